// Writes docs/reference/faults.md from the figures that `npm run faults -- --all --write` has measured.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rows } from "./rows.mjs";

export const figures = new URL("../../docs/reference/faults/", import.meta.url);
const page = new URL("../../docs/reference/faults.md", import.meta.url);

const count = (number) => number.toLocaleString("en");
const row = (cells) => `| ${cells.join(" | ")} |`;
const table = (head, body, words) => [
  row(head),
  row(head.map((_, at) => (at < words ? "---" : "---:"))),
  ...body.map(row),
];

function lostCell(result) {
  if (result === undefined) return "";
  const { lost, disordered, duplicates } = result;
  const more = [
    ...(disordered > 0 ? [`${count(disordered)} out of order`] : []),
    ...(duplicates > 0 ? [`${count(duplicates)} twice`] : []),
  ];
  return [lost > 0 ? `**${count(lost)}**` : "0", ...more].join(", ");
}

function ownCells(name, { accepted, refused, duplicates, duplicatesLeft, megabytes, seconds }) {
  const left = duplicates > 0 ? `${duplicatesLeft ?? "not known"}` : "";
  return [
    name,
    count(accepted),
    refused,
    count(duplicates),
    left,
    ...megabytes.map((value) => value || ""),
    seconds ?? "",
  ];
}

const about = ({ transport, version, node, machine, durability }) =>
  transport === "philog"
    ? `\`@philog/cloudwatch\` ${version} with durability \`${durability}\`, Node ${node.slice(1)}, ${machine}`
    : `\`${transport}\` ${version}`;

/** @returns {string} the page of all transports that were measured, ours first. */
function render(results) {
  const [own, ...peers] = results;
  const all = [own, ...peers];
  const names = all.map(({ transport }) => (transport === "philog" ? "philog" : transport));
  const lines = rows
    .filter(({ name }) => own.rows[name])
    .map(({ name }) => [name, ...all.map((one) => lostCell(one.rows[name]))]);
  const ownLines = Object.entries(own.rows).map(([name, result]) => ownCells(name, result));
  return `# What is lost under faults

Measured by \`npm run faults -- --all --write\`, which writes this page: ${all.map(about).join("; ")}.

The application is a process of its own. It logs 2,000 lines a second for 20 seconds, 40,000 in all, or what the row
says, to \`@philog/aws-local\` on loopback, which enforces the documented limits of CloudWatch Logs. Faults start after 5
seconds unless the row says otherwise. Peers are used as their documentation says, with their own defaults; their own
flush is called when nothing has arrived for 10 seconds, and is given 30 more; one that comes to no end is stopped after 5
minutes.

Lost is what was accepted and never stored whole. Accepted is, for philog, what the spool's \`write(2)\` has taken; for
the others what the logger was given. Out of order is what a reader sees in the wrong place, who sorts by time.

${table(["lost", ...names], lines, 1).join("\n")}

## The same runs, more of philog's figures

A line is stored twice only where a reply was lost: the service has stored it, and nobody was told. It then has the
number of the first, and \`philog logs dedupe\` takes it out of an export.

${table(
  [
    "fault",
    "accepted",
    "refused",
    "stored twice",
    "of these left by `philog logs dedupe`",
    "MB resident before the fault",
    "during it",
    "at most",
    "seconds from the fault's end until all was stored",
  ],
  ownLines,
  1,
).join("\n")}
`;
}

/** Writes the page; without figures of our own there is none. */
export function writePage() {
  if (!existsSync(new URL("philog.json", figures))) return;
  const files = readdirSync(figures).filter((name) => name.endsWith(".json") && name !== "philog.json");
  const read = (name) => JSON.parse(readFileSync(new URL(name, figures), "utf8"));
  writeFileSync(page, render(["philog.json", ...files.sort()].map(read)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writePage();

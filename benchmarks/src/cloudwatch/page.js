// Writes docs/reference/cloudwatch-speed.md from the figures that `npm run bench:cloudwatch -- --write` has measured.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../../", import.meta.url);
export const figures = new URL("docs/reference/cloudwatch-speed/", root);
const page = new URL("docs/reference/cloudwatch-speed.md", root);

/** What philog with a spool, in the application's process, is held to. */
export const goals = [
  { text: "at least 50,000 lines a second are accepted with a spool", holds: ({ written }) => written >= 50_000 },
  { text: "all of them are stored", holds: ({ lost }) => lost === 0 },
  { text: "less than 150 MB resident", holds: ({ largest }) => largest < 150 },
  { text: "99 % of the event loop's delays are under 20 ms", holds: ({ p99 }) => p99 < 20 },
];

const columns = [
  ["lines/s taken", "written"],
  ["lines/s stored", "stored"],
  ["not stored", "lost"],
  ["CPU ms", "cpu"],
  ["MB resident before", "atStart"],
  ["at most", "largest"],
  ["p99 of a turn, ms of CPU", "turn"],
  ["p99 of the loop's delay, ms", "p99"],
];
export const head = [
  `| transport | ${columns.map(([name]) => name).join(" | ")} |`,
  `| --- | ${columns.map(() => "---:").join(" | ")} |`,
];
const numberOf = (value) => (value === null || Number.isNaN(value) ? "" : Math.round(value).toLocaleString("en"));
export const cellsOf = (name, result) =>
  `| ${name} | ${columns.map(([, member]) => numberOf(result[member])).join(" | ")} |`;

function chapter({ node, machine, rounds, results }) {
  const own = results["philog, spool"];
  const held = own && goals.map(({ text, holds }) => `- ${text}: ${holds(own) ? "met" : "**missed**"}`);
  return [
    `## Node ${node.slice(1)}`,
    `${machine}, medians of ${rounds} rounds.`,
    [...head, ...Object.entries(results).map(([name, result]) => cellsOf(name, result))].join("\n"),
    ...(held ? [`Goals of philog with a spool in the application's process:\n\n${held.join("\n")}`] : []),
  ].join("\n\n");
}

const introduction = `# What sending to CloudWatch Logs costs

Measured by \`npm run bench:cloudwatch -- --write\`, which writes this page. 100,000 lines of about 300 bytes go through
pino or winston in bursts of 500 a turn of the event loop, without a pause, to \`@philog/aws-local\` in another process.
Each transport runs in a process of its own, as its documentation says. "Taken" is the loop of log calls, the logger's own
work included; "stored" counts until the last line is at the service. Lines that are not stored 5 seconds after the one
before count as not stored. The loop's delay is measured until then, so that who takes a minute spreads the work.`;

/** Writes the page of all Node versions that were measured. */
export function writePage() {
  if (!existsSync(figures)) return;
  const names = readdirSync(figures).filter((name) => name.endsWith(".json"));
  const results = names.sort().map((name) => JSON.parse(readFileSync(new URL(name, figures), "utf8")));
  writeFileSync(page, `${[introduction, ...results.map(chapter)].join("\n\n")}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writePage();

// The fault table: what is lost under each fault, judged by a service that enforces the documented limits.
// node test/faults/run.mjs [--rows TEXT] [--durability spool|memory] [--scale 0.1] [--transport NAME | --all] [--write]
// `--all` adds the peers, `--write` keeps the figures for docs/reference/faults.md. About 7 minutes for each transport.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { parseArgs } from "node:util";
import { readMachine } from "../../benchmarks/src/suite/machine.js";
import { figures, writePage } from "./page.mjs";
import { rows } from "./rows.mjs";
import { runRow } from "./run-row.mjs";
import { peers } from "./transports.mjs";

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "" },
    durability: { type: "string", default: "spool" },
    scale: { type: "string", default: "1" },
    transport: { type: "string", default: "philog" },
    all: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const { durability, all } = values;
const scale = Number(values.scale);
const transports = all ? ["philog", ...peers] : [values.transport];
const megabytes = (bytes) => Math.round(bytes / 1e6);
const seconds = (ms) => (ms === undefined ? undefined : Number((ms / 1_000).toFixed(1)));

function versionOf(name) {
  const path = name === "philog" ? "packages/cloudwatch" : `node_modules/${name}`;
  return JSON.parse(readFileSync(new URL(`../../${path}/package.json`, import.meta.url), "utf8")).version;
}

console.log(`Node ${process.version}, ${readMachine()}, durability ${durability}, scale ${scale}\n`);
const wanted = rows.filter(({ name }) => name.toLowerCase().includes(values.rows.toLowerCase()));
let failed = 0;
for (const transport of transports) {
  console.log(`${transport} ${versionOf(transport)}\n`);
  console.log(
    "| fault | accepted | lost | refused | out of order | stored twice | left by `philog logs dedupe` | MB resident before the fault, during it, at most | s from the fault's end until all was stored |",
  );
  console.log("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
  const results = {};
  for (const row of wanted) {
    const result = await runRow(row, { transport, durability, scale });
    const { accepted, lost, disordered, duplicates, duplicatesLeft, refused, memory } = result;
    // A process that is killed never hears the last replies.
    const losesReplies = row.kill?.[0] === "SIGKILL" || row.faults?.some(({ kind }) => kind === "lost-reply");
    const isExplained = duplicates === 0 || (losesReplies && duplicatesLeft === 0);
    const hasFailed = lost + disordered + refused > 0 || !isExplained;
    if (transport === "philog" && hasFailed) failed++;
    const measured = {
      ...{ accepted, lost, refused, disordered, duplicates, duplicatesLeft },
      ...{ megabytes: [memory.before, memory.during, memory.largest].map(megabytes), seconds: seconds(result.drain) },
    };
    results[row.name] = measured;
    const cells = [
      accepted,
      lost,
      refused,
      disordered,
      duplicates,
      duplicatesLeft ?? "",
      measured.megabytes.join(" / "),
      measured.seconds ?? "",
    ];
    console.log(`| ${[row.name, ...cells].join(" | ")} |`);
  }
  console.log("");
  if (!values.write) continue;
  const about = { version: versionOf(transport), node: process.version, machine: readMachine(), durability };
  const file = new URL(`${transport.replace(/^.*\//, "")}.json`, figures);
  mkdirSync(figures, { recursive: true });
  // Rows that were not asked for stay as they were measured before.
  const before = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).rows : {};
  const kept = { ...before, ...results };
  const ordered = rows.flatMap(({ name }) => (kept[name] ? [[name, kept[name]]] : []));
  writeFileSync(file, `${JSON.stringify({ transport, ...about, rows: Object.fromEntries(ordered) }, null, 2)}\n`);
  writePage();
}
if (failed > 0) console.log(`${failed} rows of our own are not as they should be`);
process.exitCode = failed > 0 ? 1 : 0;

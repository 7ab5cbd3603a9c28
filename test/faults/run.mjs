// The fault table: what is lost under each fault, judged by a service that enforces the documented limits.
// node test/faults/run.mjs [--rows TEXT] [--durability spool|memory] [--scale 0.1]
import { parseArgs } from "node:util";
import { rows } from "./rows.mjs";
import { runRow } from "./run-row.mjs";

const { values } = parseArgs({
  options: { rows: { type: "string", default: "" }, durability: { type: "string" }, scale: { type: "string" } },
});
const { durability = "spool", scale = "1" } = values;
const megabytes = (bytes) => Math.round(bytes / 1e6);
const seconds = (ms) => (ms === undefined ? "" : (ms / 1_000).toFixed(1));

console.log(`Node ${process.version}, durability ${durability}, scale ${scale}\n`);
console.log(
  "| fault | accepted | lost | refused | out of order | stored twice | MB resident | s until all was stored |",
);
console.log("| --- | --- | --- | --- | --- | --- | --- | --- |");
let failed = 0;
for (const row of rows.filter(({ name }) => name.toLowerCase().includes(values.rows.toLowerCase()))) {
  const result = await runRow(row, { durability, scale: Number(scale) });
  const { accepted, lost, disordered, duplicates, largest } = result;
  if (lost + disordered + result.refused > 0) failed++;
  const cells = [
    row.name,
    accepted,
    lost,
    result.refused,
    disordered,
    duplicates,
    megabytes(largest),
    seconds(result.drain),
  ];
  console.log(`| ${cells.join(" | ")} |`);
}
process.exitCode = failed > 0 ? 1 : 0;

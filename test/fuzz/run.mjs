import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runnerImport } from "vite";

const { values } = parseArgs({
  options: {
    calls: { type: "string", default: "200000" },
    seed: { type: "string", default: "1" },
    case: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const source = (path) => fileURLToPath(new URL(`../../packages/${path}`, import.meta.url));
const alias = [
  { find: "@philog/core/host", replacement: source("core/src/host/index.ts") },
  { find: /^@philog\/(core|pino|testing)$/, replacement: source("$1/src/index.ts") },
];
const load = async (name) => {
  const options = { configFile: false, logLevel: "error", resolve: { alias } };
  return (await runnerImport(fileURLToPath(new URL(name, import.meta.url)), options)).module;
};

const { fuzz, replay } = await load("./fuzz.ts");
if (values.case !== undefined) {
  const { all, plants, faults } = replay(values.seed, Number(values.case));
  console.log(all);
  console.log(plants, faults);
  process.exit(0);
}
const { report, page } = await load("./report.ts");
const start = Date.now();
const figures = fuzz({
  calls: Number(values.calls),
  seed: values.seed,
  onProgress: (calls) => process.stderr.isTTY && process.stderr.write(`\r${calls} calls`),
});
console.log(report(figures));
console.log(`${((Date.now() - start) / 1000).toFixed(0)} s`);
if (values.write) {
  const { failures, ...table } = figures;
  const reference = (name) => fileURLToPath(new URL(`../../docs/reference/${name}`, import.meta.url));
  writeFileSync(reference("fuzz.json"), `${JSON.stringify({ ...table, failures: failures.length }, null, 2)}\n`);
  writeFileSync(reference("fuzz.md"), page(figures));
}
process.exitCode = figures.failures.length === 0 ? 0 : 1;

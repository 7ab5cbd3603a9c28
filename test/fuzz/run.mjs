// Random logging calls: `--calls` of them, in `--jobs` processes side by side, each with a seed of its own.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { inJobs, load as loadFile } from "./jobs.mjs";

const { values } = parseArgs({
  options: {
    calls: { type: "string", default: "200000" },
    seed: { type: "string", default: "1" },
    /** Calls under one policy and one family of loggers. */
    "per-policy": { type: "string", default: "40" },
    jobs: { type: "string", default: "1" },
    /** Shows one case again. */
    case: { type: "string" },
    /** Writes the page of the reference. */
    write: { type: "boolean", default: false },
    /** Writes the figures as JSON instead of printing them: a job's own. */
    json: { type: "string" },
  },
});
const calls = Number(values.calls);
const jobs = Number(values.jobs);
const perPolicy = Number(values["per-policy"]);

const load = (name) => loadFile(new URL(name, import.meta.url));

async function runJobs() {
  const { merge } = await load("./merge.ts");
  return merge(await inJobs({ jobs, seed: values.seed, calls, flags: ["--per-policy", String(perPolicy)] }));
}

async function run() {
  const { fuzz } = await load("./fuzz.ts");
  let said = 0;
  let told = 0;
  return fuzz({
    calls,
    seed: values.seed,
    perPolicy,
    onProgress(done, failures) {
      for (; told < failures.length; told++) console.error(`seed ${values.seed}: ${JSON.stringify(failures[told])}`);
      if (process.stderr.isTTY && jobs === 1) process.stderr.write(`\r${done} calls`);
      else if (done - said >= 500_000) {
        said = done;
        console.error(`${new Date().toISOString()} seed ${values.seed}: ${done} calls, ${failures.length} failures`);
      }
    },
  });
}

if (values.case !== undefined) {
  const { replay } = await load("./fuzz.ts");
  const { all, plants, faults } = replay(values.seed, Number(values.case), perPolicy);
  console.log(all);
  console.log(plants, faults);
  process.exit(0);
}
const { report } = await load("./report.ts");
const start = Date.now();
const figures = jobs === 1 ? await run() : await runJobs();
if (values.json === undefined) {
  console.log(report(figures));
  console.log(`${((Date.now() - start) / 1000).toFixed(0)} s`);
} else writeFileSync(values.json, JSON.stringify(figures));
if (values.write) {
  const { writeFigures } = await load("./pages.ts");
  writeFigures(figures);
}
process.exitCode = figures.failures.length === 0 ? 0 : 1;

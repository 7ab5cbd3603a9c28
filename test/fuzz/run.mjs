// Random logging calls: `--calls` of them, in `--jobs` processes side by side, each with a seed of its own.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runnerImport } from "vite";

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

const source = (path) => fileURLToPath(new URL(`../../packages/${path}`, import.meta.url));
const alias = [
  { find: "@philog/core/host", replacement: source("core/src/host/index.ts") },
  { find: /^@philog\/(core|pino|testing)$/, replacement: source("$1/src/index.ts") },
];
const load = async (name) => {
  const options = { configFile: false, logLevel: "error", resolve: { alias } };
  return (await runnerImport(fileURLToPath(new URL(name, import.meta.url)), options)).module;
};

/** A process that dies tells nothing about its calls: then there are no figures. */
function runJob(seed, file) {
  const flags = ["--calls", String(Math.ceil(calls / jobs)), "--seed", seed, "--per-policy", String(perPolicy)];
  const child = spawn(process.execPath, [process.argv[1], ...flags, "--json", file], { stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.on("exit", (code, signal) =>
      signal === null && (code === 0 || code === 1)
        ? resolve(JSON.parse(readFileSync(file, "utf8")))
        : reject(new Error(`the job with seed ${seed} died: ${signal ?? code}`)),
    );
  });
}

async function runJobs() {
  const { merge } = await load("./merge.ts");
  const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
  const seeds = Array.from({ length: jobs }, (_, job) => `${values.seed}.${job + 1}`);
  try {
    return merge(await Promise.all(seeds.map((seed) => runJob(seed, join(folder, `${seed}.json`)))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function run() {
  const { fuzz } = await load("./fuzz.ts");
  let said = 0;
  return fuzz({
    calls,
    seed: values.seed,
    perPolicy,
    onProgress(done) {
      if (process.stderr.isTTY && jobs === 1) process.stderr.write(`\r${done} calls`);
      else if (done - said >= 500_000) {
        said = done;
        console.error(`${new Date().toISOString()} seed ${values.seed}: ${done} calls`);
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
const { report, page } = await load("./report.ts");
const start = Date.now();
const figures = jobs === 1 ? await run() : await runJobs();
if (values.json === undefined) {
  console.log(report(figures));
  console.log(`${((Date.now() - start) / 1000).toFixed(0)} s`);
} else writeFileSync(values.json, JSON.stringify(figures));
if (values.write) {
  const { failures, ...table } = figures;
  const reference = (name) => fileURLToPath(new URL(`../../docs/reference/${name}`, import.meta.url));
  writeFileSync(reference("fuzz.json"), `${JSON.stringify({ ...table, failures: failures.length }, null, 2)}\n`);
  writeFileSync(reference("fuzz.md"), page(figures));
}
process.exitCode = figures.failures.length === 0 ? 0 : 1;

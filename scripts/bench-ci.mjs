// Compares the working tree's speed with its base commit's. Exits with 1 for a slowdown that is more than noise, or
// where noise would have hidden one; with 2 where nothing could be measured.
// npm run bench:ci [-- --base REF] [--summary FILE] [--seconds N]
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildSideBySide, findBase } from "../benchmarks/src/ci/builds.js";
import { measure } from "../benchmarks/src/ci/measure.js";
import { summary } from "../benchmarks/src/ci/summary.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const { env } = process;
const git = (...parameters) => execFileSync("git", parameters, { cwd: root, encoding: "utf8" }).trim();

function readOptions() {
  const { values } = parseArgs({
    options: { base: { type: "string" }, summary: { type: "string" }, seconds: { type: "string", default: "140" } },
  });
  // Of measuring; building comes on top.
  const seconds = Number(values.seconds);
  if (!(seconds >= 0 && seconds <= 3600)) throw new Error("--seconds takes a number up to 3600");
  return { ...values, seconds };
}

/** Whether every case is fine. */
async function run(directory) {
  const options = readOptions();
  const base = findBase(root, options.base);
  console.log(`building ${base.slice(0, 7)} and the working tree`);
  const builds = buildSideBySide(root, base, directory);
  const started = performance.now();
  const results = await measure(builds, { seconds: options.seconds, told: console.log });
  const head = git("rev-parse", "--short=7", "HEAD");
  const text = summary(results, {
    base: base.slice(0, 7),
    tree: git("status", "--porcelain") === "" ? head : `the working tree on ${head}`,
    node: process.version,
    machine: `${cpus()[0]?.model.trim()}, ${cpus().length} cores`,
    seconds: (performance.now() - started) / 1000,
  });
  console.log(`\n${text}`);
  if (options.summary !== undefined) writeFileSync(options.summary, text);
  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, text);
  return results.every(({ verdict }) => verdict === "fine");
}

const directory = mkdtempSync(join(tmpdir(), "philog-bench-"));
const leave = () => rmSync(directory, { recursive: true, force: true });
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    leave();
    process.exit(130);
  });
}
try {
  process.exitCode = (await run(directory)) ? 0 : 1;
} catch (error) {
  console.error(`bench:ci: ${error.message}`);
  process.exitCode = 2;
} finally {
  leave();
}

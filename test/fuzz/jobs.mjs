// What the fuzz commands share: sources instead of builds, and several processes side by side.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const source = (path) => fileURLToPath(new URL(`../../packages/${path}`, import.meta.url));
const alias = [
  { find: "@philog/core/host", replacement: source("core/src/host/index.ts") },
  { find: "@philog/core/http", replacement: source("core/src/http/index.ts") },
  { find: "@philog/core/context", replacement: source("core/src/http/context.ts") },
  { find: "@philog/core/doctor", replacement: source("core/src/process/doctor.ts") },
  { find: /^@philog\/(core|pino|winston|express|fastify|nestjs|testing)$/, replacement: source("$1/src/index.ts") },
];

/** Loads a file of TypeScript, with the packages as they stand. */
export async function load(url) {
  const options = { configFile: false, logLevel: "error", resolve: { alias } };
  return (await runnerImport(fileURLToPath(url), options)).module;
}

/** A process that dies tells nothing about its calls: then there are no figures. */
function runJob(seed, file, flags) {
  const child = spawn(process.execPath, [process.argv[1], ...flags, "--seed", seed, "--json", file], {
    stdio: "inherit",
  });
  return new Promise((resolve, reject) => {
    child.on("exit", (code, signal) =>
      signal === null && (code === 0 || code === 1)
        ? resolve(JSON.parse(readFileSync(file, "utf8")))
        : reject(new Error(`the job with seed ${seed} died: ${signal ?? code}`)),
    );
  });
}

/** Runs the command in `jobs` processes, each with its part of the calls and a seed of its own; resolves their figures. */
export async function inJobs({ jobs, seed, calls, flags }) {
  const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
  const seeds = Array.from({ length: jobs }, (_, job) => `${seed}.${job + 1}`);
  const own = [...flags, "--calls", String(Math.ceil(calls / jobs))];
  try {
    return await Promise.all(seeds.map((one) => runJob(one, join(folder, `${one}.json`), own)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

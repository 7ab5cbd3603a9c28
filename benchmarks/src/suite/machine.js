import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const packages = [
  "@philog/core",
  "@philog/pino",
  "pino",
  "@pinojs/redact",
  "fast-redact",
  "@hackylabs/deep-redact",
  "redact-pii",
  "@redactpii/node",
  "benchmark",
];

/** Where a package hides its package.json behind `exports`, the folders above its door are searched. */
function versionOf(name) {
  const from = name === "benchmark" ? import.meta.resolve("@philog/cli/bench") : import.meta.url;
  let folder = dirname(fileURLToPath(name === "benchmark" ? from : import.meta.resolve(name)));
  while (true) {
    for (const file of [join(folder, "package.json"), join(folder, "node_modules", name, "package.json")]) {
      try {
        const found = JSON.parse(readFileSync(file, "utf8"));
        if (found.name === name) return found.version;
      } catch {}
    }
    const above = dirname(folder);
    if (above === folder) return "unknown";
    folder = above;
  }
}

/** @returns {Record<string, string>} versions of all that takes part. */
export const readVersions = () => Object.fromEntries(packages.map((name) => [name, versionOf(name)]));

/** The processor and how many of its threads this system sees. */
export const readMachine = () => `${cpus()[0].model.trim()}, ${cpus().length} threads`;

/** Says what the figures below were measured on. */
export function printMachine() {
  const versions = Object.entries(readVersions()).map(([name, version]) => `${name} ${version}`);
  console.log(`Node ${process.version}, ${readMachine()}\n${versions.join(", ")}\n`);
}

/** Holds a tag against what would be published: `node scripts/check-release.mjs v1.2.3`. Exits 1 with every fault. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const [tag] = process.argv.slice(2);
const faults = [];

const manifests = readdirSync(`${root}/packages`)
  .map((name) => ({ name, ...JSON.parse(readFileSync(`${root}/packages/${name}/package.json`, "utf8")) }))
  .filter((manifest) => !manifest.private);

for (const { name, version, repository, publishConfig } of manifests) {
  if (`v${version}` !== tag) faults.push(`${name} is ${version}, the tag is ${tag}`);
  // npm compares it with the repository that the workflow runs in, and refuses the provenance where they differ.
  if (!repository?.url) faults.push(`${name} names no repository, which provenance needs`);
  if (publishConfig?.access !== "public" || publishConfig.provenance !== true) {
    faults.push(`${name} is not published in public with provenance`);
  }
}
for (const file of readdirSync(`${root}/.changeset`)) {
  if (file.endsWith(".md") && file !== "README.md") {
    faults.push(`.changeset/${file} is not taken in: run \`npm run version-packages\``);
  }
}

for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;

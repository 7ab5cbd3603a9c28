// Writes every generated file anew; with --check says which of them are out of date instead, and fails.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const check = process.argv.includes("--check");
/** Each script and what it writes. Key words come from installed type declarations and are made by hand: see its head. */
const generated = [
  ["scripts/generate-schema.mjs", "packages/core/policy.schema.json"],
  ["scripts/generate-policy-doc.mjs", "docs/reference/policy.md"],
  ["scripts/generate-shapes-doc.mjs", "docs/reference/shapes.md"],
  ["scripts/generate-detectors-doc.mjs", "docs/reference/detectors.md"],
  ["scripts/generate-benchmarks-doc.mjs", "docs/benchmarks.md"],
  ["test/faults/page.mjs", "docs/reference/faults.md"],
  ["benchmarks/src/cloudwatch/page.js", "docs/reference/cloudwatch-speed.md"],
  [
    "scripts/generate-names.mjs",
    "packages/core/src/detect/first-name-list.ts",
    "packages/core/src/detect/place-list.ts",
  ],
  ["scripts/generate-vocabulary.mjs", "packages/core/src/detect/vocabulary-list.ts"],
  ["scripts/generate-lists-version.mjs", "packages/core/src/detect/lists-version.ts"],
];

let stale = 0;
for (const [script, ...files] of generated) {
  const before = files.map((file) => readFileSync(file, "utf8"));
  const { status } = spawnSync(process.execPath, [script], { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) process.exit(1);
  for (const [index, file] of files.entries()) {
    if (!check || readFileSync(file, "utf8") === before[index]) continue;
    writeFileSync(file, before[index]);
    console.error(`${file} is out of date: run npm run generate`);
    stale += 1;
  }
}
process.exitCode = stale === 0 ? 0 : 1;

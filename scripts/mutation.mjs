// Mutation tests of core: `npm run mutation -- --room policy --room detect`; without a room, all of them. `--sample 8` runs
// one mutant in eight, drawn by a digest of its place; `--fresh` forgets the results of before, which do not notice that tests
// have changed. `--page` only writes docs/reference/mutants.md anew from the results in .mutation.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { writePage } from "./mutation/page.mjs";
import { partsOf } from "./mutation/parts.mjs";
import { rooms } from "./rooms.mjs";

const { values } = parseArgs({
  options: {
    room: { type: "string", multiple: true },
    sample: { type: "string", default: "1" },
    fresh: { type: "boolean" },
    page: { type: "boolean" },
  },
});
const chosen = values.room ?? rooms;
const unknown = chosen.find((room) => !rooms.includes(room));
if (unknown !== undefined) {
  console.error(`${unknown} is no room of core: ${rooms.join(", ")}`);
  process.exit(2);
}

for (const room of values.page ? [] : chosen) {
  for (const { files, results } of partsOf(room)) {
    if (values.fresh) rmSync(results, { force: true });
    const env = {
      ...process.env,
      PHILOG_MUTATION_ROOM: room,
      PHILOG_MUTATION_FILES: files.join(),
      PHILOG_MUTATION_RESULTS: results,
      PHILOG_MUTATION_SAMPLE: values.sample,
    };
    const { status } = spawnSync("npx", ["stryker", "run"], { stdio: "inherit", env });
    if (status !== 0) process.exit(1);
  }
}
process.exitCode = writePage() >= 85 ? 0 : 1;

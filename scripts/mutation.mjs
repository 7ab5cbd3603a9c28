// Mutation tests of core: `npm run mutation -- --room policy --room detect`; without a room, all of them. `--sample 8` runs
// one mutant in eight, drawn by a digest of its place. `--page` only writes docs/reference/mutants.md anew from the results in .mutation, which are kept and reused from run to run.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { writePage } from "./mutation/page.mjs";

const rooms = ["errors", "policy", "tokens", "detect", "redactors", "compile", "engine", "host"];
const { values } = parseArgs({
  options: {
    room: { type: "string", multiple: true },
    sample: { type: "string", default: "1" },
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
  const env = { ...process.env, PHILOG_MUTATION_ROOM: room, PHILOG_MUTATION_SAMPLE: values.sample };
  const { status } = spawnSync("npx", ["stryker", "run"], { stdio: "inherit", env });
  if (status !== 0) process.exit(1);
}
process.exitCode = writePage(rooms) >= 85 ? 0 : 1;

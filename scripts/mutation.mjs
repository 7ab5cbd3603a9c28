// Mutation tests of core: `npm run mutation -- --room policy --room detect`; without a room, all of them. `--sample 8` runs
// one mutant in eight, drawn by a digest of its place; `--fresh` forgets the results of before, which do not notice that tests
// have changed. `--page` only writes docs/reference/mutants.md anew from the results in .mutation.
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { writePage } from "./mutation/page.mjs";

const rooms = ["errors", "policy", "tokens", "detect", "redactors", "compile", "engine", "host", "http", "process"];
/** Written by scripts, or doors that hold no logic. */
const leftOut =
  /(^|\/)(index|policy\/(key-word-list|zip-prefixes)|detect\/(vocabulary-list|first-name-list|place-list|lists-version))\.ts$/;
/** Where more files are mutated at a time, all that they do takes several times as long, for hits are counted in them. */
const filesOfPart = 12;

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

/** The files of a room that are mutated, in parts. */
function partsOf(room) {
  if (room === "errors") return [["errors.ts"]];
  const names = readdirSync(`packages/core/src/${room}`, { recursive: true }).map((name) => `${room}/${name}`);
  const files = names.filter((name) => /(?<!\.test|\.test-data)\.ts$/.test(name) && !leftOut.test(name)).sort();
  const parts = Math.ceil(files.length / filesOfPart);
  return Array.from({ length: parts }, (_, n) => files.slice(n * filesOfPart, (n + 1) * filesOfPart));
}

for (const room of values.page ? [] : chosen) {
  if (values.fresh) rmSync(`.mutation/${room}.json`, { force: true });
  for (const files of partsOf(room)) {
    const env = {
      ...process.env,
      PHILOG_MUTATION_ROOM: room,
      PHILOG_MUTATION_FILES: files.join(),
      PHILOG_MUTATION_SAMPLE: values.sample,
    };
    // The results of a room's other parts stay in its file.
    const { status } = spawnSync("npx", ["stryker", "run"], { stdio: "inherit", env });
    if (status !== 0) process.exit(1);
  }
}
process.exitCode = writePage(rooms) >= 85 ? 0 : 1;

import { readdirSync } from "node:fs";

/** Written by scripts, or doors that hold no logic. */
const leftOut =
  /(^|\/)(index|policy\/(key-word-list|zip-prefixes)|detect\/(vocabulary-list|first-name-list|place-list|lists-version))\.ts$/;
/** Where more files are mutated at a time, all that they do takes several times as long, for hits are counted in them. */
const filesOfPart = 12;

function filesOf(room) {
  if (room === "errors") return ["errors.ts"];
  const names = readdirSync(`packages/core/src/${room}`, { recursive: true }).map((name) => `${room}/${name}`);
  return names.filter((name) => /(?<!\.test|\.test-data)\.ts$/.test(name) && !leftOut.test(name)).sort();
}

/** The files of a room that are mutated, in parts of some, each with results of its own: Stryker keeps them in memory. */
export function partsOf(room) {
  const files = filesOf(room);
  return Array.from({ length: Math.ceil(files.length / filesOfPart) }, (_, at) => ({
    results: `.mutation/${room}-${at + 1}.json`,
    files: files.slice(at * filesOfPart, (at + 1) * filesOfPart),
  }));
}

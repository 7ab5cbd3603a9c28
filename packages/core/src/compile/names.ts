import { readPath } from "../policy/path.ts";
import { jsonString } from "../redactors/json-string.ts";
import type { Run } from "../redactors/run.ts";

const printedNames = 20;

/** The member that lists what is gone from a record. */
export const namesKey = "redacted";

/** Notes the path of something that is gone, as JSON text with a comma before it. */
export function noteName(run: Run, name: string): void {
  if (run.nameCount < printedNames) run.names += name;
  run.nameCount += 1;
}

/** Notes one path, once a record. */
export function createNote(path: string): (run: Run) => void {
  const name = `,${jsonString(path)}`;
  let seen = 0;
  return (run) => {
    if (seen === run.id) return;
    seen = run.id;
    noteName(run, name);
  };
}

/** The member that lists what is gone, with a comma before it; empty where nothing is. */
export function namesMember(run: Run): string {
  if (run.nameCount === 0) return "";
  const more = run.nameCount > printedNames ? `,"+${run.nameCount - printedNames} more"` : "";
  return `,"${namesKey}":[${run.names.slice(1)}${more}]`;
}

const furtherNames = /^\+(\d{1,6}) more$/;
// What stands for a key that is data, and for the keys past the limit.
const keyMarkers = /\.?\[(?:KEY:\d{1,6}|LIMIT:keys)\]/g;

/** Takes over the names of a record that was redacted before; a path with a key that may not be printed is none. */
export function inheritNames(run: Run, names: unknown, isPrintableKey: (key: string) => boolean): void {
  if (!Array.isArray(names)) return;
  for (let index = 0; index <= printedNames; index++) {
    const name: unknown = names[index];
    if (typeof name !== "string") continue;
    const further = furtherNames.exec(name);
    if (further !== null) run.nameCount += Number(further[1]);
    else if (isPrintedPath(name.replace(keyMarkers, ""), isPrintableKey)) noteName(run, `,${jsonString(name)}`);
  }
}

function isPrintedPath(path: string, isPrintableKey: (key: string) => boolean): boolean {
  if (path === "") return true;
  const segments = readPath(path);
  return Array.isArray(segments) && segments.every((segment) => segment.kind !== "key" || isPrintableKey(segment.key));
}

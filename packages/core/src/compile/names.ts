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

// What formatPath and the hidden keys are made of, and the count after them.
const printedName = /^[\w$.[\]*:"-]{1,200}$/;
const furtherNames = /^\+(\d{1,6}) more$/;

/** Takes over the names of a record that was redacted before. */
export function inheritNames(run: Run, names: unknown): void {
  if (!Array.isArray(names)) return;
  for (const name of names.slice(0, printedNames + 1)) {
    if (typeof name !== "string") continue;
    const further = furtherNames.exec(name);
    if (further !== null) run.nameCount += Number(further[1]);
    else if (printedName.test(name)) noteName(run, `,${jsonString(name)}`);
  }
}

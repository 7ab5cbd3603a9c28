import { type Classification, classifications } from "@philog/core";
import { exit } from "../exit.ts";
import { Failure } from "../prompt/failure.ts";

/** The classifications that core makes tokens for, as a list in text. */
export const tokenizedNames =
  "name, phone, fax, email, ssn, mrn, healthPlan, account, license, vehicle, device, url, ip or otherId";

/** Edits from one name to the other: a letter more, less or another one. */
function edits(from: string, to: string): number {
  let row = [...to, ""].map((_, column) => column);
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1];
    for (const [column, other] of [...to].entries()) {
      const replaced = row[column]! + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, row[column + 1]! + 1, next[column]! + 1));
    }
    row = next;
  }
  return row.at(-1)!;
}

/** Reads the name of a classification. Throws `Failure` with the nearest one, and without what was given. */
export function readClassification(name: string): Classification {
  const found = classifications.find((known) => known === name);
  if (found !== undefined) return found;
  const wanted = name.slice(0, 32).toLowerCase();
  const most = Math.max(2, Math.floor(wanted.length / 3));
  const [near] = classifications
    .map((known) => ({ known, distance: edits(wanted, known.toLowerCase()) }))
    .filter(({ distance }) => distance <= most && distance < wanted.length)
    .sort((a, b) => a.distance - b.distance);
  const hint = near === undefined ? `it has to be ${tokenizedNames}` : `did you mean ${near.known}?`;
  throw new Failure(exit.usage, `--classification: there is no such one; ${hint}`);
}

import { RedactionError } from "../errors.ts";

/** Past this many code units a name is cut: the distance costs the product of both lengths. */
const longest = 64;

/** Levenshtein distance in code units. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

/** The candidate with the fewest edits from `name`, case aside; the first of equals. `undefined` without candidates. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.slice(0, longest).toLowerCase();
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const edits = distance(wanted, candidate.slice(0, longest).toLowerCase());
    if (edits < fewest) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}

/** A name that is printed: a secret that stands where a name belongs is longer than this. */
const printable = /^[A-Za-z_$][\w$]{0,31}$/;

/**
 * Throws `PHILOG_OPTION_UNKNOWN`, naming the nearest known member, when `given` has a member that is not `known`.
 * `where` is the place as the user writes it, such as `keys.current`.
 */
export function refuseUnknown(where: string, given: object, known: readonly string[]): void {
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue;
    const shown = printable.test(name) ? `\`${name}\`` : "a member";
    throw new RedactionError(
      "PHILOG_OPTION_UNKNOWN",
      `${shown} of ${where}; the nearest is \`${nearest(name, known)}\``,
    );
  }
}

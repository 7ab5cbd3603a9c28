import { RedactionError } from "../errors.ts";

/** Past this many code units a name is cut: the distance costs the product of both lengths. */
const longest = 64;

/** Edits from one name to the other in code units: one more, one less, another one, or two neighbours exchanged. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const exchanged = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : replaced;
      next.push(Math.min(replaced, exchanged, row[j]! + 1, next[j - 1]! + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}

/**
 * The candidate with the fewest edits from `name`, case aside; the first of equals. `undefined` where even that one
 * differs in more than a third of its characters: a wild guess misleads.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.slice(0, longest).toLowerCase();
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const edits = distance(wanted, candidate.slice(0, longest).toLowerCase());
    if (edits < fewest) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}

/** What to write instead of an unknown name: the nearest known one, or what there is to choose from. */
export function suggest(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined ? `known here: ${known.join(", ")}` : `did you mean \`${near}\`?`;
}

/** A name that is printed: a secret that stands where a name belongs is longer than this. */
const printable = /^[A-Za-z_$][\w$]{0,31}$/;

/**
 * Throws `PHILOG_OPTION_UNKNOWN`, with the nearest known member or all of them, when `given` has one that is not `known`.
 * `where` is the place as the user writes it, such as `keys.current`.
 */
export function refuseUnknown(where: string, given: object, known: readonly string[]): void {
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue;
    const shown = printable.test(name) ? `\`${name}\`` : "a member";
    throw new RedactionError("PHILOG_OPTION_UNKNOWN", `${shown} of ${where}; ${suggest(name, known)}`);
  }
}

import { unfold } from "./name-lists.ts";
import { placeNames } from "./place-list.ts";

const firstWord = /^[a-z]+/;

/** Towns and cities by their first word, the longest first: lower case, without diacritics; no states, no countries. */
export const placesByFirstWord: ReadonlyMap<string, readonly string[]> = byFirstWord(unfold(placeNames));

function byFirstWord(places: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const place of places) {
    const first = firstWord.exec(place)![0];
    const some = found.get(first);
    if (some) some.unshift(place);
    else found.set(first, [place]);
  }
  return found;
}

/** Whether a name in lower case is a town or city of the list. */
export function isListedPlace(name: string): boolean {
  const first = firstWord.exec(name)?.[0] ?? "";
  return placesByFirstWord.get(first)?.includes(name) ?? false;
}

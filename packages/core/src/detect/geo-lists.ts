import { unfold } from "./name-lists.ts";
import { isLetter } from "./name-words.ts";
import { placeNames } from "./place-list.ts";

const firstWord = /^[a-z]+/;
/** More places than these begin with `west`, `san` and the like: they are looked up by two further characters. */
const FEW = 8;
const none: readonly string[] = [];

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

const placesByStart: ReadonlyMap<string, readonly string[]> = byStart();

function byStart(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [first, places] of placesByFirstWord) {
    if (places.length <= FEW) continue;
    const alone = places.filter((place) => place === first);
    found.set(first, alone);
    for (const place of places.slice(0, places.length - alone.length).reverse()) {
      const start = place.slice(0, first.length + 2);
      const some = found.get(start);
      if (some) some.unshift(place);
      else found.set(start, [place, ...alone]);
    }
  }
  return found;
}

/** The places that may begin with this word in lower case, which the two characters follow; the longest first. */
export function placesLike(first: string, following: string): readonly string[] {
  const places = placesByFirstWord.get(first) ?? none;
  if (places.length <= FEW) return places;
  return placesByStart.get(first + following.toLowerCase()) ?? placesByStart.get(first)!;
}

/** Whether a name in lower case is a town or city of the list. */
export function isListedPlace(name: string): boolean {
  let end = 0;
  while (isLetter(name.charCodeAt(end))) end++;
  return placesLike(name.slice(0, end), name.slice(end, end + 2)).includes(name);
}

/** Whether a name in lower case ends in a town or city of the list, or is one. */
export function endsInListedPlace(name: string): boolean {
  let from = 0;
  while (!isListedPlace(name.slice(from))) {
    from = name.indexOf(" ", from) + 1;
    if (from === 0) return false;
  }
  return true;
}

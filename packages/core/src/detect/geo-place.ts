import { before, type Detector, matchEnd } from "./detector.ts";
import { endsInListedPlace, placesByFirstWord, placesLike } from "./geo-lists.ts";
import { afterPlace, notPlaces, stateCodes, stateNames } from "./geo-words.ts";
import { isEponym } from "./name-evidence.ts";
import { endsInLower, insideWord, isCapital, isFollowedBy, isInsideWord, isLetter } from "./name-words.ts";

const letter = /[\p{L}\p{N}_=(@\\/'’]|[.:][\p{L}\p{N}]|-\p{L}/uy;

/** The end of a place of the list that begins here, -1 where there is none: each of its words is capitalised. */
export function placeEnd(text: string, start: number, wordEnd: number): number {
  const following = text.slice(wordEnd, wordEnd + 2);
  for (const place of placesLike(text.slice(start, wordEnd).toLowerCase(), following)) {
    const end = start + place.length;
    if ((text.charCodeAt(end - 1) | 32) !== place.charCodeAt(place.length - 1)) continue;
    const written = text.slice(start, end);
    if (written.toLowerCase() !== place || / [a-z]{4}/.test(written)) continue;
    if (end - start < 5 && written === written.toUpperCase()) continue;
    if (!isFollowedBy(letter, text, end)) return end;
  }
  return -1;
}

const preposition =
  /(?:^|[\s(["',])(?:in|at|from|near|to|of|by|around|outside|visited|visiting|our|the|downtown|greater)\s$/i;
const office =
  / (?:clinic|office|facility|branch|campus|location|site|practice|hospital|pharmacy|center|lab|area|residents?|home)\b/iy;

const opensPart = ",;-–—";

/** Whether a place stands between commas, dashes or parentheses, or ends the text behind one. */
function isSetOff(text: string, start: number, end: number): boolean {
  const prior = text.charAt(start - 1);
  const isOpened = prior === "(" || (" \n".includes(prior) && start > 1 && opensPart.includes(text.charAt(start - 2)));
  return isOpened && (end === text.length || ",;)?".includes(text.charAt(end)));
}

/** Towns and cities of the list, where a preposition, a state or an office says that a place is meant. */
export const listedPlace: Detector = {
  name: "listed-place",
  classification: "geo",
  capital: true,
  words: [...placesByFirstWord.keys()],
  notAfter: insideWord,
  find(text, start, wordEnd, report) {
    if (isInsideWord(text, start)) return undefined;
    const end = placeEnd(text, start, wordEnd);
    if (end < 0) return undefined;
    const whole = afterPlace(text, end);
    const said = matchEnd(office, text, end);
    if (
      whole === end &&
      said < 0 &&
      !text.slice(start, end).includes(" ") &&
      !isSetOff(text, start, end) &&
      !preposition.test(before(text, start, 12))
    )
      return undefined;
    if (isEponym(text, Math.max(whole, said))) return undefined;
    report(start, Math.max(whole, said));
    return end;
  },
};

/** Where the comma and the white space before a state begin. */
function separatorStart(text: string, end: number): number {
  let at = end;
  while (end - at < 3 && " \n,".includes(text.charAt(at - 1))) at--;
  return at;
}

/**
 * The text before an index from the given number of spaces before `wordsEnd` on, or from what stands in no name:
 * a pattern tries every word in it.
 */
export function wordsBefore(text: string, wordsEnd: number, index: number, reach: number, spaces: number): string {
  const least = Math.max(0, index - reach);
  let from = wordsEnd;
  let left = spaces;
  while (from > least && left > 0) {
    const code = text.charCodeAt(--from);
    if (code === 32) left--;
    else if (code < 128 && !isLetter(code) && code !== 46 && code !== 39 && code !== 45) break;
  }
  return text.slice(from, index);
}

const city =
  /(?:^|[^\p{L}\p{N}_.-])((?:\p{Lu}[\p{L}\p{M}.'’-]{1,20} ){0,3}\p{Lu}[\p{L}\p{M}.'’-]{1,20})(, ?|,?\n ?| )$/u;
const endsInDigit = /\d$/;
const zipCode = /,? {1,2}\d{5}(?:-\d{4})?(?![\d-])/y;
const located = /(?:^|\s)(?:in|at|from|near|of|to|is|was)\s$/i;

/** `City, ST`, `City, State` and `City, ST 12345`, whatever the city. */
export const cityAndState: Detector = {
  name: "city-state",
  classification: "geo",
  capital: true,
  words: [...stateCodes, ...stateNames.map((name) => name.split(" ")[0]!)],
  find(text, start, wordEnd, report) {
    const prior = text.charCodeAt(start - 1);
    if (prior !== 32 && prior !== 44 && prior !== 10) return undefined;
    const code = wordEnd - start === 2;
    if (code && !isCapital(text, start + 1)) return undefined;
    const separatorFrom = separatorStart(text, start);
    if (endsInLower(text, separatorFrom)) return undefined;
    // Behind a space alone a code counts only before a ZIP code.
    const isSpaced = prior === 32 && separatorFrom === start - 1;
    if (code && isSpaced && matchEnd(zipCode, text, wordEnd) < 0) return undefined;
    const found = city.exec(wordsBefore(text, separatorFrom, start, 70, 4));
    if (!found) return undefined;
    const [, name = "", separator = ""] = found;
    const from = start - separator.length - name.length;
    const end = code ? wordEnd : afterPlace(text, start - separator.length);
    if (end < wordEnd || (code && isFollowedBy(letter, text, end))) return undefined;
    const zip = matchEnd(zipCode, text, end);
    // Behind a state in full it is a part of `end` already.
    const hasZip = zip > 0 || endsInDigit.test(text.slice(start, end));
    const lower = name.toLowerCase();
    if (notPlaces.has(lower.split(" ", 1)[0]!)) return undefined;
    const isTold = hasZip || (separator !== " " && (endsInListedPlace(lower) || located.test(before(text, from, 8))));
    if (!isTold) return undefined;
    report(from, Math.max(end, zip));
    return undefined;
  },
};

const countyName = /((?:\p{Lu}[\p{L}.'’-]{1,20} ){0,2}\p{Lu}[\p{L}.'’-]{1,20}) $/u;

/** Counties, parishes and boroughs. */
export const county: Detector = {
  name: "county",
  classification: "geo",
  capital: true,
  words: ["county", "parish", "borough"],
  find(text, start, end, report) {
    const name = countyName.exec(wordsBefore(text, start - 1, start, 65, 3))?.[1];
    if (!name || notPlaces.has(name.split(" ").at(-1)!.toLowerCase())) return undefined;
    report(start - name.length - 1, afterPlace(text, end));
    return undefined;
  },
};

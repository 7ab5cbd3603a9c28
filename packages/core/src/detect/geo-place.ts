import { before, type Detector, matchEnd } from "./detector.ts";
import { isListedPlace, placesByFirstWord } from "./geo-lists.ts";
import { afterPlace, notPlaces, stateCodes, stateNames } from "./geo-words.ts";
import { isCapital, isInsideWord } from "./name-words.ts";

const letter = /[\p{L}\p{N}_=(@\\/'’]|[.:][\p{L}\p{N}]|-\p{L}/uy;

/** The end of a place of the list that begins here, -1 where there is none: each of its words is capitalised. */
export function placeEnd(text: string, start: number, wordEnd: number): number {
  for (const place of placesByFirstWord.get(text.slice(start, wordEnd).toLowerCase()) ?? []) {
    const end = start + place.length;
    const written = text.slice(start, end);
    if (written.toLowerCase() !== place || / [a-z]{4}/.test(written)) continue;
    if (end - start < 5 && written === written.toUpperCase()) continue;
    if (matchEnd(letter, text, end) < 0) return end;
  }
  return -1;
}

const preposition =
  /(?:^|[\s(,])(?:in|at|from|near|to|of|around|outside|visited|visiting|our|the|downtown|greater)\s$/i;
const office =
  / (?:clinic|office|facility|branch|campus|location|site|practice|hospital|pharmacy|center|lab|area|residents?|home)\b/iy;

/** Towns and cities of the list, where a preposition, a state or an office says that a place is meant. */
export const listedPlace: Detector = {
  name: "listed-place",
  classification: "geo",
  capital: true,
  words: [...placesByFirstWord.keys()],
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
      !preposition.test(before(text, start, 12))
    )
      return undefined;
    report(start, Math.max(whole, said));
    return end;
  },
};

const city =
  /(?:^|[^\p{L}\p{N}_.-])((?:\p{Lu}[\p{L}\p{M}.'’-]{1,20} ){0,3}\p{Lu}[\p{L}\p{M}.'’-]{1,20})(, ?|,?\n ?| )$/u;
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
    const found = city.exec(before(text, start, 70));
    if (!found) return undefined;
    const [, name = "", separator = ""] = found;
    const from = start - separator.length - name.length;
    const end = code ? wordEnd : afterPlace(text, start - separator.length);
    if (end < wordEnd || (code && matchEnd(letter, text, end) > 0)) return undefined;
    const zip = matchEnd(zipCode, text, end);
    const words = name.toLowerCase().split(" ");
    if (notPlaces.has(words[0]!)) return undefined;
    const known = words.some((_, index) => isListedPlace(words.slice(index).join(" ")));
    if (zip < 0 && (separator === " " || !(known || located.test(before(text, from, 8))))) return undefined;
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
    const name = countyName.exec(before(text, start, 65))?.[1];
    if (!name || notPlaces.has(name.split(" ").at(-1)!.toLowerCase())) return undefined;
    report(start - name.length - 1, afterPlace(text, end));
    return undefined;
  },
};

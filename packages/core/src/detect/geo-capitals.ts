import { matchEnd } from "./detector.ts";
import { placeEnd } from "./geo-place.ts";
import { afterPlace, notPlaces } from "./geo-words.ts";
import { isCapital, isLetter } from "./name-words.ts";

/** A word of a place's name: capitalised, or an abbreviation with its full stop. */
export const cap =
  "(?:(?:St|Mt|Ft|Hosp|Med|Ctr|Cntr|Gen|Univ)\\.|\\p{Lu}[\\p{L}\\p{M}]{0,24}(?:['’&-]\\p{L}[\\p{L}\\p{M}]{0,24}){0,2}(?:['’](?!\\p{L}))?)";
const joint = "(?:(?:of|and|&|for|the|de|del|la) ){0,2}";
const run = new RegExp(`${cap}(?: ${joint}${cap}){0,6}`, "uy");
const capital = /\p{Lu}/uy;
const ourLady = "Our Lady";
const inPlace = / (?:in|of) (?=\p{Lu})/uy;
const SHORT = 12;
const firstLetters = /[A-Za-z]{1,40}/y;

/** What follows a facility and still says where: `of Philadelphia`, `in Atlanta`, `, Boston, MA`, `Los Angeles`. */
export function afterFacility(text: string, from: number): number {
  let end = from;
  for (const separator of [" ", ", ", " - "]) {
    if (!text.startsWith(separator, end)) continue;
    const start = end + separator.length;
    const known = isCapital(text, start) ? placeEnd(text, start, matchEnd(firstLetters, text, start)) : -1;
    if (known > 0) return afterPlace(text, known);
  }
  const place = text.charCodeAt(end) === 32 ? matchEnd(inPlace, text, end) : -1;
  if (place > 0) {
    const stop = runEnd(text, place, 3);
    if (stop > 0) end = stop;
  }
  return afterPlace(text, end);
}

/** Whether a word of up to a dozen letters begins here, with a space behind it, at which a run stops: a month, a title. */
export function isNoPlace(text: string, start: number): boolean {
  let end = start;
  while (end - start < SHORT && isLetter(text.charCodeAt(end))) end++;
  if (text.charCodeAt(end) !== 32 || text.startsWith(ourLady, start)) return false;
  return notPlaces.has(text.slice(start, end).toLowerCase());
}

/** The end of a run of capitalised words from `start`, at most `most` of them; it stops before months, titles and labels. */
export function runEnd(text: string, start: number, most = 7): number {
  const stop = matchEnd(run, text, start);
  let end = -1;
  let words = 0;
  let from = start;
  while (from < stop) {
    let wordEnd = from;
    while (wordEnd < stop && text.charCodeAt(wordEnd) !== 32) wordEnd++;
    if (isCapital(text, from) || (text.charCodeAt(from) > 127 && matchEnd(capital, text, from) > 0)) {
      const bareEnd = text.charCodeAt(wordEnd - 1) === 46 ? wordEnd - 1 : wordEnd;
      const isNone = notPlaces.has(text.slice(from, bareEnd).toLowerCase()) && !text.startsWith(ourLady, from);
      if (isNone || ++words > most) break;
      end = wordEnd;
    }
    from = wordEnd + 1;
  }
  return end;
}

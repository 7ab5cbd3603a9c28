import { before, type Detector, matchEnd } from "./detector.ts";
import { isListedPlace } from "./geo-lists.ts";
import { firstNames, wordLikeNames } from "./name-lists.ts";
import { afterSuffix, followName, isCapital, isInsideWord, isLetter, mayBeSurname } from "./name-words.ts";

const loneEnd = /[,;:?!)\]\n]|\.(?![\p{L}\p{N}])|['’"]| (?![\d(=]|\p{Lu}{2})|$/uy;
const eponym =
  /(?:['’]s?)? (?:disease|syndrome|sign|test|score|scale|reflex|lymphoma|sarcoma|palsy|phenomenon|criteria|classification|thyroiditis|esophagus|contracture|procedure|maneuver|index|stain|catheter|fracture|tumou?r|chorea|bod(?:y|ies)|cyst|law|model|virus|clamp|tube|forceps|retractor|needle|drain|pouch|knife|graft|stent)s?\b/iy;

/** Where a first name that stands alone may end: never in capitals, as a drug or a product in brackets, or as an eponym. */
function isAlone(text: string, start: number, end: number): boolean {
  if (isCapital(text, start + 1) || text.charCodeAt(start - 1) === 91) return false;
  if (!firstNames.has(text.slice(start, end).toLowerCase())) return false;
  return matchEnd(loneEnd, text, end) >= 0 && matchEnd(eponym, text, end) < 0;
}

const lastBefore = /(?:^|[:=("'|>\n]\s?|(?:^|\s)(?:patient|pt|for|of|with|by) )(\p{Lu}[\p{L}\p{M}'’-]{1,24}), $/iu;

/** Where the surname of `Last, First` begins, or -1. */
function surnameStart(text: string, start: number): number {
  if (text.charCodeAt(start - 2) !== 44 || text.charCodeAt(start - 1) !== 32) return -1;
  const last = lastBefore.exec(before(text, start, 45))?.[1];
  if (!last || last.charAt(0) !== last.charAt(0).toUpperCase()) return -1;
  return isListedPlace(last.toLowerCase()) || !mayBeSurname(last, true) ? -1 : start - 2 - last.length;
}

/** Names that begin with a first name of the list: `First Last`, `First M. Last`, `First L.`, or a clear one alone. */
export const listedName: Detector = {
  name: "listed-name",
  classification: "name",
  capital: true,
  words: [...firstNames, ...wordLikeNames],
  find(text, start, end, report) {
    if (isInsideWord(text, start)) return undefined;
    let from = end;
    if (text.charCodeAt(end) === 45 && isCapital(text, end + 1)) {
      from += 2;
      while (from - end < 25 && isLetter(text.charCodeAt(from))) from++;
    }
    const run = followName(text, from, isCapital(text, start + 1));
    const surname = surnameStart(text, start);
    if (surname >= 0) {
      report(surname, run.end);
      return run.end;
    }
    if (run.words === 0) {
      if (isAlone(text, start, end)) report(start, end);
      return undefined;
    }
    const first = text.slice(start, end).toLowerCase();
    if (run.bareInitial && wordLikeNames.has(first)) return undefined;
    if (matchEnd(eponym, text, run.end) > 0) return run.end;
    report(start, afterSuffix(text, run.end));
    return run.end;
  },
};

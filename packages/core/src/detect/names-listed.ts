import { before, type Detector, matchEnd } from "./detector.ts";
import { isListedPlace } from "./geo-lists.ts";
import { evidenceOf, isEponym, isPlain } from "./name-evidence.ts";
import { firstNames, wordLikeNames } from "./name-lists.ts";
import { afterSuffix, endsInLower, followName, isCapital, isInsideWord, isLetter, mayBeSurname } from "./name-words.ts";

const LONGEST_ACRONYM = 4;
const follower =
  "was|is|has|had|needs?|who|with|at|in|on|and|or|from|for|to|said|says|came|went|presents?|reports?|lives?|takes?|got|gets?|will|would|can|could|should|did|does|may|might|after|because|since|about|by|as|but|if|when|today|yesterday|\\p{Ll}{2,12}ed";
const loneEnd = new RegExp(
  `[,;:?!)\\]\\n]|\\.(?![\\p{L}\\p{N}])|['’"]| (?:${follower})(?![\\p{L}\\p{N}])| (?:[^\\p{L}\\p{N}(=]|\\p{Lu}(?!\\p{Lu}))|$`,
  "uy",
);

/** Where a first name that stands alone may end: never in capitals, as a drug or a product in brackets, or as an eponym. */
function isAlone(text: string, start: number, end: number): boolean {
  if (isCapital(text, start + 1) || text.charCodeAt(start - 1) === 91) return false;
  if (!firstNames.has(text.slice(start, end).toLowerCase())) return false;
  return matchEnd(loneEnd, text, end) >= 0 && !isEponym(text, end);
}

const lastBefore = /(?:^|[^\p{L}\p{N}_.@/\\-])(\p{Lu}[\p{L}\p{M}'’-]{1,24}), $/u;
const announced = /(?:^|[:=("'|>\n]\s?|(?:^|\s)(?:patient|pt|for|of|with|by) )$/i;

/** Where the surname of `Last, First` begins, or -1: a plain word is one only where something announces a name. */
function surnameStart(text: string, start: number): number {
  if (text.charCodeAt(start - 2) !== 44 || text.charCodeAt(start - 1) !== 32) return -1;
  if (endsInLower(text, start - 2)) return -1;
  const last = lastBefore.exec(before(text, start, 45))?.[1];
  if (last === undefined || isListedPlace(last.toLowerCase()) || !mayBeSurname(last, true)) return -1;
  const from = start - 2 - last.length;
  return announced.test(before(text, from, 9)) || evidenceOf(last) !== "none" ? from : -1;
}

/** Whether a short word stands in capitals. */
const isAcronym = (text: string, start: number, end: number): boolean =>
  end - start < LONGEST_ACRONYM && isCapital(text, start + 1);

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
    if (surname >= 0 && !(isAcronym(text, surname, start - 2) && isAcronym(text, start, end))) {
      report(surname, run.end);
      return run.end;
    }
    if (run.words === 0) {
      if (isAlone(text, start, end)) report(start, end);
      return undefined;
    }
    const first = text.slice(start, end).toLowerCase();
    const isWord = wordLikeNames.has(first);
    if (isWord && run.bareInitial) return undefined;
    // `Max` is no word, but stands before them: `Max Memory Used`.
    if ((isWord || first === "max") && isPlain(text, from + 1)) return undefined;
    if (isEponym(text, run.end) || (isAcronym(text, start, end) && !isCapital(text, end + 2))) return run.end;
    report(start, afterSuffix(text, run.end));
    return run.end;
  },
};

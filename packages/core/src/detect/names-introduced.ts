import { before, type Detector, matchEnd } from "./detector.ts";
import { evidenceOf, isClinical, readName } from "./name-evidence.ts";
import { afterSuffix, isInsideWord } from "./name-words.ts";

const relatives = new Set(
  "husband wife son daughter mother father mom dad brother sister aunt uncle niece nephew spouse partner fiance fiancee guardian caregiver grandson granddaughter grandmother grandfather girl boy regards sincerely".split(
    " ",
  ),
);
const possessive = /(?:^|[^\p{L}])(?:my|his|her|their|our|the|kind|best|warm|pt['’]?s|patient['’]?s|baby) $/iu;
const gap = /,? |: /y;

/** Whether a single word behind a relative is a name: a known one, or the relative is somebody's. */
function isSomebodys(text: string, start: number, from: number, end: number): boolean {
  return evidenceOf(text.slice(from, end)) === "known" || possessive.test(before(text, start, 12));
}

/** Names of no list behind a preposition, `First Last`, or behind a relative, where one word is enough. */
export const introducedName: Detector = {
  name: "introduced-name",
  classification: "name",
  // Of the particles that a name may begin with, behind a space, `van` and `von` alone: few other words begin so.
  secondNext: " ABCDEFGHIJKLMNOPQRSTUVWXYZv",
  words: [..."for in of with by to from re case regarding dear and".split(" "), ...relatives],
  find(text, start, end, report) {
    const next = text.charCodeAt(end);
    if ((next !== 32 && next !== 58 && next !== 44) || isInsideWord(text, start)) return undefined;
    const from = matchEnd(gap, text, end);
    if (from < 0) return undefined;
    const name = readName(text, from);
    if (name === undefined) return undefined;
    const isRelative = relatives.has(text.slice(start, end).toLowerCase());
    if (isRelative ? !name.full && !isSomebodys(text, start, from, name.end) : next === 44 || !name.full)
      return undefined;
    if (!name.known && !isRelative && !isClinical(text, start, name.end)) return undefined;
    report(from, afterSuffix(text, name.end));
    return undefined;
  },
};

import { type Detector, matchEnd, NEARBY } from "./detector.ts";
import { evidenceOf, isClinical, particles, plainWord, readName } from "./name-evidence.ts";
import { firstNames, wordLikeNames } from "./name-lists.ts";
import { endsInLower, isLetter } from "./name-words.ts";

const farthest = 70;
const plainLast = /^[A-Z][a-z]+$/;
const separators = " ,(|-–—:";
const isDigit = (code: number): boolean => code > 47 && code < 58;
const inName = (code: number): boolean =>
  isLetter(code) || code === 39 || code === 45 || code === 46 || code === 8217 || (code > 191 && code < 0x2000);

const sexes = new Set(["f", "m", "male", "female"]);
const ages = new Set(["yo", "y", "yr", "yrs", "year", "years", "yom", "yof", ...sexes]);
const maleOrFemale = /(?:fe)?male/iy;

function skipBack(text: string, end: number): number {
  let at = end;
  while (at > 0 && end - at < 3 && separators.includes(text.charAt(at - 1))) at--;
  return at;
}

/** Where the words of a name may begin that end at `end`: up to four besides particles, with a space between. */
function startsBefore(text: string, end: number): number[] {
  const starts: number[] = [];
  const least = Math.max(0, end - farthest);
  for (let from = end, words = 0; words < 4; from = starts[0]! - 1) {
    let at = from;
    while (at > least && inName(text.charCodeAt(at - 1))) at--;
    if (at === from || (at === least && at > 0)) break;
    const first = text.charCodeAt(at);
    if (isLetter(first) ? first < 97 : first > 191) words++;
    else if (!particles.has(text.slice(at, from))) break;
    starts.unshift(at);
    if (text.charCodeAt(at - 1) !== 32) break;
  }
  return starts;
}

/** Names of no list, where what follows says that a person came before: an age, a number of a record, what patients do. */
export const describedName: Detector = {
  name: "described-name",
  classification: "name",
  words:
    "yo y yr yrs year years f m yom yof male female mrn dob ssn who transferred presented lives lived living started presents reports reported needs missed developed admitted hospitalized underwent seen chart member account acct record med medical hospital patient pt insurance policy plan subscriber medicaid medicare group unit file phone ph tel cell room bed age aged said".split(
      " ",
    ),
  // What stands past Latin-1 counts as the last character.
  after: "0123456789 ,(|-:\u00ff",
  find(text, start, end, report) {
    let at = skipBack(text, start);
    if (at === start && !isDigit(text.charCodeAt(at - 1))) return NEARBY;
    let isAged = false;
    const isUnit = (some: ReadonlySet<string>): boolean => some.has(text.slice(start, end).toLowerCase());
    if (isDigit(text.charCodeAt(at - 1)) && (start - at < 2 || (text.startsWith(", ", at) && isUnit(sexes)))) {
      const digits = at;
      while (digits - at < 4 && isDigit(text.charCodeAt(at - 1))) at--;
      const behind = at;
      at = skipBack(text, at);
      // Most are a letter of a number in hexadecimal.
      if (digits - behind > 3 || at === behind || !isUnit(ages)) return NEARBY;
      isAged = true;
    } else if (matchEnd(maleOrFemale, text, start) === end) {
      // Without an age it is said of peoples and of animals, too.
      return NEARBY;
    }
    if (at === 0 || !inName(text.charCodeAt(at - 1))) return NEARBY;
    if (endsInLower(text, at)) return undefined;
    const starts = startsBefore(text, at);
    // Most capitalised words before are no names: none that ends in one has to be read.
    const last = text.slice(starts.at(-1) ?? at, at);
    if (plainLast.test(last) && evidenceOf(last) === "none") return undefined;
    for (const from of starts) {
      const name = readName(text, from);
      if (name === undefined || name.end !== at) continue;
      const isOne = !name.full;
      if (isOne && !(isAged && isListed(text.slice(from, at)))) continue;
      if (!name.known && !isAged && !isClinical(text, from, at)) continue;
      report(from, at);
      return undefined;
    }
    return undefined;
  },
};

function isListed(word: string): boolean {
  const plain = plainWord(word);
  return firstNames.has(plain) || wordLikeNames.has(plain);
}

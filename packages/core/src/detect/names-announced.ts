import { before, type Detector, matchEnd, NEARBY, type Report } from "./detector.ts";
import { firstNames } from "./name-lists.ts";
import { afterSuffix, followName, insideWord, isInsideWord, isLetter, mayBeSurname } from "./name-words.ts";

const LONGEST_PERSON = 16;
const naming = "(?:,? (?:named|called|known as|identified as|by the name of|name(?:d|:| is)?) )";
const person = "[a-z]{1,16}(?: (?:patient|pt|child|veteran|baby|[FM]))?(?: (?:is|was|who is|who was))?";
const named = new RegExp(`${person}${naming}`, "iy");
const linked = new RegExp(`(?:patient|pt|yo [FM],?|${person}(?:,|:| -| like)) `, "iy");
const seenBy =
  /(?:(?:seen|treated|referred|evaluated|diagnosed|examined|prescribed|accompanied) by|(?:follow(?:ed)? up|spoke|discussed) with) /iy;
/** What machines say, too: only before a name with an initial. */
const about =
  /(?:(?:managed|followed|ordered|signed|requested|reviewed) by|similar to|notes? (?:for|from|of)|case of|records? (?:of|for)|results? (?:of|for)|appointment for|care of|review|behalf of) /iy;

// First letters of what may stand behind the first word of each.
const namedNext = "bcfikmnpvwBCFIKMNPVW";
const seenByNext = "buwBUW";
const aboutNext = "bftoBFTO";

const first = /\p{Lu}[\p{L}\p{M}]{1,24}(?:['’-]\p{L}[\p{L}\p{M}]{0,24})?/uy;
/** Capitalised words that begin no name: peoples, departments, kinds of things, words that open a sentence. */
const notFirst = new Set(
  `african american asian hispanic caucasian latino latina native black white european indian chinese korean japanese mexican vietnamese type stage class grade group vitamin hepatitis
  influenza factor phase category primary emergency urgent intensive general internal family home cardiac chronic acute the this that these those she he they we you what when where which who
  why how is are was if in on at for from with and or not no yes please new old medicare medicaid blue united health medical clinical care data system service access error`.split(
    /\s+/,
  ),
);
const department =
  /(?:ology|iatrics?|iatry|surgery|medicine|care|therapy|clinic|ist|department|team|services?|guidelines?)$/i;

const yearsOld = /\d ?(?:yo?|y\/o|yrs?) $/;
const lowerWord = /[a-z]{2,20}(?![\p{L}\p{N}_-])/uy;
const lowerSurname =
  / (?!(?:on|in|at|and|for|who|to|from|is|was|with|has|had|said|or|as|by|of|the|that|will|a|an|seen|due|after|about)\b)(?:[a-z] )?\p{Ll}[\p{L}\p{M}'’-]{1,24}(?![\p{L}\p{N}_@-]|\.\p{L})/uy;

/** Names of any origin, where the words before say that a person follows. */
export const announcedName: Detector = {
  name: "announced-name",
  classification: "name",
  words:
    "male female man woman boy girl patient pt child infant toddler teenager veteran lady gentleman resident mother father sister brother wife husband son daughter grandmother grandfather spouse guardian caregiver yo f m seen managed referred treated evaluated diagnosed examined followed ordered signed prescribed requested similar note notes case record records result results appointment care review reviewed follow spoke discussed behalf accompanied".split(
      " ",
    ),
  notAfter: insideWord,
  find(text, start, end, report) {
    if (end - start === 1 && (text.charCodeAt(start - 1) !== 32 || !yearsOld.test(before(text, start, 6))))
      return NEARBY;
    if (text.charCodeAt(end) === 46 || isInsideWord(text, start)) return NEARBY;
    let wordEnd = end;
    while (wordEnd - start < LONGEST_PERSON && isLetter(text.charCodeAt(wordEnd))) wordEnd++;
    const gap = text.charCodeAt(wordEnd);
    if (gap !== 32 && gap !== 44 && gap !== 58) return NEARBY;
    const next = text.charAt(gap === 44 ? wordEnd + 2 : wordEnd + 1);
    const isNamed = namedNext.includes(next) ? matchEnd(named, text, start) : -1;
    const mayBeAbout = isNamed < 0 && (aboutNext.includes(next) || (text.charCodeAt(start) | 32) === 114);
    const isAbout = mayBeAbout ? matchEnd(about, text, start) : -1;
    const isSeenBy = seenByNext.includes(next) ? matchEnd(seenBy, text, start) : -1;
    const from = Math.max(isNamed, isAbout, isSeenBy, matchEnd(linked, text, start));
    if (from < 0) return undefined;
    const firstEnd = matchEnd(first, text, from);
    if (firstEnd < 0) return lowerName(text, from, report);
    const word = text.slice(from, firstEnd);
    if (word === word.toUpperCase() || notFirst.has(word.toLowerCase()) || !mayBeSurname(word, false)) return undefined;
    const run = followName(text, firstEnd, false);
    if (run.bareInitial || (run.words === 0 && isNamed < 0) || (isAbout > 0 && !run.initial)) return undefined;
    if (department.test(text.slice(from, run.end))) return undefined;
    report(from, afterSuffix(text, run.end));
    return undefined;
  },
};

/** In lower case only a first name of the list, with the word behind it. */
function lowerName(text: string, from: number, report: Report): undefined {
  const firstEnd = matchEnd(lowerWord, text, from);
  if (firstEnd < 0 || !firstNames.has(text.slice(from, firstEnd))) return undefined;
  const end = matchEnd(lowerSurname, text, firstEnd);
  report(from, Math.max(firstEnd, end));
  return undefined;
}

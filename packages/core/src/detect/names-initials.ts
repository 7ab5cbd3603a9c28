import { before, type Detector, matchEnd } from "./detector.ts";
import { evidenceOf, readName } from "./name-evidence.ts";
import { followName, isCapital, isInsideWord, isLetter } from "./name-words.ts";

/** What a letter stands behind that is no initial: `vitamin D.`, `type A.` */
const lettered =
  /(?:vitamin|vit|hepatitis|hep|type|group|stage|class|grade|plan|part|influenza|flu|factor|protein|option|appendix|figure|table|serotype|genotype|lead|arm|cohort|schedule|category|section|step|point|bacillus|phase|ward|room|unit|drug|level|zone|zoster|strain|column|option|version|and|or|vs|the|a|hemoglobin|immunoglobulin|streptococcus|strep|botulinum|toxin) $/i;
const patientBefore =
  /(?:(?:^|[\s,(])(?:patients?|pt\.?|named|case|ours|client|mr|mrs|ms|initials|subject|husband|wife|son|daughter|mother|father|male|female|man|woman|boy|girl|[FM])[ ,(:–-]{1,3}|\d{1,3} ?[FM][ ,(-]{1,2}|^)$/i;
const patientBehind =
  /(?: \(|[,;|)]? ?\(?)(?:\d{1,3}[ -]?(?:yo|y\/o|yrs?|years?|[MF]\b)|MRN|DOB|SSN|ID\b|who |room|bed|living|lives|transferred|presented|admitted|seen|evaluated|started|from|of)\b|[,)] (?:evaluated|seen|admitted|living|from|MRN|member|chart|acct|account|med|medical|patient|unit|insurance|policy|hospital|record|file)\b/iy;
const abbreviated = new Set(
  `us uk eu un md do rn np pa dc la ny sf er ed or id iv im po pr bp hr rr gi gu ct mr tb ot pt st vs ms mi pe am pm qd hs ac pc dm ra ca cv cp ht ob ns ie eg ph no va sc op ba bs ma phd jr sr iq ai ii`.split(
    " ",
  ),
);

const first = 65;
const quote = 39;
const dot = 46;
const space = 32;
const wordCharacter = (code: number): boolean =>
  isLetter(code) || code === quote || code === 45 || code === 8217 || (code > 191 && code < 0x2000);

/** Names with an initial whatever the name: `Zorvana Q.`, `Q. Zorvana`; two initials where a patient is spoken of. */
export const initialedName: Detector = {
  name: "initialed-name",
  classification: "name",
  chars: ".",
  after: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  next: " ,;:?!)'\n\0",
  find(text, start, end, report) {
    const letter = start - 1;
    const prior = letter === 0 ? space : text.charCodeAt(letter - 1);
    if (prior === dot) {
      bothInitials(text, letter, end, report);
      return undefined;
    }
    if (prior !== space && prior !== 40 && prior !== 10) return undefined;
    if (prior === space && wordCharacter(text.charCodeAt(letter - 2)) && lastName(text, letter, end, report))
      return undefined;
    if (text.charCodeAt(end) !== space || text.charCodeAt(end + 1) < first) return undefined;
    if (lettered.test(before(text, letter, 16))) return undefined;
    const name = readName(text, letter);
    if (name !== undefined && name.end > end) report(letter, name.end);
    return undefined;
  },
};

/** `First L.`: the word before the letter, and one more before that where it can be no other thing. */
function lastName(text: string, letter: number, end: number, report: (start: number, end: number) => void): boolean {
  let from = letter - 1;
  const least = Math.max(0, from - 26);
  while (from > least && wordCharacter(text.charCodeAt(from - 1))) from--;
  while (text.charCodeAt(from) === quote) from++;
  const word = text.slice(from, letter - 1);
  if (!/^\p{Lu}['’]?\p{L}*\p{Ll}/u.test(word) || isInsideWord(text, from)) return false;
  const evidence = evidenceOf(word);
  if (evidence === "none" || evidence === "rare") return false;
  const run = followName(text, letter - 1, false);
  report(from, Math.max(end, run.end));
  return true;
}

function bothInitials(text: string, letter: number, end: number, report: (start: number, end: number) => void): void {
  const from = letter - 2;
  if (from < 0 || !isCapital(text, from) || isInsideWord(text, from) || text.charCodeAt(end) === dot) return;
  const surname = text.charCodeAt(end) === space ? readName(text, end + 1) : undefined;
  if (surname !== undefined) {
    report(from, surname.end);
    return;
  }
  if (abbreviated.has((text.charAt(from) + text.charAt(letter)).toLowerCase())) return;
  if (patientBefore.test(before(text, from, 16)) || matchEnd(patientBehind, text, end) > 0) report(from, end);
}

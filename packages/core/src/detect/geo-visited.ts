import { before, type Detector, matchEnd, NEARBY } from "./detector.ts";
import { afterFacility, isNoPlace, runEnd } from "./geo-capitals.ts";
import { isGeneric } from "./geo-generic.ts";
import { endsInListedPlace } from "./geo-lists.ts";
import { wordsBefore } from "./geo-place.ts";
import { wideAreas } from "./geo-words.ts";
import { firstNames } from "./name-lists.ts";
import { endsInLower, insideWord, isCapital, isFollowedBy, isInsideWord } from "./name-words.ts";

const admitting =
  "admitted readmitted discharged referred presented presenting hospitalized hospitalised referral admission discharge patient pt pt's patient's moved moving relocated transferred transfer traveling travelling traveled travelled".split(
    " ",
  );
const clinicalWords = new Set([
  ...admitting,
  ...`seen treated evaluated operated diagnosed visit visited visits visiting registered followed assessed consult consulted consultation performed underwent undergoing
  surgery session care appointment appt checkup check-up procedure resident residing resides resided living lives lived born tx'd dx'd enrolled therapy treatment scan transplant
  replacement reviewed confirmed examined monitored managed delivered vaccinated immunized biopsy imaging mri follow-up followup f/u rehab er ward intubated cared employed stay stayed
  staying received attended attending screened labs dialysis chemo chemotherapy radiation infusion prescribed recovering recovered died delivery fell collapsed arrested eval'd`.split(
    /\s+/,
  ),
]);
/** Words of which one has to come before `to` and `from`, and before `in`: machines send, receive and perform, too. */
const admittingWords = new Set(admitting);
const livingWords = new Set([
  ...admitting,
  ...`seen treated evaluated operated diagnosed visit visited visiting assessed underwent surgery appointment appt checkup residing resides resided living lives lived born therapy
  transplant tx'd dx'd vaccinated enrolled died`.split(/\s+/),
]);
const operation = /(?:ectomy|otomy|ostomy|oscopy|plasty|graphy)$/;

/** Letters, with their full stop, of initials and titles: no sentence ends there. */
const SHORTENED = 3;

/** Whether a space stands here, or the end of a line: the next line is not indented, as those of a stack are. */
function separates(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code === 32 || (code === 10 && text.charCodeAt(index + 1) !== 32);
}

/** Whether one of the words within 40 characters before says that care was given or that somebody lives there. */
function isClinical(text: string, start: number, words: ReadonlySet<string>): boolean {
  const least = Math.max(0, start - 40);
  let end = start - 1;
  while (end > least) {
    let at = end;
    while (at > least && !separates(text, at - 1)) at--;
    const last = text.charCodeAt(end - 1);
    const from = "([\"'".includes(text.charAt(at)) ? at + 1 : at;
    const word = text.slice(from, ",)]\"'".includes(text.charAt(end - 1)) ? end - 1 : end).toLowerCase();
    if (words.has(word) || (word.endsWith("y") && operation.test(word))) return true;
    if ((last === 46 && word.length > SHORTENED) || last === 59 || last === 63) return false;
    end = at - 1;
  }
  return false;
}

const following = /(?:follow|manag|treat|car|refer)[a-z]{1,4} $/i;
const searching = new Set([
  "trial",
  "trials",
  "clinic",
  "clinics",
  "provider",
  "providers",
  "specialist",
  "specialists",
]);

/** Whether the last words are a town of the list. */
const isPlaceNamed = (name: string): boolean => endsInListedPlace(name.toLowerCase());

const personBefore =
  /(?:^|[^\p{L}\p{N}_.@/\\-])((?:\p{Lu}[\p{L}\p{M}'’-]{1,24} )?)(?:\p{Lu}\. )?(\p{Lu}[\p{L}\p{M}'’-]{1,24}|\p{Lu}\.) $/u;

/** Whether the word before is a first name or the initial behind one, or the surname behind a first name. */
function isBehindPerson(text: string, start: number): boolean {
  if (text.charCodeAt(start - 1) !== 32) return false;
  const last = text.charCodeAt(start - 2);
  if (last !== 46 && endsInLower(text, start - 1)) return false;
  const found = personBefore.exec(wordsBefore(text, start - 1, start, 54, 3));
  if (found === null) return false;
  const [, first, word] = found;
  const isNamed = (part: string): boolean => firstNames.has(part.trim().toLowerCase());
  return isNamed(first!) || isNamed(word!);
}

const home =
  /\b(?:resid(?:ent|ing|es|ed)|liv(?:es?|ing|ed)|born|moved here|grew up|I['’]m|we['’]re|located|stay(?:ed|ing))\s?$/i;
const dated =
  /[,;]? (?:(?:on|since|last|this|dated|in|for|until|from|between|around|early|late) )?(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\b\.?|\d{1,2}(?:[/-]\d|(?:st|nd|rd|th)\b)|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year|spring|summer|fall|winter)\b)| \((?:MRN|ID|Insurance|Patient|SSN|DOB|ins\b)|, (?:MRN|DOB|ID)\b/iy;
const saint = /(?:St\.?|Saint|Mt\.?|Mount) \p{Lu}/uy;
const lead = / (?:(?:the|our|a) )?(?=\p{Lu})/uy;
const machine = /[\p{L}\p{N}_(=@\\/$[<{]|[.:]['"\p{L}\p{N}]|\.{2}/uy;

const capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Facilities and homes of any name: a clinical word, a preposition, a run of capitalised words; or a date behind it. */
export const visitedPlace: Detector = {
  name: "visited-place",
  classification: "geo",
  words: ["at", "to", "from", "in", "of", "near", "by", "visited", "attended", "seen", "admitted"],
  chars: "@",
  next: " ",
  // A name's capital, or the first letter of `the`, `our` and `a`.
  secondNext: `${capitals}aot`,
  notAfter: insideWord,
  find(text, start, end, report) {
    if (isInsideWord(text, start)) return NEARBY;
    const from = isCapital(text, end + 1) ? end + 1 : matchEnd(lead, text, end);
    if (from < 0 || isNoPlace(text, from)) return NEARBY;
    const stop = runEnd(text, from);
    if (stop < 0 || isFollowedBy(machine, text, stop)) return undefined;
    const name = text.slice(from, stop);
    if (wideAreas.has(name.toLowerCase()) || name.length < 3 || isGeneric(name)) return undefined;
    const isKnownPlace = (): boolean =>
      isPlaceNamed(name) || matchEnd(dated, text, stop) > 0 || matchEnd(saint, text, from) > 0;
    const isMeant = (): boolean => {
      const word = text.slice(start, end).toLowerCase();
      if (word === "visited" || word === "attended") return true;
      if (word === "seen" || word === "admitted") return isKnownPlace();
      if (word === "by") return following.test(before(text, start, 12)) && isKnownPlace();
      if (word === "near") return isPlaceNamed(name) || isClinical(text, start, searching);
      if (isBehindPerson(text, start) || (word === "at" && isPlaceNamed(name))) return true;
      if (word === "of" || word === "in") {
        if (home.test(before(text, start, 14))) return true;
        return (
          word === "in" &&
          (name !== name.toUpperCase() || matchEnd(dated, text, stop) > 0) &&
          isClinical(text, start, livingWords)
        );
      }
      if (matchEnd(saint, text, from) > 0) return true;
      return word === "to" || word === "from"
        ? isClinical(text, start, admittingWords)
        : matchEnd(dated, text, stop) > 0 || isClinical(text, start, clinicalWords);
    };
    if (!isMeant()) return undefined;
    report(from, afterFacility(text, stop));
    return undefined;
  },
};

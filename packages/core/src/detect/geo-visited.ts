import { before, type Detector, matchEnd } from "./detector.ts";
import { afterFacility, runEnd } from "./geo-capitals.ts";
import { isGeneric } from "./geo-generic.ts";
import { wideAreas } from "./geo-words.ts";
import { isInsideWord } from "./name-words.ts";

const admitting =
  "admitted readmitted discharged referred presented presenting hospitalized hospitalised referral admission discharge patient pt pt's patient's moved".split(
    " ",
  );
const clinicalWords = new Set([
  ...admitting,
  ...`seen treated evaluated operated diagnosed visit visited visits visiting registered followed assessed consult consulted consultation performed underwent undergoing
  surgery session care appointment appt checkup check-up procedure resident residing resides resided living lives lived born tx'd dx'd enrolled therapy treatment scan transplant
  replacement reviewed confirmed examined monitored managed delivered vaccinated immunized biopsy imaging mri follow-up followup f/u rehab er ward intubated cared employed stay stayed
  staying received attended attending screened labs dialysis chemo chemotherapy radiation infusion prescribed recovering recovered died delivery`.split(
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

/** Whether one of the words within 40 characters before says that care was given or that somebody lives there. */
function isClinical(text: string, start: number, words: ReadonlySet<string>): boolean {
  const least = Math.max(0, start - 40);
  let end = start - 1;
  while (end > least) {
    let at = end;
    while (at > least && text.charCodeAt(at - 1) !== 32) at--;
    const last = text.charCodeAt(end - 1);
    const word = text.slice(at, last === 44 || last === 41 ? end - 1 : end).toLowerCase();
    if (words.has(word) || operation.test(word)) return true;
    if (last === 46 || last === 59 || last === 63) return false;
    end = at - 1;
  }
  return false;
}

const home =
  /\b(?:resid(?:ent|ing|es|ed)|liv(?:es?|ing|ed)|born|moved here|grew up|I['’]m|we['’]re|located|stay(?:ed|ing))\s?$/i;
const dated =
  /[,;]? (?:(?:on|since|last|this|dated|in|for|until|from|between|around|early|late) )?(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\b\.?|\d{1,2}(?:[/-]\d|(?:st|nd|rd|th)\b)|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year|spring|summer|fall|winter)\b)| \((?:MRN|ID|Insurance|Patient|SSN|DOB|ins\b)|, (?:MRN|DOB|ID)\b/iy;
const saint = /(?:St\.?|Saint|Mt\.?|Mount) \p{Lu}/uy;
const lead = / (?:(?:the|our|a) )?(?=\p{Lu})/uy;
const machine = /[\p{L}\p{N}_(=@\\/$[<{]|[.:]['"\p{L}\p{N}]|\.{2}/uy;

/** Facilities and homes of any name: a clinical word, a preposition, a run of capitalised words; or a date behind it. */
export const visitedPlace: Detector = {
  name: "visited-place",
  classification: "geo",
  words: ["at", "to", "from", "in", "of", "visited", "attended"],
  chars: "@",
  find(text, start, end, report) {
    if (text.charCodeAt(end) !== 32 || isInsideWord(text, start)) return undefined;
    const from = matchEnd(lead, text, end);
    if (from < 0) return undefined;
    const stop = runEnd(text, from);
    if (stop < 0 || matchEnd(machine, text, stop) > 0) return undefined;
    const name = text.slice(from, stop);
    if (wideAreas.has(name.toLowerCase()) || name.length < 3 || isGeneric(name)) return undefined;
    const isMeant = (): boolean => {
      const word = text.slice(start, end).toLowerCase();
      if (word.length > 4) return true;
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

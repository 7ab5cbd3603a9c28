import { type Detector, matchEnd } from "./detector.ts";

const birth = "dob|dod|born|(?:dateof)?birth(?:date|day)?|bday|bdate";
const label = new RegExp(
  `(?:${birth}|death|died|deceased|admit(?:ted)?|admission|discharged?|dos|seen|visit(?:ed)?|appointment|appt|service(?=[ _-]?(?:date|dt))|date[ _-]?of[ _-]?service)(?:[ _-]?(?:dates?|dt|day|time|of|on|in|at|is|was|the)){0,3}(?![a-z])`,
  "iy",
);
const birthLabel = new RegExp(birth, "iy");
const gap = /["'\\\]]{0,2}(?: ?\([a-z/ -]{2,14}\))?[\s:=>#-]{0,4}["'\\([]{0,2}/iy;

const month = "(?:0[1-9]|1[0-2])";
const day = "(?:0[1-9]|[12]\\d|3[01])";
const year = "(?:1[89]|20)\\d\\d";
const compact = new RegExp(
  `(?:${year}${month}${day}(?:[T ]?\\d{4,6}(?:\\.\\d{1,6})?(?:[+-]\\d{4}|Z)?)?|(?:${month}${day}|${day}${month})${year})(?![\\dA-Za-z])`,
  "y",
);
const spaced =
  /\d{1,2}([ .])\d{1,2}\1(?:(?:1[89]|20)\d\d|\d\d)(?![\dA-Za-z:])|(?:1[89]|20)\d\d \d\d? \d\d?(?![\dA-Za-z:])/y;
const time =
  ",?[T ](?:\\d{4}(?:\\d\\d)?|\\d\\d?(?::\\d\\d){0,2})(?!\\d)(?:[.,]\\d{1,9})?(?: ?[AP]M(?![A-Za-z])|Z|[+-]\\d\\d(?::?\\d\\d)?)?";
const withTime = new RegExp(`(?:${year}-\\d\\d-\\d\\d|\\d{1,2}/\\d{1,2}/${year})${time}`, "iy");
// Also days and weeks of a year, as ISO 8601 has them, and days that no calendar has.
const bare =
  /\d{5,14}(?![\dA-Za-z.:/-])|(?:1[89]|20)\d\d-(?:\d{3}|W\d\d(?:-\d)?)(?![\dA-Za-z-])|\d{4}([-/.])\d{1,2}\1\d{1,2}(?!\d)|\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?(?!\d)/y;
const bareYear = /(?:1[89]|20)\d\d(?![\d./:-])/y;
const OLDEST_KEPT = 89;

/** Whether the year of birth shows an age over 89, which only ages up to 89 may. */
function isTelling(yearOfBirth: number): boolean {
  return new Date().getUTCFullYear() - yearOfBirth > OLDEST_KEPT;
}

/**
 * Dates that only their label makes dates: `birthDate=19610304`, `DOB 030461`, `DOB 1961-W09-6`, `admitted 20230304`, times after a label, and
 * the year of a birth more than 89 years ago. Compact forms are those of HL7v2. Source: 45 CFR 164.514(b)(2)(i)(C).
 */
export const labelledDate: Detector = {
  name: "labelled-date",
  classification: "date",
  words:
    "dob dod born birth birthdate birthday bday bdate death died deceased admit admitted admission discharge discharged dos seen visit visited appointment appt service date dateofbirth dateofservice admissiondate admitdate dischargedate visitdate servicedate appointmentdate".split(
      " ",
    ),
  find(text, start, _wordEnd, report) {
    const labelEnd = matchEnd(label, text, start);
    if (labelEnd < 0) return;
    const from = matchEnd(gap, text, labelEnd);
    const first = text.charCodeAt(from);
    if (!(first >= 48 && first <= 57)) return;
    let end = matchEnd(compact, text, from);
    if (end < 0) end = matchEnd(spaced, text, from);
    if (end < 0) end = matchEnd(withTime, text, from);
    if (end < 0 && matchEnd(birthLabel, text, start) > 0) {
      end = matchEnd(bare, text, from);
      const yearEnd = matchEnd(bareYear, text, from);
      if (yearEnd > 0 && isTelling(Number(text.slice(from, yearEnd)))) end = yearEnd;
    }
    if (end > 0) report(from, end);
  },
};

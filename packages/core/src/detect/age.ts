import { before, type Detector, matchEnd } from "./detector.ts";

const YOUNGEST = 90;
const OLDEST = 125;

const isOver89 = (years: number): boolean => years >= YOUNGEST && years <= OLDEST;

const yearsOld =
  /(?:(?:-| ?to |\/)\d{2,3})?(?:[- ]{0,2}(?:years?|yrs?)\.?[- ]{0,2}(?:old|of[- ]age|young)|[- ]{0,2}y\.?[-/ ]?\.?o\b|[- ]?(?:years?|yrs?|y)[ /]?(?:[mf]\b|male|female)|(?:th|st|nd|rd) birthday)/iy;
const decade = /s\b/y;
const ofSomebody = /(?:^|[^a-z])(?:his|her|their)(?: (?:early|mid|late)[- ]?| )$/i;

/** What stands before a number within an id. */
const lowerCase = "abcdefghijklmnopqrstuvwxyz";

/** Ages over 89 before their unit (`93-year-old`, `94 y/o`, `in her 90s`). Source: 45 CFR 164.514(b)(2)(i)(C). */
export const age: Detector = {
  name: "age",
  classification: "age",
  digits: [2, 3],
  first: "91",
  next: "yY/strn",
  notAfter: lowerCase,
  also: [
    { digits: [2, 3], first: "91", next: " ", secondNext: " -tTyY", notAfter: lowerCase },
    { digits: [2, 3], first: "91", next: "-", secondNext: " -yY0123456789", notAfter: lowerCase },
  ],
  reach: [20, 30],
  find(text, start, runEnd, report) {
    if (!isOver89(Number(text.slice(start, runEnd)))) return;
    let end = matchEnd(yearsOld, text, runEnd);
    if (end < 0 && matchEnd(decade, text, runEnd) > 0 && ofSomebody.test(before(text, start, 18))) end = runEnd + 1;
    if (end > 0) report(start, end);
  },
};

const gap =
  /["'\\]{0,2}(?: ?\([a-z]{1,6}\)|[ _-]?(?:in )?years?| ?\/ ?(?:sex|gender))?["'\\]{0,2} ?(?:[:=>]|is|of|was|at|about|approximately|~)? ?["'\\(]{0,2}/iy;
const value =
  /(?:9\d|1[0-2]\d)(?![\d%+]|[.,:]\d|-\d{2}|[A-Za-z]{4}| ?(?:or|and) (?:older|over|above|up)| ?(?:[mun]?s|secs?|seconds?|min(?:utes?)?|h(?:ours?)?|d(?:ays?)?|degrees?|rows?|[kmg]?b|percent)\b)/iy;
const maximum = /(?:max|min|cache)[-_ ]?$/i;

/** Ages over 89 after their label: `aged 93`, `age: 95`, `"patientAge":101`, `turned 90`. `90+` stays: it is what Safe Harbor allows. */
export const labelledAge: Detector = {
  name: "labelled-age",
  classification: "age",
  words: ["age", "aged", "ages", "turned", "turning"],
  find(text, start, wordEnd, report) {
    const from = matchEnd(gap, text, wordEnd);
    const first = text.charCodeAt(from);
    if (first !== 57 && first !== 49) return;
    const end = matchEnd(value, text, from);
    if (end < 0 || !isOver89(Number(text.slice(from, end))) || maximum.test(before(text, start, 6))) return;
    report(from, end);
  },
};

const units = "(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))";
const ninety = new RegExp(`${units}?(?:[- ]years?[- ](?:old|of age))`, "iy");
const ninetyAfterAge = new RegExp(`${units}?`, "iy");
const hundred = /(?:[- ](?:and[- ])?[a-z]{3,9}(?:[- ][a-z]{3,5})?)?[- ]years?[- ](?:old|of age)/iy;
const ageBefore = /(?:^|[^a-z])(?:aged?|turned|turning)(?: of)? $/i;
const one = /(?:^|[^a-z])((?:one|a)[- ])$/i;

/** Ages over 89 in words: `ninety-three years old`, `in her nineties`, `a centenarian`. */
export const spelledAge: Detector = {
  name: "spelled-age",
  classification: "age",
  words: "ninety nineties hundred nonagenarian nonagenarians centenarian centenarians supercentenarian".split(" "),
  find(text, start, wordEnd, report) {
    const last = text.charCodeAt(wordEnd - 1) | 32;
    if (last === 110 || (last === 115 && wordEnd - start > 8)) return void report(start, wordEnd);
    if (last === 115) {
      if (ofSomebody.test(before(text, start, 18))) report(start, wordEnd);
      return;
    }
    if (last === 100) {
      const end = matchEnd(hundred, text, wordEnd);
      const lead = one.exec(before(text, start, 5));
      if (end > 0) report(start - (lead ? lead[1]!.length : 0), end);
      return;
    }
    let end = matchEnd(ninety, text, wordEnd);
    if (end < 0 && ageBefore.test(before(text, start, 13))) end = matchEnd(ninetyAfterAge, text, wordEnd);
    if (end > 0) report(start, end);
  },
};

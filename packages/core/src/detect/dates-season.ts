import { before, type Detector, matchEnd } from "./detector.ts";

const year = "(?:1[89]|20)\\d\\d(?!\\d)";
const seasonYear = new RegExp(`,? (?:of )?'?${year}(?!\\.\\d)(?:[-/]\\d\\d(?!\\d))?|,? '\\d\\d(?!\\d)`, "y");
const quarterYear = new RegExp(`[1-4](?:,? (?:of )?|[-/'])?(?:${year}|'\\d\\d(?!\\d))`, "y");
const quarterBefore = /(?:^|[^A-Za-z0-9])((?:the )?(?:first|second|third|fourth|last|1st|2nd|3rd|4th) )$/i;
const quarterInYear = /(?:1[89]|20)\d\d[- ]?$/;
const oneQuarter = /[1-4](?![\dA-Za-z.])/y;

// In the singular: `admissions in winter 2020` are a ward's, not a person's.
const stay = "birth|death|stay|(?:re)?admission|discharge|hospitali[sz]ation|surgery|operation|transplant(?:ation)?";
const stayBefore = new RegExp(
  `(?:^|[^A-Za-z])(?:${stay}|born|birth[ _-]?da(?:te|y)|dob|died|deceased|passed away|stayed|(?:re)?admit(?:s|ted)?|discharged|hospitali[sz]ed|operated|transplanted)(?![a-z])[^.;!?\\n]{0,40}$`,
  "i",
);
const stayAfter = new RegExp(`,? (?:${stay})(?![a-z])`, "iy");

/** Whether it is a person's birth, death, stay or operation that the season says the time of. */
function isOfStay(text: string, start: number, end: number): boolean {
  return matchEnd(stayAfter, text, end) > 0 || stayBefore.test(before(text, start, 60));
}

/**
 * Seasons and quarters of a year (`fall of 2021`, `Q3 2022`) beside a word of birth, death, stay or operation: alone they are
 * what reports and studies are dated by. Source: 45 CFR 164.514(b)(2)(i)(C).
 */
export const seasonDate: Detector = {
  name: "season-date",
  classification: "date",
  words: ["spring", "summer", "autumn", "fall", "winter", "quarter", "q"],
  find(text, start, wordEnd, report) {
    let from = start;
    let end = -1;
    if (wordEnd - start === 1) {
      end = matchEnd(oneQuarter, text, wordEnd);
      const yearAhead = end > 0 && quarterInYear.exec(before(text, start, 5));
      if (yearAhead) from -= yearAhead[0].length;
      else end = matchEnd(quarterYear, text, wordEnd);
    } else {
      end = matchEnd(seasonYear, text, wordEnd);
      const ordinal = end > 0 && wordEnd - start === 7 ? quarterBefore.exec(before(text, start, 12)) : null;
      if (ordinal) from -= ordinal[1]!.length;
    }
    if (end > 0 && isOfStay(text, from, end)) report(from, end);
  },
};

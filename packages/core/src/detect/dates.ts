import { before, type Detector, matchEnd } from "./detector.ts";

const month = "(?:0?[1-9]|1[0-2])";
const day = "(?:0?[1-9]|[12]\\d|3[01])";
const year = "(?:1[89]\\d\\d|20\\d\\d)";
const iso = new RegExp(`${year}([-/])${month}\\1${day}(?!\\d)`, "y");
const dashedOrSlashed = new RegExp(
  `(?=${month}[-/]${day}[-/]|${day}[-/]${month}[-/])\\d{1,2}([-/])\\d{1,2}\\1(?:${year}|\\d\\d(?![A-Za-z]))(?!\\d)`,
  "y",
);
const dotted = new RegExp(`(?:${month}\\.${day}|${day}\\.${month})\\.${year}(?!\\d|\\.\\d)`, "y");

const names =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
const ordinal = "(?:st|nd|rd|th)?";
const afterMonth = new RegExp(
  `${names}(?:\\.? {1,2}(?:the )?${day}${ordinal}(?!\\d|[.:]\\d)(?:(?:,? {1,2}|, ?)(?:'?${year}|'\\d\\d))?|,?\\.? {1,2}(?:of )?${year}|[-/]${day}[-/]${year})(?!\\d)`,
  "iy",
);
const dayBeforeMonth = new RegExp(
  `${day}${ordinal}(?: (?:of )?| ?[-/] ?)${names}\\b(?:\\.?,?(?: ?[-/] ?| )'?(?:${year}(?!\\d)|\\d\\d(?![\\d:])))?`,
  "iy",
);

const timeAfter = /(?:,? |[T_:-]|\/)\s?\d{1,2}[:.h-]\d{2}([:.-]\d{2})?/y;
const isoTimeAfter = /T\d{4,6}/y;
const midnight = /[T ]00:00(?::00(?:\.0{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?(?![\d:.])/y;
const instantRest = /[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?/y;
const headOfLine = /(?:^|\n)[[("'<]?$/;
const separator = /[-/.]/;
const digitJoin = /\d[-/._]$/;

/**
 * Calendar dates. A date with a time of day is a log's own timestamp and stays, unless it is midnight or before the
 * year 2000: drivers turn birth dates into such instants.
 */
function reportDate(text: string, start: number, end: number, report: (start: number, end: number) => void): void {
  const midnightEnd = matchEnd(midnight, text, end);
  if (midnightEnd > 0 || /(?:^|\D)1[89]\d\d(?!\d)/.test(text.slice(start, end))) {
    report(start, Math.max(end, midnightEnd, matchEnd(instantRest, text, end)));
    return;
  }
  if (matchEnd(isoTimeAfter, text, end) > 0) return;
  timeAfter.lastIndex = end;
  const time = timeAfter.exec(text);
  if (time && (time[1] !== undefined || !/^,? \s?\d/.test(time[0]) || headOfLine.test(before(text, start, 2)))) return;
  report(start, end);
}

/** Dates in digits: `1961-03-04`, `3/4/61`, `03-04-1961`, `04.03.1961`. */
export const numericDate: Detector = {
  name: "numeric-date",
  classification: "date",
  digits: [1, 2, 4],
  find(text, start, runEnd, report) {
    if (!separator.test(text[runEnd] ?? "") || digitJoin.test(before(text, start, 2))) return undefined;
    let end = -1;
    if (runEnd - start === 4) end = matchEnd(iso, text, start);
    else {
      end = matchEnd(dashedOrSlashed, text, start);
      if (end < 0) end = matchEnd(dotted, text, start);
    }
    if (end > 0 && !/[-/]\d/y.test(text.slice(end, end + 2))) reportDate(text, start, end, report);
    return undefined;
  },
};

const monthWords =
  "jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov november dec december";

/** Dates with the month's name first: `April 12, 2023`, `Mar 4`, `March 1961`. */
export const monthFirstDate: Detector = {
  name: "month-first-date",
  classification: "date",
  words: monthWords.split(" "),
  find(text, start, _end, report) {
    const end = matchEnd(afterMonth, text, start);
    if (end > 0) reportDate(text, start, end, report);
    return undefined;
  },
};

/** Dates with the day first: `12 Apr 1961`, `4th of March`. */
export const dayFirstDate: Detector = {
  name: "day-first-date",
  classification: "date",
  digits: [1, 2],
  find(text, start, runEnd, report) {
    if (!/[- /A-Za-z]/.test(text[runEnd] ?? "")) return undefined;
    const end = matchEnd(dayBeforeMonth, text, start);
    if (end > 0) reportDate(text, start, end, report);
    return undefined;
  },
};

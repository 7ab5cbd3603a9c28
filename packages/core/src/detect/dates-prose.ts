import { reportDate } from "./dates-time.ts";
import { before, type Detector, matchEnd, NEARBY } from "./detector.ts";

const year = "(?:1[89]|20)\\d\\d(?!\\d)";
const shortYear = `'?(?:${year}|\\d\\d(?![\\d:%./]| ?(?:m?c?g|ml|kg|units?|tab)))`;
const number = "(?:0?[1-9]|[12]\\d|3[01])";
const units = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth";
const spelled = `(?:twenty[- ](?:${units})|thirty[- ]first|${units}|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)`;
const day = `(?:${number}(?: ?(?:st|nd|rd|th)(?![a-z]))?|${spelled}(?![a-z]))`;
const to = "(?: ?[-&/] ?| (?:to|through|thru|until|till|and|or) )(?:the )?";
const space = "(?: {1,2}|\\r?\\n)";

/** What follows the month's word: a day or a range of days, with or without a year. */
const dayAfter = new RegExp(
  `(?:\\.?(?:,? {1,2}|\\r?\\n|[-/])|\\.|(?=\\d\\d?,? ?(?:1[89]|20)\\d\\d))(?:the )?${day}(?!\\d|[.:]\\d|%)(?:${to}${day}(?![\\d:.%/-]))?(?:(?:\\.?,?${space}(?:of |in )?|, ?|[-/])'?${year}|,?(?: |[-/])'\\d\\d(?![\\d:])|[-/]\\d\\d(?![\\d:]))?`,
  "iy",
);
const yearAfter = new RegExp(
  `\\.?,?(?:${space}(?:of |in )?|, ?|[-/])?'?${year}|,? '\\d\\d(?!\\d)|-\\d\\d(?![\\d:])`,
  "y",
);
const yearAfterDay = new RegExp(`\\.?(?:,?${space}(?:of |in )?|, ?| ?[-/.] ?)?${shortYear}`, "iy");

const dayOf = new RegExp(`(?:^|[^\\dA-Za-z:.])((?:${day}${to})?${day},? (?:day )?of (?:the month of )?)$`, "i");
const rangeTo = new RegExp(`(?:^|[^\\dA-Za-z:.])(${day}${to})$`, "i");
const yearBefore = /(?:^|[^\d])((?:1[89]|20)\d\d(?:[-/.]|,? ))$/;
const looseBefore = /(?:^|[^A-Za-z])((?:(?:last|next|this|past|since|until|in|during|by|early|late) |mid[- ]))$/i;

const months =
  "jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov november dec december";
const ambiguous = /^(?:may|mar|march|sep|dec|jan|jun)$/;
const fullName = /^[JFMASOND](?:ay|[a-z]{3,})$/;
const telling = /\d(?:st|nd|rd|th)|(?:1[89]|20)\d\d|'\d\d|[a-z]{2}(?:st|nd|rd|th)/i;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
const isAlphanumeric = (code: number): boolean => isDigit(code) || isLetter(code);

const COMMA = 44;
const HYPHEN = 45;
const COLON = 58;
const F = 102;

/** Whether a time to the second follows, as in a line of syslog: `Apr 12 10:30:15`. */
function isSyslog(text: string, wordEnd: number): boolean {
  return text.charCodeAt(wordEnd + 6) === COLON && text.charCodeAt(wordEnd + 9) === COLON;
}

const separators = " -/.,\r\n";
/** The last letters of the words that join two days to a range, and the signs that do. */
const joints = "-/&ohuldreHOULDRE";

/** Where a day in digits (`4`, `04`, `4th`) starts that ends before `end`, or with the day that it is a range to; or -1. */
function startOfNumber(text: string, end: number): number {
  const last = end - 1;
  const digit = isDigit(text.charCodeAt(last)) ? last : last - 2;
  if (digit !== last && !/^(?:st|nd|rd|th)$/i.test(text.slice(last - 1, end))) return -1;
  if (!isDigit(text.charCodeAt(digit))) return -1;
  const from = isDigit(text.charCodeAt(digit - 1)) ? digit - 1 : digit;
  const value = Number(text.slice(from, digit + 1));
  if (value < 1 || value > 31) return -1;
  const previous = text.charAt(from - 1);
  if (
    isDigit(text.charCodeAt(from - 1)) ||
    ((previous === ":" || previous === ".") && isDigit(text.charCodeAt(from - 2)))
  )
    return -1;
  const joint = previous === " " ? text.charAt(from - 2) : previous;
  const range = joint !== "" && joints.includes(joint) ? rangeTo.exec(before(text, from, 24)) : null;
  return range ? from - range[1]!.length : from;
}

/** Where the day (`4th of `) before the month's word starts, or -1. */
function startOfDay(text: string, start: number): number {
  let end = start;
  while (start - end < 3 && end > 0 && separators.includes(text.charAt(end - 1))) end--;
  const last = text.charCodeAt(end - 1) | 32;
  if (last !== F) return startOfNumber(text, end);
  const hit = dayOf.exec(before(text, start, 56));
  return hit ? start - hit[1]!.length : -1;
}

/** Where the year right before a date (`2022 `, `2022, `, `2022-`) starts, or the date. */
function startOfYear(text: string, from: number, hasDay: boolean): number {
  const previous = text.charCodeAt(from - 1);
  const last = text.charCodeAt(from - 2) === COMMA ? from - 3 : from - 2;
  if (!(hasDay || previous === HYPHEN) || !isDigit(text.charCodeAt(last))) return from;
  const hit = yearBefore.exec(before(text, from, 7));
  return hit ? from - hit[1]!.length : from;
}

/** What `dob12Apr1961`, `dob1961-Apr-12` and `due4October` begin with, and what tells them from a part of an id. */
const wordBefore = /(?:^|[^\dA-Za-z])[A-Za-z]{2,20}$/;
const tellingAlone = /^(?:1[89]|20)\d\d.+\d$|(?:1[89]|20)\d\d$|[A-Za-z]{4}/;

/** Whether it is a part of an id: letters and digits touch it. */
function isInToken(text: string, start: number, end: number): boolean {
  if (isAlphanumeric(text.charCodeAt(end))) return true;
  const previous = text.charCodeAt(start - 1);
  if (isDigit(previous)) return true;
  return isLetter(previous) && !(tellingAlone.test(text.slice(start, end)) && wordBefore.test(before(text, start, 22)));
}

/** Whether a day and month without anything between them are a group of a UUID or of hardware: `-4feb-`, `8086:4feb`. */
function isGroup(text: string, dayStart: number, end: number): boolean {
  if (dayStart < 0 || end - dayStart !== 4) return false;
  const [previous, next] = [text.charCodeAt(dayStart - 1), text.charCodeAt(end)];
  return (
    (previous === HYPHEN && next === HYPHEN) ||
    previous === COLON ||
    (next === COLON && isAlphanumeric(text.charCodeAt(end + 1)))
  );
}

/**
 * Dates with the month's name, either way round: `April 12, 2023`, `4th of March`, `12-Apr-61`, `May 2022`, `Jan 3-7`;
 * a month alone where words place it in time (`last July`).
 */
export const monthDate: Detector = {
  name: "month-date",
  classification: "date",
  words: months.split(" "),
  find(text, start, wordEnd, report) {
    if (isSyslog(text, wordEnd)) return NEARBY;
    const dayStart = startOfDay(text, start);
    let end = dayStart < 0 ? -1 : matchEnd(yearAfterDay, text, wordEnd);
    if (end < 0) end = matchEnd(dayAfter, text, wordEnd);
    const hasDay = dayStart >= 0 || end > 0;
    if (end < 0) end = matchEnd(yearAfter, text, wordEnd);
    let from = dayStart < 0 ? start : dayStart;
    from = startOfYear(text, from, hasDay);
    const word = text.slice(start, wordEnd);
    if (end < 0 && from === start) {
      const placed = fullName.test(word) && looseBefore.exec(before(text, start, 8));
      if (placed) report(start - placed[1]!.length, wordEnd);
      return undefined;
    }
    if (end < 0) end = wordEnd;
    if (ambiguous.test(word) && !telling.test(text.slice(from, end))) return undefined;
    if (dayStart >= 0 && isAlphanumeric(text.charCodeAt(end))) end = wordEnd;
    if (isGroup(text, dayStart, end) || isInToken(text, from, end)) return undefined;
    reportDate(text, from, end, report);
    return undefined;
  },
};

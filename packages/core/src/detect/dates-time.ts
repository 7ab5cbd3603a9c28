import { before, matchEnd, type Report } from "./detector.ts";

const withSeconds = /(?:,? {1,2}|[T_:/-] ?)\d{1,2}[:.h-]\d\d[:.-]\d\d/y;
const glued = /[T_:/-] ?\d{1,2}[:.h-]\d\d|T\d{4,6}/y;
const withMinutes = /,? {1,2}\d{1,2}[:.]\d\d(?!\d)/y;
const midnight = /[T ]00:00(?::00(?:\.0{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?(?![\d:.])/y;
const rest = /,?[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?(?: ?[AP]M\b|Z|[+-]\d\d:?\d\d)?/iy;
const weekday = "(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? )?";
const headOfLine = new RegExp(`(?:^|\\n)[[("'<]{0,2}${weekday}$`);
const timeBefore = /\d\d:\d\d:\d\d(?:[.,]\d{1,6})?(?: [A-Z]{3,4})? $/;
const monthInFull = /[A-Za-z]{4}/;
const sentence = /(?:^|[.!?\n] ?)On $/;

/** Where a date with the time of day behind it ends; `end` where there is none. */
function afterTime(text: string, end: number): number {
  return Math.max(end, matchEnd(rest, text, end));
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const separators = new Set([..." ,T_:/-"].map((character) => character.charCodeAt(0)));

/** Whether a digit stands where a time of day would start: most dates are followed by a word. */
function mayHaveTime(text: string, end: number): boolean {
  let index = end;
  while (index - end < 3 && separators.has(text.charCodeAt(index))) index++;
  return index > end && isDigit(text.charCodeAt(index));
}

/** Whether one of the numbers is a year from 1800 to 1999. */
function hasEarlyYear(text: string, start: number, end: number): boolean {
  for (let index = start; index + 4 <= end; index++) {
    if (!isDigit(text.charCodeAt(index))) continue;
    let stop = index + 1;
    while (stop < end && isDigit(text.charCodeAt(stop))) stop++;
    const second = text.charCodeAt(index + 1);
    if (stop - index === 4 && text.charCodeAt(index) === 49 && (second === 56 || second === 57)) return true;
    index = stop;
  }
  return false;
}

/** Whether what stands before the space before a date may end a time of day: a digit, or a zone in capitals. */
function mayEndTime(text: string, start: number): boolean {
  const code = text.charCodeAt(start - 2);
  return isDigit(code) || (code >= 65 && code <= 90);
}

/** Whether the time of day behind a date makes it a log's own stamp: one to the second, or at the head of a line. */
function isStamp(text: string, start: number, end: number): boolean {
  const next = text.charCodeAt(end);
  if (next !== 32 && next !== 44) return matchEnd(glued, text, end) > 0;
  if (matchEnd(withSeconds, text, end) > 0) return true;
  if (matchEnd(withMinutes, text, end) < 0 || !headOfLine.test(before(text, start, 24))) return false;
  return !monthInFull.test(text.slice(start, end));
}

const SPACE = 32;
const COMMA = 44;
const COLON = 58;
const ZERO = 48;
const T = 84;
const N = 110;

/** Where two digits stand behind the character at `index`. */
const isTwo = (text: string, index: number): boolean =>
  isDigit(text.charCodeAt(index + 1)) && isDigit(text.charCodeAt(index + 2));

/** Whether ` 18:01:47` or `T18:01:47` follows, not at midnight: most dates in a log stand in such a stamp. */
function isPlainStamp(text: string, end: number): boolean {
  const separator = text.charCodeAt(end);
  if ((separator !== SPACE && separator !== T) || !isTwo(text, end)) return false;
  if (text.charCodeAt(end + 1) === ZERO && text.charCodeAt(end + 2) === ZERO) return false;
  return (
    text.charCodeAt(end + 3) === COLON &&
    isTwo(text, end + 3) &&
    text.charCodeAt(end + 6) === COLON &&
    isTwo(text, end + 6)
  );
}

/** Whether `On` may stand before a date. */
const mayOpenSentence = (text: string, start: number): boolean => text.charCodeAt(start - 2) === N;

/**
 * Reports a calendar date unless it is a log's time stamp. A stamp at midnight or before the year 2000 is reported, too:
 * drivers turn birth dates into such instants. So is one that opens a sentence (`On 2019-05-06 07:08:09, the …`).
 */
export function reportDate(text: string, start: number, end: number, report: Report): void {
  const early = hasEarlyYear(text, start, end);
  if (
    !early &&
    text.charCodeAt(start - 1) === 32 &&
    mayEndTime(text, start) &&
    timeBefore.test(before(text, start, 24))
  )
    return;
  if (!early && isPlainStamp(text, end) && !mayOpenSentence(text, start)) return;
  if (!mayHaveTime(text, end)) {
    report(start, end);
    return;
  }
  const whole = afterTime(text, end);
  if (early || matchEnd(midnight, text, end) > 0) report(start, whole);
  else if (!isStamp(text, start, end)) report(start, end);
  else if (text.charCodeAt(whole) === COMMA && sentence.test(before(text, start, 5))) report(start, whole);
}

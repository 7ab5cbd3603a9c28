import { reportDate } from "./dates-time.ts";
import { before, type Detector, matchEnd, NEARBY } from "./detector.ts";

const DASH = 45;
const SLASH = 47;
const DOT = 46;
const ZERO = 48;

const isDigit = (code: number): boolean => code >= ZERO && code <= 57;

/** How many digits stand at `index`; five stands for five and more. */
function digitsAt(text: string, index: number): number {
  let count = 0;
  while (count < 5 && isDigit(text.charCodeAt(index + count))) count++;
  return count;
}

/** The number that the digits at `start` write. */
function numberAt(text: string, start: number, length: number): number {
  let number = 0;
  for (let index = start; index < start + length; index++) number = number * 10 + text.charCodeAt(index) - ZERO;
  return number;
}

const isMonth = (value: number): boolean => value >= 1 && value <= 12;
const isDay = (value: number): boolean => value >= 1 && value <= 31;
const isYear = (value: number): boolean => value >= 1800 && value <= 2099;
const isDayOfMonth = (one: number, other: number): boolean =>
  (isMonth(one) && isDay(other)) || (isDay(one) && isMonth(other));

/** Before numbers that are as often a version. */
const personal =
  /(?:^|[^A-Za-z])(?:today|seen|visit(?:ed)?|born|dob|birth(?:date|day)?|died|admit(?:ted)?|admission|discharged?|examined|surgery|operated|diagnosed|dx|appointment|appt)(?:["']?[:=]| on| of| in| is| was)? ?["'(]?$/i;

/** The end of a date of three numbers (`1961-03-04`, `3/4/61`, `4.3.1961`), or -1. */
function threeNumbers(text: string, start: number, firstEnd: number): number {
  const separator = text.charCodeAt(firstEnd);
  const second = firstEnd + 1;
  const secondLength = digitsAt(text, second);
  const third = second + secondLength + 1;
  if (secondLength < 1 || secondLength > 2 || text.charCodeAt(third - 1) !== separator) return -1;
  const thirdLength = digitsAt(text, third);
  const end = third + thirdLength;
  if (separator === DOT && text.charCodeAt(end) === DOT && isDigit(text.charCodeAt(end + 1))) return -1;
  const two = numberAt(text, second, secondLength);
  if (firstEnd - start === 4) {
    if (thirdLength < 1 || thirdLength > 2 || (separator === DOT && secondLength + thirdLength < 4)) return -1;
    return isYear(numberAt(text, start, 4)) && isMonth(two) && isDay(numberAt(text, third, thirdLength)) ? end : -1;
  }
  if (!isDayOfMonth(numberAt(text, start, firstEnd - start), two)) return -1;
  if (thirdLength === 4) return isYear(numberAt(text, third, 4)) ? end : -1;
  if (thirdLength !== 2 || /[A-Za-z]/.test(text.charAt(end))) return -1;
  return separator !== DOT || personal.test(before(text, start, 28)) ? end : -1;
}

const joint = "(?: ?(?:-|&) ?| (?:to|thru|through|until|till|and) )";
const shortYear = "(?:(?:1[89]|20)\\d\\d|\\d\\d)(?!\\d)";
const restOfRange = new RegExp(
  `${joint}\\d{1,2}([-/.])\\d{1,2}\\1${shortYear}|[/-](?:1[89]|20)\\d\\d-\\d\\d-\\d\\d(?!\\d)`,
  "y",
);
const daysToDays = new RegExp(
  `\\d{1,2}${joint}(?:\\d{1,2}/\\d{1,2}/${shortYear}|\\d{1,2}/(?:19|20)\\d\\d(?!\\d))`,
  "y",
);
const SPACE = 32;
const joints = new Set([..."-&/"].map((sign) => sign.charCodeAt(0)));
/** What a joint begins with behind a space. */
const spacedJoints = new Set([..."-&tua"].map((sign) => sign.charCodeAt(0)));

/** Whether what stands behind a date may join another one to it: most often it is the time of day. */
function mayRange(text: string, end: number): boolean {
  const code = text.charCodeAt(end);
  return code === SPACE ? spacedJoints.has(text.charCodeAt(end + 1)) : joints.has(code);
}

/** Whether a number goes on behind a sign. */
function continues(text: string, end: number): boolean {
  const code = text.charCodeAt(end);
  return (code === DASH || code === SLASH || code === DOT) && isDigit(text.charCodeAt(end + 1));
}

const context =
  /(?:^|[^A-Za-z])(?:today|seen|visit(?:ed)?|born|dob|birth(?:date|day)?|died|admit(?:ted)?|admission|discharged?|dated?|since|until|through|exam(?:ined)?|surgery|procedure|operated|diagnosed|dx|follow-?up|f\/u|appointment|appt|scheduled|reviewed|treated|started|stopped|due|on|from|between)(?:["']?[:=]| on| of| in| is| was| for)? ?["'(]?$/i;
const counted = / ?(?:%|of\b|[a-z]+s\b)/y;
const continuesTwo = /[/\d]|[.,:-]\d/y;

/** Whether two numbers have the lengths of a month and day, or of a month and year. */
function mayBeTwo(text: string, start: number, firstEnd: number): boolean {
  const length = digitsAt(text, firstEnd + 1);
  if (firstEnd - start === 4) return length === 2;
  return length <= 2 ? text.charCodeAt(firstEnd) === SLASH : length === 4;
}

/** A month and day (`3/4`) or a month and year (`03/2021`, `2021-03`): dates only after a word that says so. */
function twoNumbers(text: string, start: number, firstEnd: number): number {
  // Lengths first: most numbers in a log are no dates.
  if (!mayBeTwo(text, start, firstEnd)) return -1;
  const second = firstEnd + 1;
  const secondLength = digitsAt(text, second);
  const end = second + secondLength;
  const isShort = secondLength <= 2;
  const isYearFirst = firstEnd - start === 4;
  const one = numberAt(text, start, firstEnd - start);
  const two = numberAt(text, second, secondLength);
  const [year, month] = isYearFirst ? [one, two] : [two, one];
  if (!isYearFirst && isShort ? !isDayOfMonth(one, two) : !isMonth(month) || !isYear(year)) return -1;
  if (matchEnd(continuesTwo, text, end) > 0 || (isShort && matchEnd(counted, text, end) > 0)) return -1;
  const isPadded = secondLength === 4 && text.charCodeAt(start) === ZERO && text.charCodeAt(firstEnd) === SLASH;
  return (isPadded && !/[A-Za-z/]/.test(text.charAt(start - 1))) || context.test(before(text, start, 28)) ? end : -1;
}

/** Dates and ranges of dates in digits: `1961-03-04`, `3/4/61`, `04.03.1961`, `3/4 to 5/6/2021`, `seen 3/4`. */
export const numericDate: Detector = {
  name: "numeric-date",
  classification: "date",
  // Not within a longer chain of numbers, such as a version or an address.
  digits: [1, 2, 4],
  next: "/",
  nextDigits: [1, 2, 4],
  unchained: true,
  also: [
    { digits: [1, 2, 4], next: ".", nextDigits: [1, 2], afterDigits: ".", unchained: true },
    { digits: [1, 2], next: "-", nextDigits: [1, 2], afterDigits: "-", unchained: true },
    { digits: [1, 2], next: "-", nextDigits: [4], unchained: true },
    { digits: [4], first: "12", next: "-", nextDigits: [1], afterDigits: "-", unchained: true },
    { digits: [4], first: "12", next: "-", nextDigits: [2], unchained: true },
  ],
  reach: [32, 72],
  find(text, start, runEnd, report) {
    let end = threeNumbers(text, start, runEnd);
    if (end < 0) {
      const separator = text.charCodeAt(runEnd);
      if (separator === DOT) return undefined;
      // Two numbers that no word can make a date: neither that nor what stands behind them was looked at.
      if (separator === DASH && !mayBeTwo(text, start, runEnd)) return NEARBY;
      end = matchEnd(daysToDays, text, separator === SLASH ? runEnd + 1 : text.length);
      if (end < 0) end = twoNumbers(text, start, runEnd);
      if (end < 0) return undefined;
    }
    const rangeEnd = mayRange(text, end) ? matchEnd(restOfRange, text, end) : -1;
    if (rangeEnd > 0) end = rangeEnd;
    if (continues(text, end)) return undefined;
    reportDate(text, start, end, report);
    return end;
  },
};

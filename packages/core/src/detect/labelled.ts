import { before, type Detector, matchEnd, type Report } from "./detector.ts";
import { type Label, labels, numberWords } from "./labels.ts";

const REACH = 30;
const BEFORE = 44;
const LONGEST_GROUP = 24;
const SHORTEST_AHEAD = 4;
const LONGEST_GAP = 14;
const LONGEST_PLAIN = 24;
const SPACE = 32;
/** What joins the parts of a value. */
const joints = "-./:*_";
/** Cards and banks: numbers of so many digits hold no letters. */
const ONLY_DIGITS = 8;
const letter = /[A-Za-z]/;

const numbered = "(?:[ _-]?(?:ids?|i\\.d\\.?|identifiers?|numbers?|nums?|no\\.?|nr\\.?|code)(?![a-z])|(?= ?#))";
const suffix = "[ _-]?(?:ids?|i\\.d\\.?|identifiers?|numbers?|nums?|no\\.?|nr\\.?|code|date)(?![a-z])";
const value = /[A-Za-z0-9]{1,64}(?:[-./:*_][A-Za-z0-9]{1,64}){0,8}/y;
const furtherGroups =
  /(?: \d{2,8}(?![-./:]?[A-Za-z0-9])(?! ?(?:ms|us|ns|sec|seconds?|mg|mcg|ml|kg|units?|years?|yrs?|minutes?|[kmg]?b|bytes|rows?|items?)\b)){1,4}/iy;
const endsInGroup = /(?:^|[^0-9])[0-9]{2,8}$/;
const closeGap =
  /^(?:[\s"'`:=#.()[\]\\/>*_-]|(?:ids?|numbers?|nums?|no|nr|is|was|are|of|code|value|for|the|with|ending|ends|in|on|file|last|four|digits|at|to)(?![A-Za-z])){0,14}$/i;
const gapSigns = " \"'`:=#.()[]\\/>*_-";
const lettersAhead = /[^A-Za-z]([A-Z]{1,4} )$/;
const reachingGap = /^[^\n;]{0,30}$/;
const ownGap = /^[\s:#=.]{0,4}$/;
const ownQuantity = /^\d+(?:\.\d+)?(?:ms|us|ns|[kmg]i?b)$|^\d+\.\d+s$/i;
/** What a value is that touches its label: `MRN00112233`. In `dea2f51c` they are no label. */
const touching = /^\d[\d./*_:-]*[A-Za-z]?$/;
/** What makes a word the end of an id, not a label: `6Jz3wCc`. */
const idBefore = /\d[A-Za-z]{1,20}\d[\dA-Za-z]{0,20}$/;
const quantity =
  /\s?(?:ms|us|ns|s|sec|seconds?|minutes?|bytes|[kmg]b|rows?|records?|items?|times|attempts?|retries)\b/iy;
const moment = /^(?:\d{4}-\d\d-\d\d(?![0-9])|\d{1,2}\/\d{1,2}\/\d{2,4}$|\d{1,2}:\d\d(?::|$))/;
const possessive = /(?:is|was|as|the|her|his|their|my|our|your|'s) $/i;
const valueAhead =
  /([A-Za-z0-9]{1,20}(?:[-.][A-Za-z0-9]{1,20}){0,4}) (?:is|was|as) (?:(?:the|an?|her|his|their|my|our|your|[a-z]{2,10}'s) ){0,2}$/i;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isAlphanumeric = (code: number): boolean => isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 122);

function digitsIn(text: string, start: number, end: number): number {
  let digits = 0;
  for (let index = start; index < end; index++) if (isDigit(text.charCodeAt(index))) digits++;
  return digits;
}

/** Whether a digit stands from `start` on and before `end`. */
function hasDigit(text: string, start: number, end: number): boolean {
  for (let index = Math.max(0, start); index < end; index++) if (isDigit(text.charCodeAt(index))) return true;
  return false;
}

/** The end of a value from `index` to `end`, with further groups of digits behind spaces. */
function valueEnd(text: string, index: number, end: number): number {
  if (text.charCodeAt(end) !== 32 || !isDigit(text.charCodeAt(end + 1))) return end;
  return endsInGroup.test(text.slice(index, end)) ? Math.max(end, matchEnd(furtherGroups, text, end)) : end;
}

/** Where a value begins whose digits begin at `index`: `SN 4455` begins with its letters. -1 where no label is close. */
function closeStart(text: string, from: number, index: number): number {
  let plain = from;
  while (plain < index && gapSigns.includes(text.charAt(plain))) plain++;
  if (plain === index && index - from <= LONGEST_GAP) return index;
  const gap = text.slice(from, index);
  if (closeGap.test(gap)) return index;
  const letters = lettersAhead.exec(gap)?.[1];
  if (letters === undefined) return -1;
  return closeGap.test(gap.slice(0, -letters.length)) ? index - letters.length : -1;
}

/** The end of a word or number that begins here and is no value, since it stands alone and has too few digits; or -1. */
function fewDigitsEnd(text: string, start: number, fewest: number): number {
  let end = start;
  let digits = 0;
  let code = text.charCodeAt(start);
  for (; isAlphanumeric(code) && end - start < LONGEST_PLAIN; code = text.charCodeAt(++end))
    if (isDigit(code)) digits++;
  if (digits >= fewest || end - start === LONGEST_PLAIN || joints.includes(text.charAt(end))) return -1;
  const mayGoOn = code === SPACE && isDigit(text.charCodeAt(end - 1)) && isDigit(text.charCodeAt(end + 1));
  return mayGoOn ? -1 : end;
}

/** The value after a label: the first run with enough digits, where the words between allow it. */
function findAfter(text: string, from: number, label: Label): [start: number, end: number] | undefined {
  const { digits: fewest = 4, reaches = false, not } = label;
  // Nothing is close behind a number.
  let isFar = false;
  for (let index = from; index <= from + REACH && index < text.length; index++) {
    if (!isAlphanumeric(text.charCodeAt(index))) continue;
    const plainEnd = index > from ? fewDigitsEnd(text, index, fewest) : -1;
    if (plainEnd > 0) {
      isFar ||= hasDigit(text, index, plainEnd);
      index = plainEnd - 1;
      continue;
    }
    const shortest = matchEnd(value, text, index);
    const isNumber = hasDigit(text, index, shortest);
    const start = isNumber && !isFar ? closeStart(text, from, index) : -1;
    const end = start >= 0 || reaches ? valueEnd(text, index, shortest) : shortest;
    const digits = digitsIn(text, index, end);
    // Behind other words it is looked at without the groups that follow: a date is none whatever stands behind it.
    const hit = text.slice(index, start >= 0 ? end : shortest);
    if (index === from && !touching.test(text.slice(index, shortest))) return undefined;
    if (
      digits < fewest ||
      (digits < end - index && moment.test(hit)) ||
      ownQuantity.test(hit) ||
      not?.test(hit) ||
      (fewest >= ONLY_DIGITS && letter.test(hit))
    ) {
      isFar ||= isNumber;
      index = shortest - 1;
      continue;
    }
    const isReached = start >= 0 || (reaches && digits >= 6 && reachingGap.test(text.slice(from, index)));
    return isReached && matchEnd(quantity, text, end) < 0 ? [start < 0 ? index : start, end] : undefined;
  }
  return undefined;
}

/** Where a run of letters, digits and dashes begins that ends at `end`, at most 24 characters before. */
function startOfValue(text: string, end: number): number {
  let from = end;
  while (end - from < LONGEST_GROUP && (text[from - 1] === "-" || isAlphanumeric(text.charCodeAt(from - 1)))) from--;
  return from;
}

/** Tells the value in `44556677 (MRN)` and `44556677 is her MRN`, where the label begins at `start`. */
function reportBefore(text: string, start: number, fewest: number, report: Report): void {
  const isParenthesized = text[start - 1] === "(";
  // The last letters of the words that may stand before it.
  if (!isParenthesized && !(text[start - 1] === " " && "sreySREY".includes(text.charAt(start - 2)))) return;
  if (!hasDigit(text, start - BEFORE, start)) return;
  if (!isParenthesized && !possessive.test(text.slice(Math.max(0, start - 7), start))) return;
  if (isParenthesized) {
    const end = text[start - 2] === " " ? start - 2 : start - 1;
    const from = startOfValue(text, end);
    if (end - from >= SHORTEST_AHEAD && digitsIn(text, from, end) >= fewest) report(from, end);
    return;
  }
  const [ahead, hit] = valueAhead.exec(text.slice(Math.max(0, start - BEFORE), start)) ?? ["", ""];
  const from = start - ahead.length;
  const end = from + hit!.length;
  if (digitsIn(text, from, end) >= Math.max(5, fewest)) report(from, end);
}

/** The words of a label, and those that are the label together with a word for a number joined to them. */
function anchorsOf(words: string, pattern: RegExp): ReadonlySet<string> {
  const heads = words.split(" ");
  const all = heads.flatMap((head) => numberWords.map((end) => head + end));
  return new Set([...heads, ...all.filter((word) => matchEnd(pattern, `${word}:`, 0) >= word.length)]);
}

/** A detector for one label: the number after it, in parentheses before it, or before it as "… is her …". */
function labelled(label: Label): Detector {
  const { name, classification, words, digits: fewest = 4, whole, unless, secondNext, capital = false } = label;
  const source = label.label.replaceAll(" ", "[ _-]?").replaceAll("{n}", numbered);
  const pattern = new RegExp(`(?:${source})(?:${suffix}|(?![a-z]))`, "iy");
  return {
    name: `labelled-${name}`,
    classification,
    words: anchorsOf(words, pattern),
    capital,
    notAfter: "0123456789",
    ...(secondNext && { secondNext }),
    find(text, start, _end, report) {
      const previous = text.charCodeAt(start - 1);
      const from = matchEnd(pattern, text, start);
      if (
        from < 0 ||
        (isAlphanumeric(previous) && idBefore.test(before(text, start, 24))) ||
        unless?.test(text.slice(Math.max(0, start - 14), start))
      )
        return undefined;
      const after = hasDigit(text, from, from + REACH + LONGEST_GROUP) ? findAfter(text, from, label) : undefined;
      if (after) {
        const isInside = whole === "always" || (whole && text[start - 1] === "(" && text[after[1]] === ")");
        report(isInside && ownGap.test(text.slice(from, after[0])) ? start : after[0], after[1]);
      }
      if (classification !== "geo") reportBefore(text, start, fewest, report);
      return undefined;
    },
  };
}

/** Numbers that a neighbour word makes an identifier: one detector a label. */
export const labelledNumbers: readonly Detector[] = labels.map(labelled);

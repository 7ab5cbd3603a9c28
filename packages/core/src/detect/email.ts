import { type Detector, matchEnd, NEAR, NEARBY } from "./detector.ts";
import { isLetter } from "./name-words.ts";

const domain =
  /@(?:[A-Za-z0-9\u00c0-\u1fff\u3040-\ud7ff_-]{1,63}\.){1,8}[A-Za-z\u00c0-\u1fff\u3040-\ud7ff][A-Za-z0-9\u00c0-\u1fff\u3040-\ud7ff-]{1,62}/y;
const local = /[A-Za-z0-9\u00c0-\u1fff\u3040-\ud7ff._%+~'!#$*^{|}-]/;
const opening = /['{|.]/;
const LONGEST_QUOTED = 64;
const beforeQuoted = /[\s:=<(,;[]/;

/** Where the quoted local part that ends before `end` begins, or `end`. Source: RFC 5321, 4.1.2. */
function quotedStart(text: string, end: number): number {
  for (let index = end - 2; index >= Math.max(0, end - LONGEST_QUOTED - 2); index--) {
    if (text[index] === '"' && (index === 0 || beforeQuoted.test(text[index - 1]!))) return index;
  }
  return end;
}

const DOT = 46;
const HYPHEN = 45;
const UNDERSCORE = 95;
const isInLabel = (code: number): boolean =>
  (code > 47 && code < 58) || isLetter(code) || code === HYPHEN || code === UNDERSCORE || code > 127;

/** Whether a label of a domain that begins here ends soon, and without a dot: what stands behind it was not looked at. */
function endsSoon(text: string, start: number): boolean {
  let end = start;
  while (end - start < NEAR && isInLabel(text.charCodeAt(end))) end++;
  return end - start < NEAR && text.charCodeAt(end) !== DOT;
}

/** Email addresses. Asked at each `@`; looks back no further than the one before, so a row of them stays linear. */
export const email: Detector = {
  name: "email",
  classification: "email",
  chars: "@",
  find(text, at, _end, report) {
    const end = matchEnd(domain, text, at);
    if (end < 0) return endsSoon(text, at + 1) ? NEARBY : undefined;
    let start = at;
    if (text[at - 1] === '"') start = quotedStart(text, at);
    else {
      while (start > 0 && local.test(text[start - 1]!)) start--;
      while (opening.test(text[start]!)) start++;
    }
    if (start < at) report(start, end);
    return undefined;
  },
};

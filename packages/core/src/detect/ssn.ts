import { type Detector, matchEnd } from "./detector.ts";
import { isInHex } from "./hex-run.ts";

const SPACE = 32;
const DASH = 45;
const written = /\d{3}(?: ?- ?\d{2} ?- ?|[-._ ]\d{2}[-._ ])\d{4}(?!\d)/y;

/** Social Security and taxpayer numbers in their written 3-2-4 form, whatever the area. Bare digits need a label. */
export const ssn: Detector = {
  name: "ssn",
  classification: "ssn",
  digits: [3],
  next: "-. _",
  nextDigits: [0, 2],
  find(text, start, runEnd, report) {
    const next = text.charCodeAt(runEnd + 1);
    // Most numbers of three digits are followed by a space and a word.
    if (text.charCodeAt(runEnd) === SPACE && next !== DASH && !(next >= 48 && next <= 57)) return undefined;
    const end = matchEnd(written, text, start);
    if (end > 0 && !(text[runEnd] === " " && isInHex(text, start, end))) report(start, end);
    return undefined;
  },
};

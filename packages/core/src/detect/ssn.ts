import { type Detector, matchEnd, NEARBY } from "./detector.ts";
import { isInHex } from "./hex-run.ts";

const written = /\d{3}(?: ?- ?\d{2} ?- ?|[-._ ]\d{2}[-._ ])\d{4}(?!\d)/y;

/** Social Security and taxpayer numbers in their written 3-2-4 form, whatever the area. Bare digits need a label. */
export const ssn: Detector = {
  name: "ssn",
  classification: "ssn",
  digits: [3],
  next: "-._ ",
  nextDigits: [2],
  afterDigits: "-._ ",
  also: [
    { digits: [3], next: " ", secondNext: "-" },
    { digits: [3], next: "-", secondNext: " " },
  ],
  find(text, start, runEnd, report) {
    const end = matchEnd(written, text, start);
    if (end < 0) return NEARBY;
    if (!(text[runEnd] === " " && isInHex(text, start, end))) report(start, end);
    return undefined;
  },
};

import { luhn } from "./checksums.ts";
import { type Detector, matchEnd } from "./detector.ts";
import { isInHex } from "./hex-run.ts";

const dashed = /\d{4}-\d{4}-\d{4}-\d{4}(?:-\d{1,3})?(?!-?\d)|3\d{3}-\d{6}-\d{4,5}(?!-?\d)/y;
const spaced = /\d{4} \d{4} \d{4} (?:\d{4}(?: \d{1,3})?|\d{1,3})(?!\d)|3\d{3} \d{6} \d{4,5}(?!\d)/y;
const issued =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d+|3[47]\d{13}|3[0689]\d{12}|(?:6011|64[4-9]|65|62|35)\d+|(?:2131|1800)\d{11})$/;
const groupBefore = /^\d{4}-$/;
const issuer = /[2-6]/;
const mastercard = /^(?:5|2[2-7])/;

const isIssued = (digits: string): boolean => issued.test(digits) && (digits.length === 16 || !mastercard.test(digits));

/** Whether it is a block's id: behind an underscore and a dash. */
const isBlockId = (text: string, start: number): boolean => text[start - 1] === "-" && text[start - 2] === "_";

/** Payment cards as bare runs, with an issuer's prefix and Luhn's digit. Source: ISO/IEC 7812-1; the issuers' ranges. */
export const card: Detector = {
  name: "card",
  classification: "account",
  digits: [13, 14, 15, 16],
  first: "123456",
  // Longer ones behind a dash are a block's id.
  also: [{ digits: [17, 18, 19], first: "346", notAfter: "-_" }],
  find(text, start, runEnd, report) {
    const digits = text.slice(start, runEnd);
    if (isIssued(digits) && luhn(digits) && !isBlockId(text, start) && !isInHex(text, start, runEnd))
      report(start, runEnd);
    return undefined;
  },
};

/** Payment cards as people write them: dashed groups as they stand, spaced ones with an issuer's prefix. */
export const groupedCard: Detector = {
  name: "grouped-card",
  classification: "account",
  digits: [4],
  next: "- ",
  nextDigits: [4, 6],
  find(text, start, runEnd, report) {
    const isSpaced = text[runEnd] === " ";
    if (isSpaced && !issuer.test(text[start]!)) return undefined;
    if (groupBefore.test(text.slice(Math.max(0, start - 5), start))) return undefined;
    let end = matchEnd(isSpaced ? spaced : dashed, text, start);
    if (isSpaced && end > 0 && !isIssued(text.slice(start, end).replaceAll(" ", ""))) end = -1;
    if (end > 0 && !isInHex(text, start, end)) report(start, end);
    return undefined;
  },
};

import { luhn } from "./checksums.ts";
import { type Detector, matchEnd } from "./detector.ts";

const dashed = /\d{4}-\d{4}-\d{4}-\d{4}(?:-\d{1,3})?(?!-?\d)|3\d{3}-\d{6}-\d{4,5}(?!-?\d)/y;
const spaced = /\d{4} \d{4} \d{4} \d{4}(?: \d{1,3})?(?!\d)|3\d{3} \d{6} \d{4,5}(?!\d)/y;
const issued =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d+|3[47]\d{13}|3[0689]\d{12}|(?:6011|64[4-9]|65|62|35)\d+)$/;
const mastercard = /^[52]/;

const checks = (digits: string): boolean =>
  issued.test(digits) && (digits.length === 16 || !mastercard.test(digits)) && luhn(digits);

/** Payment cards: dashed groups as they stand, spaced groups and bare runs with an issuer's prefix and Luhn's digit. */
export const card: Detector = {
  name: "card",
  classification: "account",
  digits: [4, 13, 14, 15, 16, 17, 18, 19],
  find(text, start, runEnd, report) {
    if (runEnd - start > 4) {
      const isBlockId = runEnd - start > 16 && /[_-]/.test(text[start - 1] ?? "");
      if (!isBlockId && checks(text.slice(start, runEnd))) report(start, runEnd);
      return undefined;
    }
    let end = matchEnd(dashed, text, start);
    if (end < 0) {
      end = matchEnd(spaced, text, start);
      if (end > 0 && !checks(text.slice(start, end).replaceAll(" ", ""))) end = -1;
    }
    if (end > 0) report(start, end);
    return undefined;
  },
};

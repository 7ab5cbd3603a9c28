import { type Detector, matchEnd, NEARBY } from "./detector.ts";
import { isInHex } from "./hex-run.ts";

const rest = String.raw`(?!\d)(?:,? ?(?:x|ext\.?|extension) ?\d{1,6}(?!\d))?`;
const separated = new RegExp(String.raw`\d{3}(?: ?\) ?[-.]? ?|[-./]| - |[ _])\d{3}(?: - |[-._])\d{4}${rest}`, "iy");
const closed = new RegExp(String.raw`\d{3} ?\) ?\d{3} ?\d{4}${rest}`, "iy");
const spaced = new RegExp(String.raw`[2-9]\d\d \d{3} \d{4}${rest}(?! \d)`, "iy");
const international = /\d{1,3}(?:[-. /]?\(?\d{1,4}\)?){2,6}(?!\d)/y;
const oneBefore = /(?:^|[^0-9])(\+?1[-. ]{0,2}(?:\( ?)?)$/;
const fax = /fax|facsimile/i;

/** Whether the words before a number say fax. */
export function faxOrPhone(text: string, from: number): "fax" | "phone" {
  return fax.test(text.slice(Math.max(0, from - 20), from)) ? "fax" : "phone";
}

/** Where the prefix `+1` and the opening parenthesis begin, or `start`. */
function withPrefix(text: string, start: number, isClosed: boolean): number {
  let from = start;
  if (isClosed) {
    const space = text[from - 1] === " " ? 1 : 0;
    if (text[from - 1 - space] === "(") from -= 1 + space;
  } else if (text[from - 1] === "(") return from;
  const one = oneBefore.exec(text.slice(Math.max(0, from - 6), from));
  return one ? from - one[1]!.length : from;
}

/** Whether a third group of digits may stand apart: what stands before and behind three is looked at farther. */
const mayBeThree = (text: string, firstEnd: number): boolean => text[firstEnd] === " " && text[firstEnd + 4] === " ";

/** North American telephone and fax numbers with separators, parentheses, prefix and extension, whatever the area. */
export const phone: Detector = {
  name: "phone",
  classification: "phone",
  digits: [3],
  next: "-./_ ",
  nextDigits: [3],
  afterDigits: " -._",
  also: [
    { digits: [3], next: ")" },
    { digits: [3], next: " ", secondNext: ")-" },
  ],
  find(text, start, runEnd, report) {
    let end = matchEnd(separated, text, start);
    const isClosed = text[runEnd] === ")" || text.startsWith(" )", runEnd);
    if (end < 0 && isClosed) end = matchEnd(closed, text, start);
    else if (end < 0 && text[start - 1] !== "/") {
      end = matchEnd(spaced, text, start);
      if (end > 0 && isInHex(text, start, end)) return undefined;
    }
    if (end < 0) return mayBeThree(text, runEnd) ? undefined : NEARBY;
    const from = withPrefix(text, start, isClosed);
    report(from, end, faxOrPhone(text, from));
    return undefined;
  },
};

/** Telephone numbers of any country after a plus sign. Source: ITU-T E.164, at most 15 digits. */
export const internationalPhone: Detector = {
  name: "international-phone",
  classification: "phone",
  chars: "+",
  find(text, plus, start, report) {
    const end = matchEnd(international, text, start);
    if (end < 0) return undefined;
    const digits = text.slice(start, end).replace(/\D/g, "").length;
    if (digits >= 8 && digits <= 15) report(plus, end, faxOrPhone(text, plus));
    return undefined;
  },
};

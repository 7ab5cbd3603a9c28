import { before, type Detector, matchEnd } from "./detector.ts";

const rest = String.raw`(?!\d)(?:,? ?(?:x|ext\.?|extension) ?\d{1,6}(?!\d))?`;
const separated = new RegExp(String.raw`\d{3}(?:\) ?[-.]? ?|[-./]| - |[ _])\d{3}(?: - |[-._])\d{4}${rest}`, "iy");
const closed = new RegExp(String.raw`\d{3}\) ?\d{3} ?\d{4}${rest}`, "iy");
const spaced = new RegExp(String.raw`[2-9]\d\d \d{3} \d{4}${rest}(?! \d)`, "iy");
const international = /\d{1,3}(?:[-. ]?\(?\d{1,4}\)?){2,6}(?!\d)/y;
const prefix = /(?:(?<!\d)\+?1[-. ]{0,2})?\(?$/;
const fax = /fax|facsimile/i;

const joins = /[-./)_ ]/;

function classify(text: string, from: number): "fax" | "phone" {
  return fax.test(before(text, from, 20)) ? "fax" : "phone";
}

/** North American telephone and fax numbers with separators, parentheses, prefix and extension. */
export const phone: Detector = {
  name: "phone",
  classification: "phone",
  digits: [3],
  find(text, start, runEnd, report) {
    if (!joins.test(text[runEnd] ?? "")) return undefined;
    let end = matchEnd(separated, text, start);
    if (end < 0) end = matchEnd(closed, text, start);
    if (end < 0) end = matchEnd(spaced, text, start);
    if (end < 0) return undefined;
    const lead = before(text, start, 6).match(prefix)![0];
    const from = lead.endsWith("(") && text[runEnd] !== ")" ? start : start - lead.length;
    report(from, end, classify(text, from));
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
    if (digits >= 8 && digits <= 15) report(plus, end, classify(text, plus));
    return undefined;
  },
};

import { mod97 } from "./checksums.ts";
import { type Detector, matchEnd } from "./detector.ts";
import { ibanLengths } from "./iban-lengths.ts";

const written = /[A-Z]{2}\d\d(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/y;
const label = /iban(?: (?:code|number|no\.?))?(?: is)?["':=# ]{0,4}/iy;

const isCapital = (code: number): boolean => code >= 65 && code <= 90;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isSeparator = (code: number): boolean => code === 32 || code === 45;

/** The end of an account number of this form; the pattern may take a word too many, which the check digits tell. */
function ibanEnd(text: string, start: number): number {
  let left = ibanLengths.get(text.slice(start, start + 2)) ?? 0;
  const end = left > 0 ? matchEnd(written, text, start) : -1;
  let index = start;
  for (; left > 0 && index < end; index++) if (!isSeparator(text.charCodeAt(index))) left--;
  const isWhole = left === 0 && (index === end || isSeparator(text.charCodeAt(index)));
  return isWhole && mod97(text.slice(start, index)) ? index : -1;
}

/** International bank account numbers of the right length with right check digits, bare, spaced or dashed. Source: ISO 13616. */
export const iban: Detector = {
  name: "iban",
  classification: "account",
  mixed: [4, 14, 15, 16, 17, 18, 19, 20],
  first: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  find(text, start, runEnd, report) {
    const length = runEnd - start;
    if (length > 34) return undefined;
    if (!isCapital(text.charCodeAt(start + 1))) return undefined;
    if (!isDigit(text.charCodeAt(start + 2))) return undefined;
    const end = ibanEnd(text, start);
    if (end > 0) report(start, end);
    return undefined;
  },
};

/** What is written like an IBAN after that word, whatever its check digits. */
export const labelledIban: Detector = {
  name: "labelled-iban",
  classification: "account",
  words: ["iban"],
  find(text, start, _end, report) {
    const from = matchEnd(label, text, start);
    const end = matchEnd(written, text, from);
    if (end > 0) report(from, end);
    return undefined;
  },
};

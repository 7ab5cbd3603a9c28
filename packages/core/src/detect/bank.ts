import { mod97 } from "./checksums.ts";
import { type Detector, matchEnd } from "./detector.ts";

const written = /[A-Z]{2}\d\d(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/y;
const label = /iban(?: (?:code|number|no\.?))?(?: is)?["':=# ]{0,4}/iy;

const SHORTEST = 14;

const isCapital = (code: number): boolean => code >= 65 && code <= 90;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** The end of an account number of this form; the pattern may take a word too many, which the check digits tell. */
function ibanEnd(text: string, start: number): number {
  const end = matchEnd(written, text, start);
  let hit = end < 0 ? "" : text.slice(start, end);
  while (hit.length >= SHORTEST && !mod97(hit)) {
    hit = hit.slice(0, Math.max(0, hit.lastIndexOf(" "), hit.lastIndexOf("-")));
  }
  return hit.length >= SHORTEST ? start + hit.length : -1;
}

/** International bank account numbers with right check digits, bare, spaced or dashed. Source: ISO 13616. */
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

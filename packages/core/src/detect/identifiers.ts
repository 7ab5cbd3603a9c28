import { before, type Detector, matchEnd } from "./detector.ts";

const state =
  "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]";
const place = new RegExp(`(?:[A-Z][A-Za-z.'-]{1,20} ){0,2}[A-Z][A-Za-z.'-]{1,20},? ?(?:${state}),? $`);
const zipFour = /-\d{4}(?![-\dA-Za-z])/y;

/** ZIP codes that stand in an address (`City, ST 12345`) or with their four further digits. */
export const zip: Detector = {
  name: "zip",
  classification: "geo",
  digits: [5],
  find(text, start, runEnd, report) {
    const end = text.charCodeAt(runEnd) === 45 ? matchEnd(zipFour, text, runEnd) : -1;
    const city = text.charCodeAt(start - 1) === 32 ? before(text, start, 75).match(place) : null;
    if (city) report(start - city[0].length, Math.max(runEnd, end));
    else if (end > 0 && !/\d[-.]$/.test(before(text, start, 2))) report(start, end);
    return undefined;
  },
};

const suffix =
  "Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Place|Pl|Terrace|Ter|Way|Circle|Cir|Highway|Hwy|Parkway|Pkwy|Square|Sq|Trail|Trl|Loop|Crescent|Close";
const unit = String.raw`(?:,? (?:Apt|Apartment|Suite|Ste|Unit|#)\.? ?[A-Za-z0-9-]{1,6})?`;
const streetLine = new RegExp(
  String.raw`\d{1,6}[A-Za-z]? (?:[NSEW]{1,2}\.? )?(?:(?:[A-Z][A-Za-z'’.-]{0,20}|\d{1,3}(?:st|nd|rd|th)) ){1,4}(?:${suffix})\b\.?${unit}`,
  "y",
);

/** Street addresses: a number, capitalised words, a street's suffix. */
export const street: Detector = {
  name: "street",
  classification: "geo",
  digits: [1, 2, 3, 4, 5, 6],
  find(text, start, runEnd, report) {
    if (!/[ A-Za-z]/.test(text[runEnd] ?? "")) return undefined;
    const end = matchEnd(streetLine, text, start);
    if (end > 0) report(start, end);
    return undefined;
  },
};

const yearsOld = /(?:[- ]?(?:years?|yrs?)[- ]?(?:old|of age)|[- ]?y[./]?o\b)/iy;
const aged = /(?:^|[^a-z])(?:age|aged)["'\\]{0,2} ?(?:[:=]|is|of|was)? ?["'\\]{0,2}$/i;

/** Ages over 89. Source: 45 CFR 164.514(b)(2)(i)(C). */
export const age: Detector = {
  name: "age",
  classification: "age",
  digits: [2, 3],
  find(text, start, runEnd, report) {
    const years = Number(text.slice(start, runEnd));
    if (years < 90 || years > 125) return undefined;
    const end = matchEnd(yearsOld, text, runEnd);
    if (end > 0 || aged.test(before(text, start, 14))) report(start, Math.max(runEnd, end));
    return undefined;
  },
};

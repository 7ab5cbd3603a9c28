import { before, type Detector, matchEnd } from "./detector.ts";

const state =
  "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]";
const place = new RegExp(`(?:[A-Z][A-Za-z.'-]{1,20} ){0,2}[A-Z][A-Za-z.'-]{1,20},? ?(?:${state}),? $`);
const zipFour = /-\d{4}(?![-\dA-Za-z])/y;

/** Whether a capital letter or a comma, and a space, stand before: a state may. */
function isAfterState(text: string, start: number): boolean {
  const last = text.charCodeAt(start - 2);
  return text.charCodeAt(start - 1) === 32 && (last === 44 || (last >= 65 && last <= 90));
}

/** ZIP codes that stand in an address (`City, ST 12345`) or with their four further digits. */
export const zip: Detector = {
  name: "zip",
  classification: "geo",
  digits: [5],
  next: "-",
  nextDigits: [4],
  also: [{ digits: [5], after: " ", secondAfter: ",ABCDEFGHIJKLMNOPQRSTUVWXYZ" }],
  reach: [80, 8],
  find(text, start, runEnd, report) {
    const end = text.charCodeAt(runEnd) === 45 ? matchEnd(zipFour, text, runEnd) : -1;
    const city = isAfterState(text, start) ? before(text, start, 75).match(place) : null;
    if (city) report(start - city[0].length, Math.max(runEnd, end));
    else if (end > 0 && !/\d[-.]$|[a-z]$/.test(before(text, start, 2))) report(start, end);
    return undefined;
  },
};

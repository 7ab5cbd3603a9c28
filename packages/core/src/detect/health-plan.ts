import { type Detector, matchEnd } from "./detector.ts";

const digits = "123456789";
const letters = "ACDEFGHJKMNPQRTUVWXYacdefghjkmnpqrtuvwxy";
const letter = "[AC-HJKMNP-RT-Y]";
const digitOrLetter = "[0-9AC-HJKMNP-RT-Y]";
const mbiForm = new RegExp(
  `[1-9]${letter}${digitOrLetter}\\d[- ]?${letter}${digitOrLetter}\\d[- ]?${letter}{2}\\d\\d(?![A-Za-z0-9])`,
  "iy",
);

/** Medicare beneficiary identifiers, which have no check digit. Source: CMS, "Understanding the MBI format". */
export const mbi: Detector = {
  name: "mbi",
  classification: "healthPlan",
  mixed: [11],
  first: digits,
  also: [{ mixed: [4], first: digits, next: "- ", secondNext: letters }],
  reach: [0, 20],
  find(text, start, _end, report) {
    const end = matchEnd(mbiForm, text, start);
    if (end > 0) report(start, end);
    return undefined;
  },
};

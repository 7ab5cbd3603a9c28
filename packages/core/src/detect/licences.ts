import { deaCheck } from "./checksums.ts";
import type { Detector } from "./detector.ts";

const form = /^[A-HJ-MPRSTUX][A-Z9]\d{7}$/i;
const hex = /^[a-f]{1,2}\d+$/;

/** Numbers of prescribers (DEA) with the right check digit. Source: 21 CFR 1301; the check digit as DEA publishes it. */
export const dea: Detector = {
  name: "dea",
  classification: "license",
  mixed: [9],
  reach: [0, 0],
  find(text, start, runEnd, report) {
    const run = text.slice(start, runEnd);
    if (form.test(run) && !hex.test(run) && deaCheck(run.slice(2))) report(start, runEnd);
    return undefined;
  },
};

import { vinCheck } from "./checksums.ts";
import type { Detector } from "./detector.ts";

const form = /^(?!0X)[A-HJ-NPR-Z0-9]{17}$/;
const capital = /[A-Z]/;
/** As in the ids of instances and networks. */
const hexLetters = /^[\da-f]+$/;

/** Vehicle identification numbers in letters of one case with the right check digit. Source: 49 CFR 565. */
export const vin: Detector = {
  name: "vin",
  classification: "vehicle",
  mixed: [17],
  reach: [0, 0],
  find(text, start, runEnd, report) {
    const run = text.slice(start, runEnd);
    if (hexLetters.test(run)) return undefined;
    const capitals = run.toUpperCase();
    if ((capitals === run || !capital.test(run)) && form.test(capitals) && vinCheck(capitals)) report(start, runEnd);
    return undefined;
  },
};

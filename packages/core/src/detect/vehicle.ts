import { vinCheck } from "./checksums.ts";
import type { Detector } from "./detector.ts";

const form = /^(?!0X)[A-HJ-NPR-Z0-9]{17}$/;

/** Vehicle identification numbers with the right check digit. Source: 49 CFR 565. */
export const vin: Detector = {
  name: "vin",
  classification: "vehicle",
  mixed: [17],
  find(text, start, runEnd, report) {
    const capitals = text.slice(start, runEnd).toUpperCase();
    if (form.test(capitals) && vinCheck(capitals)) report(start, runEnd);
    return undefined;
  },
};

import { luhn } from "./checksums.ts";
import { type Detector, matchEnd } from "./detector.ts";

const dashedMac = /[0-9A-F]{2}(?:-[0-9A-F]{2}){5}(?![0-9A-F]|-[0-9A-F])/iy;
const dottedMac = /[0-9A-F]{4}\.[0-9A-F]{4}\.[0-9A-F]{4}(?![0-9A-F]|\.[0-9A-F])/iy;

/** MAC addresses with dashes or dots, and IMEIs (15 digits with Luhn's digit). Colons are read with IPv6. */
export const device: Detector = {
  name: "device",
  classification: "device",
  digits: [2, 4, 15],
  mixed: true,
  find(text, start, runEnd, report) {
    const length = runEnd - start;
    if (length === 15 && /^[0-9]+$/.test(text.slice(start, runEnd)) && luhn(text.slice(start, runEnd))) {
      report(start, runEnd);
    }
    const separator = length === 2 ? "-" : length === 4 ? "." : undefined;
    if (!separator || text[runEnd] !== separator || text[start - 1] === separator) return undefined;
    const end = matchEnd(length === 2 ? dashedMac : dottedMac, text, start);
    if (end > 0) report(start, end);
    return undefined;
  },
};

import { luhn } from "./checksums.ts";
import { type Detector, matchEnd } from "./detector.ts";

const dashedMac = /[0-9A-F]{2}(?:-[0-9A-F]{2}){5}(?:(?:-[0-9A-F]{2}){2})?(?![0-9A-F]|-[0-9A-F])/iy;
const dottedMac = /[0-9A-F]{4}\.[0-9A-F]{4}\.[0-9A-F]{4}(?:\.[0-9A-F]{4})?(?![0-9A-F]|\.[0-9A-F])/iy;
const label = /mac(?:[ _-]?addr(?:ess)?)?(?: is)?["':=# ]{0,4}/iy;
const anyMac = /[0-9A-F]{2}(?:[-:. ]?[0-9A-F]{2}){5}(?:(?:[-:. ]?[0-9A-F]{2}){2})?(?![0-9A-F]|[-:.][0-9A-F])/iy;

const isHex = (code: number): boolean => (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 102);

/** Goes back over groups that hold no digit, at which no detector is asked. */
function firstGroup(text: string, start: number, size: number, separator: string): number {
  let first = start;
  for (let groups = 0; groups < 7 && text[first - 1] === separator; groups++) {
    for (let index = first - 1 - size; index < first - 1; index++) {
      if (!isHex(text.charCodeAt(index))) return first;
    }
    first -= size + 1;
  }
  return first;
}

/** MAC addresses with dashes or dots. Colons are read with IPv6. Source: IEEE 802; Cisco's dotted form. */
export const mac: Detector = {
  name: "mac",
  classification: "device",
  digits: [2, 4],
  mixed: [2, 4],
  next: "-.",
  find(text, start, runEnd, report) {
    const separator = text[runEnd]!;
    const size = separator === "-" ? 2 : 4;
    if (runEnd - start !== size) return undefined;
    const first = firstGroup(text, start, size, separator);
    if (text[first - 1] === separator || isHex(text.charCodeAt(first - 1))) return undefined;
    const end = matchEnd(size === 2 ? dashedMac : dottedMac, text, first);
    if (end > 0) report(first, end);
    return undefined;
  },
};

/** IMEIs: 15 digits, the last of them Luhn's. Source: 3GPP TS 23.003, annex B. */
export const imei: Detector = {
  name: "imei",
  classification: "device",
  digits: [15],
  find(text, start, runEnd, report) {
    if (luhn(text.slice(start, runEnd))) report(start, runEnd);
    return undefined;
  },
};

/** MAC addresses of 6 or 8 bytes after that word, bare or with any separator, whatever they are. */
export const labelledMac: Detector = {
  name: "labelled-mac",
  classification: "device",
  words: ["mac"],
  find(text, start, _end, report) {
    const from = matchEnd(label, text, start);
    const end = matchEnd(anyMac, text, from);
    if (end > 0) report(from, end);
    return undefined;
  },
};

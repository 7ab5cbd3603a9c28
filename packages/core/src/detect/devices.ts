import { luhn } from "./checksums.ts";
import { type Detector, matchEnd } from "./detector.ts";
import { isInHex } from "./hex-run.ts";

const dashed = /[0-9A-F]{2}(?:-[0-9A-F]{2}){5}(?:(?:-[0-9A-F]{2}){2})?(?![0-9A-F]|-[0-9A-F])/iy;
const dotted = /[0-9A-F]{4}\.[0-9A-F]{4}\.[0-9A-F]{4}(?:\.[0-9A-F]{4})?(?![0-9A-F]|\.[0-9A-F])/iy;
const hexDigits = "0123456789abcdefABCDEF";
const hasDigit = /\d/;
const label = /mac(?:[ _-]?addr(?:ess)?)?(?: is)?["':=# ]{0,4}/iy;
const anyMac = /[0-9A-F]{2}(?:[-:. ]?[0-9A-F]{2}){5}(?:(?:[-:. ]?[0-9A-F]{2}){2})?(?![0-9A-F]|[-:.][0-9A-F])/iy;

const isHex = (code: number): boolean => (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 102);

/** The detector of one form: the first separator is the anchor, of groups of `size` hexadecimal digits. */
function macOf(name: string, separator: string, size: number, times: number, form: RegExp): Detector {
  return {
    name,
    classification: "device",
    chars: separator,
    next: hexDigits,
    secondNext: hexDigits,
    after: hexDigits,
    secondAfter: hexDigits,
    again: { least: size + 1, most: size + 1, times },
    find(text, at, _end, report) {
      const start = at - size;
      if (start < 0 || text[start - 1] === separator || isHex(text.charCodeAt(start - 1))) return undefined;
      const end = matchEnd(form, text, start);
      if (end > 0 && hasDigit.test(text.slice(start, end))) report(start, end);
      return undefined;
    },
  };
}

/** MAC addresses with dashes. Colons are read with IPv6. Source: IEEE 802. */
export const mac = macOf("mac", "-", 2, 4, dashed);

/** MAC addresses in Cisco's form, with dots. */
export const dottedMac = macOf("dotted-mac", ".", 4, 1, dotted);

/** IMEIs: 15 digits, the last of them Luhn's. Source: 3GPP TS 23.003, annex B. */
export const imei: Detector = {
  name: "imei",
  classification: "device",
  digits: [15],
  find(text, start, runEnd, report) {
    if (luhn(text.slice(start, runEnd)) && !isInHex(text, start, runEnd)) report(start, runEnd);
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

import { isIPv6 } from "node:net";
import { type Detector, matchEnd } from "./detector.ts";

const octet = "(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d)";
const v4 = new RegExp(`${octet}(?:\\.${octet}){3}(?![0-9]|\\.[0-9])`, "y");
const harmless = /^(?:127\.|0\.0\.0\.0$|255\.255\.255\.255$)/;
const noOctetBefore = /[0-9.v]/i;

/** IPv4 addresses, with or without a port. Loopback and unspecified addresses and four-part versions (`v1.2.3.4`) stay. */
export const ipv4: Detector = {
  name: "ipv4",
  classification: "ip",
  digits: [1, 2, 3],
  find(text, start, runEnd, report) {
    if (text[runEnd] !== "." || noOctetBefore.test(text[start - 1] ?? " ")) return undefined;
    const end = matchEnd(v4, text, start);
    if (end > 0 && !harmless.test(text.slice(start, end))) report(start, end);
    return undefined;
  },
};

const chainCharacter = /[0-9A-Fa-f:.]/;
const hexDigit = /[0-9A-Fa-f]/;
const wordCharacter = /[0-9A-Za-z_]/;
const letter = /[A-Za-z]/;
const zone = /%[0-9A-Za-z_.-]{1,32}/y;
const mac = /^(?:[0-9A-Fa-f]{2}:){5}(?:(?:[0-9A-Fa-f]{2}:){2})?[0-9A-Fa-f]{2}$/;
const noMac = /^(?:[0:]+|[Ff:]+)$/;
const shortestFull = "1:2:3:4:5:6:7:8".length;
const loopback = /^(?:::1?|::ffff:127\..*)$/i;

/** IPv6 and colon-separated MAC addresses: both are chains of hex groups, read once from their first colon. */
export const ipv6: Detector = {
  name: "ipv6",
  classification: "ip",
  chars: ":",
  find(text, colon, _end, report) {
    let start = colon;
    while (colon - start < 4 && hexDigit.test(text[start - 1] ?? "")) start--;
    let end = colon;
    while (end < text.length && chainCharacter.test(text[end]!)) end++;
    const next = end;
    if (wordCharacter.test(text[start - 1] ?? "") && !/\d/.test(text.slice(start, colon))) start = colon + 1;
    if (letter.test(text[end] ?? "")) return next;
    while (/[.:]/.test(text[end - 1]!) && !text.startsWith("::", end - 2)) end--;
    if (end - start > 45) return next;
    const chain = text.slice(start, end);
    if (mac.test(chain)) {
      if (!noMac.test(chain)) report(start, end, "device");
    } else if (
      (chain.includes("::") || chain.length >= shortestFull) &&
      isIPv6(chain) &&
      /\d/.test(chain) &&
      !loopback.test(chain)
    ) {
      report(start, Math.max(end, matchEnd(zone, text, end)));
    }
    return next;
  },
};

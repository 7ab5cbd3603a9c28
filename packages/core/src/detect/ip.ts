import { isIPv6 } from "node:net";
import { type Detector, matchEnd, NEAR, NEARBY } from "./detector.ts";

const DOT = 46;
const SLASH = 47;
const SPACE = 32;
const ZERO = 48;
const ONE = 49;
const subnet = /\/\d{1,3}(?!\w|\.\d)/y;
const restOfHostname = /\.[A-Za-z][A-Za-z0-9-]{0,62}\.[A-Za-z]{2}/y;
const version = /version["':=]{0,3} ?["']?$/i;
/** Last characters of what `version` takes, but for its space. */
const versionEnds: ReadonlySet<number> = new Set([..."nN\"':="].map((character) => character.charCodeAt(0)));
const label = /(?:^|[^a-z])ip(?:v[46])?(?:[^a-z]|$)|address/i;
const LABEL_REACH = 40;
const zeros = "0.0.0.0";
const ones = "255.255.255.255";

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Whether the text before says that what follows is an address: then loopback and unspecified ones go, too. */
const isLabelled = (text: string, start: number): boolean =>
  label.test(text.slice(Math.max(0, start - LABEL_REACH), start));

/** Whether `version` and a sign or a space stand before. */
function isVersion(text: string, start: number): boolean {
  const last = text.charCodeAt(text.charCodeAt(start - 1) === SPACE ? start - 2 : start - 1);
  return versionEnds.has(last) && version.test(text.slice(Math.max(0, start - 12), start));
}

/** The end of four numbers up to 255 with dots between them, no more and no digit behind; -1 where there are none. */
function fourEnd(text: string, start: number): number {
  let at = start;
  for (let part = 0; part < 4; part++) {
    if (part > 0 && text.charCodeAt(at++) !== DOT) return -1;
    const from = at;
    let value = 0;
    for (let code = text.charCodeAt(at); isDigit(code); code = text.charCodeAt(++at)) {
      value = value * 10 + code - 48;
      if (at - from === 3 || value > 255) return -1;
    }
    if (at === from) return -1;
  }
  return text.charCodeAt(at) === DOT && isDigit(text.charCodeAt(at + 1)) ? -1 : at;
}

/** Whether it is a loopback address, or one of zeros or ones alone. */
function isHarmless(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  if (first === ZERO) return end - start === zeros.length && text.startsWith(zeros, start);
  if (first === ONE && text.startsWith("127.", start)) return true;
  return end - start === ones.length && text.startsWith(ones, start);
}

/**
 * IPv4 addresses, with their subnet. Loopback and unspecified addresses stay unless labelled, as do four-part versions
 * (`v1.2.3.4`) and the numbers within a longer host name.
 */
export const ipv4: Detector = {
  name: "ipv4",
  classification: "ip",
  digits: [1, 2, 3],
  next: ".",
  nextDigits: [1, 2, 3],
  afterDigits: ".",
  notAfter: "0123456789.vV",
  find(text, start, runEnd, report) {
    const end = fourEnd(text, start);
    if (end < 0) return NEARBY;
    const next = text.charCodeAt(end);
    const hostEnd = next === DOT ? matchEnd(restOfHostname, text, end) : -1;
    if (hostEnd > 0) return hostEnd - runEnd <= NEAR ? NEARBY : undefined;
    if (isHarmless(text, start, end) && !isLabelled(text, start)) return undefined;
    if (!isVersion(text, start)) report(start, next === SLASH ? Math.max(end, matchEnd(subnet, text, end)) : end);
    return undefined;
  },
};

const COLON = 58;
const LONGEST = 45;
const SHORTEST_FULL = "1:2:3:4:5:6:7:8".length;
const wordCharacter = /[0-9A-Za-z_]/;
const letter = /[A-Za-z]/;
const zone = /%[0-9A-Za-z_.-]{1,32}/y;
const mac = /^(?:[0-9A-Fa-f]{2}:){5}(?:(?:[0-9A-Fa-f]{2}:){2})?[0-9A-Fa-f]{2}$/;
const noMac = /^(?:[0:]+|[Ff:]+)$/;
const loopback = /^(?:::1?|::ffff:127\..*)$/i;

function isHex(code: number): boolean {
  return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 102);
}

/** The end of a chain of hex digits, colons and dots. */
function chainEnd(text: string, from: number): number {
  let end = from;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code !== COLON && code !== DOT && !isHex(code)) break;
  }
  return end;
}

/** Whether a chain of hex groups is an address that someone can be found by, or any address where a label stands before. */
function isAddress(text: string, start: number, chain: string): boolean {
  return isIPv6(chain) && ((/\d/.test(chain) && !loopback.test(chain)) || isLabelled(text, start));
}

/** IPv6 and colon-separated MAC addresses: both are chains of hex groups, read once from their first colon. */
export const ipv6: Detector = {
  name: "ipv6",
  classification: "ip",
  chars: ":",
  next: "0123456789abcdefABCDEF:",
  again: { least: 1, most: 5, times: 2 },
  find(text, colon, _end, report) {
    const after = text.charCodeAt(colon + 1);
    let start = colon;
    while (colon - start < 4 && isHex(text.charCodeAt(start - 1))) start--;
    const next = chainEnd(text, colon);
    const isShort = next - start < SHORTEST_FULL;
    if (isShort && after !== COLON && !text.slice(colon, next).includes("::")) return next;
    if (wordCharacter.test(text[start - 1] ?? "") && !/\d/.test(text.slice(start, colon))) start = colon + 1;
    if (letter.test(text[next] ?? "")) return next;
    let end = next;
    while (/[.:]/.test(text[end - 1]!) && !text.startsWith("::", end - 2)) end--;
    if (end - start > LONGEST) return next;
    const chain = text.slice(start, end);
    if (mac.test(chain)) {
      if (!noMac.test(chain)) report(start, end, "device");
    } else if (isAddress(text, start, chain)) {
      const withZone = Math.max(end, matchEnd(zone, text, end));
      report(start, Math.max(withZone, matchEnd(subnet, text, withZone)));
    }
    return next;
  },
};

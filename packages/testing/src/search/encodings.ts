import { base64Cores, everyByte, everyUnit, hexOf, jsonUnit } from "./bytes.ts";

/** One form in which a value could survive in an output. */
export interface Encoding {
  encoding: string;
  /** What to look for. */
  needle: string;
  /** Whether the case of its letters carries information, as in base64. */
  exactCase: boolean;
}

/** Characters: anything shorter is found by chance. */
export const shortestNeedle = 4;
// A token of random base64 holds any given 4 characters too often for a test to rest on.
const shortestBase64 = 6;
const shortestWord = 4;

const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
const ascii = (text: string) => everyUnit(text, (unit, char) => (unit > 126 ? jsonUnit(unit) : char));
const separators = /[\s\-._/:,;()+]+/gu;
const named: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const inHtml = (text: string) => text.replace(/[&<>"']/gu, (char) => named[char]!);
const entity = (radix: 10 | 16) => (unit: number) => `&#${radix === 16 ? "x" : ""}${unit.toString(radix)};`;
const joined = (text: string, by: string) => [...text].join(by);
const fullWidth = (text: string) =>
  text.replace(/[!-~]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).replaceAll(" ", "\u3000");

const writers: Record<string, (value: string) => string[]> = {
  plain: (value) => [value],
  case: (value) => [value.toLowerCase(), value.toUpperCase()],
  json: (value) => [
    inJson(value),
    ascii(inJson(value)),
    everyUnit(value, jsonUnit),
    inJson(value).replaceAll("/", "\\/"),
  ],
  "json in json": (value) => {
    const escaped = ascii(inJson(value));
    return [inJson(inJson(value)), inJson(escaped), inJson(inJson(escaped)), inJson(everyUnit(value, jsonUnit))];
  },
  percent: (value) => {
    const component = encodeURIComponent(value);
    const form = new URLSearchParams({ q: value }).toString().slice(2);
    const every = everyByte(value, (byte) => `%${hexOf(byte)}`);
    return [
      component,
      component.toLowerCase(),
      component.replaceAll("%20", "+"),
      form,
      encodeURI(value),
      every,
      every.toUpperCase(),
    ];
  },
  "percent twice": (value) => [encodeURIComponent(encodeURIComponent(value))],
  base64: (value) => base64Cores(value, "base64"),
  base64url: (value) => base64Cores(value, "base64url"),
  hex: (value) => [
    everyByte(value, hexOf),
    everyByte(value, hexOf, " "),
    everyByte(value, (byte) => `\\x${hexOf(byte)}`),
    everyByte(value, hexOf).toUpperCase(),
  ],
  bytes: (value) => [everyByte(value, String, ","), everyByte(value, String, ", ")],
  reversed: (value) => [[...value].reverse().join("")],
  html: (value) => {
    const escaped = inHtml(value);
    const units = everyUnit(escaped, (unit, char) => (unit > 126 ? entity(10)(unit) : char));
    return [
      escaped,
      escaped.replaceAll("&#39;", "&#x27;"),
      escaped.replaceAll("&#39;", "&apos;"),
      units,
      everyUnit(value, entity(10)),
      everyUnit(value, entity(16)),
    ];
  },
  "utf-16": (value) => [joined(value, "\0"), joined(value, "\\u0000")],
  "zero width": (value) => ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"].map((by) => joined(value, by)),
  "full width": (value) => [fullWidth(value), value.replace(/\d+/gu, fullWidth)],
  "without separators": (value) => [value.replace(separators, "")],
  "other separators": (value) =>
    ["-", "_", ".", "/", " ", "+", "\u00a0", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"].map((by) =>
      value.replace(separators, by),
    ),
  unicode: (value) => [
    value.normalize("NFC"),
    value.normalize("NFD"),
    value.normalize("NFKC"),
    value.normalize("NFD").replace(/\p{M}/gu, ""),
  ],
  mojibake: (value) => [Buffer.from(value).toString("latin1"), Buffer.from(value, "latin1").toString()],
};

/** The words of a value that consists of words, each long enough to be looked for on its own: the parts of a name. */
function wordsOf(value: string): string[] {
  const words = value.split(/\s+/u);
  return words.length > 1 && words.every((word) => word.length >= shortestWord && /^[\p{L}'’-]+$/u.test(word))
    ? words
    : [];
}

/**
 * Every form in which `value` could survive, each needle once; needles of fewer than 4 characters are left out.
 * Where the value is made of words of 4 letters or more, each word on its own counts, too.
 */
export function encodings(value: string): Encoding[] {
  // A lone surrogate cannot be percent-encoded: it leaves a process as U+FFFD.
  const wellFormed = Buffer.from(value).toString();
  const found = new Map<string, Encoding>();
  for (const [place, text] of [wellFormed, ...wordsOf(wellFormed)].entries()) {
    for (const [name, write] of Object.entries(writers)) {
      const exactCase = name.startsWith("base64");
      const shortest = exactCase ? shortestBase64 : shortestNeedle;
      for (const needle of write(text)) {
        if (needle.length < shortest || found.has(needle)) continue;
        found.set(needle, { encoding: place === 0 ? name : `${name} of word ${place}`, needle, exactCase });
      }
    }
  }
  return [...found.values()];
}

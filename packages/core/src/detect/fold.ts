/** A text as detectors read it, and where each of its characters comes from. */
export interface Folded {
  text: string;
  /** Offset in the original of each folded character, and of the end. Absent where nothing was folded. */
  map?: readonly number[];
}

const needsFolding = /[\u0080-\uffff]|%[0-9A-Fa-f]{2}/;
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\ufe00-\ufe0f]/;
const decimalDigit = /\p{Nd}/u;
const dash = /[\p{Pd}\u2212]/u;
const space = /\p{Zs}/u;
const printableAscii = /^[\x20-\x7e]+$/;

/** One character as its plain ASCII counterpart where it has one; an invisible one vanishes. */
function plain(character: string): string {
  if (invisible.test(character)) return "";
  const compatible = character.normalize("NFKC");
  if (printableAscii.test(compatible)) return compatible;
  if (decimalDigit.test(character)) {
    const code = character.codePointAt(0)!;
    const startsAtZero = decimalDigit.test(String.fromCodePoint(code & ~15));
    return String((code & 15) - (startsAtZero ? 0 : 6));
  }
  if (dash.test(character)) return "-";
  return space.test(character) ? " " : character;
}

function byteAt(text: string, index: number): number {
  const hex = text.charCodeAt(index) === 37 ? text.slice(index + 1, index + 3) : "";
  return /^[0-9A-Fa-f]{2}$/.test(hex) ? Number.parseInt(hex, 16) : -1;
}

/** The percent-encoded character at `index`, or nothing where the bytes are not valid UTF-8. */
function decoded(text: string, index: number): { character: string; end: number } | undefined {
  const lead = byteAt(text, index);
  if (lead < 0) return undefined;
  if (lead < 0x80) return { character: String.fromCharCode(lead), end: index + 3 };
  const size = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (size === 0) return undefined;
  let code = lead & (0xff >> (size + 1));
  for (let n = 1; n < size; n++) {
    const byte = byteAt(text, index + 3 * n);
    if (byte >> 6 !== 2) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  const overlong = code < [0, 0, 0x80, 0x800, 0x10000][size]!;
  if (overlong || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return { character: String.fromCodePoint(code), end: index + 3 * size };
}

/**
 * Undoes what hides PHI from a pattern: percent-encoding (once), full-width and other decimal digits, Unicode dashes
 * and spaces, invisible characters. Plain ASCII without an escape costs one regular expression test.
 */
export function fold(text: string): Folded {
  if (!needsFolding.test(text)) return { text };
  const parts: string[] = [];
  const map: number[] = [];
  let index = 0;
  while (index < text.length) {
    const unescaped = text.charCodeAt(index) === 37 ? decoded(text, index) : undefined;
    const character = unescaped?.character ?? String.fromCodePoint(text.codePointAt(index)!);
    const folded = character < "\u0080" ? character : plain(character);
    parts.push(folded);
    for (let n = 0; n < folded.length; n++) map.push(index);
    index = unescaped?.end ?? index + character.length;
  }
  map.push(text.length);
  return { text: parts.join(""), map };
}

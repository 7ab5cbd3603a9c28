import type { Replacement } from "./fold-rewrite.ts";

/** The value of a hexadecimal digit by its code, or -1. */
function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/** The byte written at `index` as `sign` and two hexadecimal digits, or a negative number. */
function byteAt(text: string, index: number, sign: number): number {
  if (text.charCodeAt(index) !== sign) return -1;
  const high = hexDigit(text.charCodeAt(index + 1));
  const low = hexDigit(text.charCodeAt(index + 2));
  return high < 0 ? -1 : low < 0 ? -1 : (high << 4) | low;
}

/** The replacement character for the byte above ASCII written at `index`, where it begins no character. */
export function invalidByte(text: string, index: number): Replacement | undefined {
  return byteAt(text, index, text.charCodeAt(index)) < 0x80 ? undefined : { text: "\ufffd", end: index + 3 };
}

/**
 * The character whose UTF-8 bytes are written at `index`, each as an escape character and two hexadecimal digits
 * (`%C3%A9`), or nothing where they are not valid UTF-8. Source: RFC 3629, section 3.
 */
export function escapedBytes(text: string, index: number): Replacement | undefined {
  const sign = text.charCodeAt(index);
  const lead = byteAt(text, index, sign);
  if (lead < 0) return undefined;
  if (lead < 0x80) return { text: String.fromCharCode(lead), end: index + 3 };
  const size = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (size === 0) return undefined;
  let code = lead & (0xff >> (size + 1));
  for (let n = 1; n < size; n++) {
    const byte = byteAt(text, index + 3 * n, sign);
    if (byte >> 6 !== 2) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  const overlong = code < [0, 0, 0x80, 0x800, 0x10000][size]!;
  if (overlong || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return { text: String.fromCodePoint(code), end: index + 3 * size };
}

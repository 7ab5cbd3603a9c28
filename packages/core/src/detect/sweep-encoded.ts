const HASH = 35;
const PERCENT = 37;
const AMPERSAND = 38;
const EQUALS = 61;
const THREE = 51;
const CAPITAL_D = 68;

/** Characters of the shortest printable text in hexadecimal that is decoded. */
export const shortestEncoded = 20;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
const isHex = (code: number): boolean => isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 102);
const isCapitalHex = (code: number): boolean => isDigit(code) || (code >= 65 && code <= 70);

/** Whether an escape of quoted-printable stands behind `=`: one of `=`, or one with another right behind it. */
const isQuoted = (bytes: Uint8Array, index: number): boolean =>
  isCapitalHex(bytes[index]!) &&
  isCapitalHex(bytes[index + 1]!) &&
  (bytes[index + 2] === EQUALS || (bytes[index] === THREE && bytes[index + 1] === CAPITAL_D));

/** Whether one of the characters that begin an escape begins one at `index`. Behind the end of the text two bytes are 0. */
export function opensEscape(bytes: Uint8Array, index: number): boolean {
  const next = bytes[index + 1]!;
  switch (bytes[index]) {
    case PERCENT:
      return isHex(next) && isHex(bytes[index + 2]!);
    case AMPERSAND:
      return next === HASH || isLetter(next);
    case EQUALS:
      return next === 10 || next === 13 || isQuoted(bytes, index + 1);
  }
  return true;
}

/** Whether a run of letters and digits begins as printable ASCII does in hexadecimal, with or without `0x`. */
export function opensHex(bytes: Uint8Array, start: number, end: number): boolean {
  const from = (bytes[start + 1]! | 32) === 120 ? start + 2 : (bytes[start]! | 32) === 120 ? start + 1 : start;
  if (end - from < shortestEncoded) return false;
  for (let index = from; index < from + shortestEncoded; index += 2) {
    const high = bytes[index]!;
    if (high < 50 || high > 55 || !isHex(bytes[index + 1]!)) return false;
  }
  return true;
}

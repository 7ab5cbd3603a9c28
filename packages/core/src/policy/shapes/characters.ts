/** Whether a UTF-16 code unit is an ASCII digit. */
export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Whether a UTF-16 code unit is one of a-f or A-F. */
export function isHexLetter(unit: number): boolean {
  const lower = unit | 32;
  return lower >= 97 && lower <= 102;
}

// 0 for a digit, 1 for a letter a-f in either case, 2 for anything else: one look-up instead of four comparisons.
const hexKinds = Uint8Array.from({ length: 128 }, (_, unit) => (isHexLetter(unit) ? 1 : isDigit(unit) ? 0 : 2));

/** How many of a string's hexadecimal digits are letters; -1 where another character stands in it. */
export function countHexLetters(value: string, start = 0, end: number = value.length): number {
  let letters = 0;
  for (let at = start; at < end; at++) {
    const unit = value.charCodeAt(at);
    const kind = unit < 128 ? hexKinds[unit] : 2;
    if (kind === 2) return -1;
    letters += kind;
  }
  return letters;
}

/** The number written by the digits from `start` to `end`; -1 where another character stands there. */
export function readDigits(value: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) {
    const unit = value.charCodeAt(at);
    if (!isDigit(unit)) return -1;
    number = number * 10 + unit - 48;
  }
  return number;
}

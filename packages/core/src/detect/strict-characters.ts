export const DIGIT = 1;
export const LETTER = 2;
/** Part of a word, and of none that the vocabulary could hold: letters and digits beyond ASCII, invisible characters. */
export const OTHER = 4;

const wordly = /[\p{L}\p{M}\p{N}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/u;

/** What kind of word character stands at `index`: DIGIT, LETTER, OTHER, or 0 where none does. */
export function kindAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code >= 48 && code <= 57) return DIGIT;
  const lower = code | 32;
  if (lower >= 97 && lower <= 122) return LETTER;
  if (code < 128) return 0;
  const isSecondHalf = code >= 0xdc00 && code <= 0xdfff && text.codePointAt(index - 1)! > 0xffff;
  return wordly.test(String.fromCodePoint(text.codePointAt(isSecondHalf ? index - 1 : index)!)) ? OTHER : 0;
}

/** Whether the character at `index` joins what stands before and after it into one code or word. */
export function joins(text: string, index: number, previous: number, next: number): boolean {
  switch (text.charCodeAt(index)) {
    case 45: // -
    case 46: // .
    case 95: // _
    case 39: // '
    case 0x2019: // ’
      return true;
    case 44: // ,
    case 47: // /
    case 58: // :
      return previous === DIGIT && next === DIGIT;
  }
  return false;
}

/** Whether a word is written as a name is: `Vexley`, an initial. */
export function isCapitalised(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  return first >= 65 && first <= 90 && (end === start + 1 || text.charCodeAt(start + 1) >= 97);
}

const escaped = /%[0-9a-f]{2}|&#x?[0-9a-f]{1,7};|\\(?:u[0-9a-f]{4}|x[0-9a-f]{2})/iy;
const plainEscape = /^%(?:[01][0-9a-f]|2[0-9a-f]|3[a-f]|40|5[b-f]|60|7[b-f])$/i;

/** Where the escape that begins at `index` ends; -1 where none does. */
export function escapeEnd(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code !== 37 && code !== 38 && code !== 92) return -1;
  escaped.lastIndex = index;
  return escaped.test(text) ? escaped.lastIndex : -1;
}

/** Whether an escape stands for punctuation: one of letters or digits could spell a name. */
export function isPlainEscape(sequence: string): boolean {
  return plainEscape.test(sequence);
}

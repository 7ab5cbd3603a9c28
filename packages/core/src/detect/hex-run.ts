const LONGEST = 64;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isHexLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 102;
const isOtherLetter = (code: number): boolean => (code | 32) >= 103 && (code | 32) <= 122;

/** Whether the letters and digits that touch a run of digits make it a part of a number in hexadecimal. */
export function isInHex(text: string, start: number, end: number): boolean {
  let letters = 0;
  /** How far hexadecimal digits go on from `index` in a direction. */
  const far = (index: number, step: 1 | -1): number => {
    let length = 0;
    for (; length < LONGEST; length++) {
      const code = text.charCodeAt(index + length * step);
      if (isHexLetter(code)) letters++;
      else if (!isDigit(code)) break;
    }
    return index + length * step;
  };
  const first = far(start - 1, -1);
  const ahead = text.startsWith("0x", first - 1) ? 0 : text.charCodeAt(first);
  const behind = text.charCodeAt(far(end, 1));
  return letters > 0 && !isOtherLetter(ahead) && !isOtherLetter(behind);
}

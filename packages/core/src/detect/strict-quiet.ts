import { PLAIN, RARE, type Vocabulary } from "./vocabulary.ts";

const mostDigits = 4;
const longestShort = 6;

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** Whether one character between two runs may make a code of them, or one word. */
function mayJoin(code: number, digitsBefore: boolean, digitsBehind: boolean): boolean {
  switch (code) {
    case 39: // '
      return true;
    case 45: // -
    case 46: // .
    case 95: // _
      return digitsBefore || digitsBehind;
  }
  return digitsBefore && digitsBehind;
}

/**
 * Whether a text holds nothing that has to be read closely: words of the vocabulary that are nobody's name, numbers of up to
 * four digits that nothing joins, and no two capitals that could be a name or a place together. Most messages of programs
 * are such; false says nothing.
 */
export function isQuiet(vocabulary: Vocabulary, text: string): boolean {
  let capitals = 0;
  let shortForms = 0;
  let last = -2;
  let wereDigits = false;
  let index = 0;
  while (index < text.length) {
    const start = index;
    const code = text.charCodeAt(index);
    const areDigits = isDigit(code);
    if (areDigits) {
      while (isDigit(text.charCodeAt(index))) index++;
      if (index - start > mostDigits) return false;
    } else if (isLetter(code)) {
      let uppers = 0;
      for (let next = code; isLetter(next); next = text.charCodeAt(++index)) if (isUpper(next)) uppers++;
      const length = index - start;
      const kind = length === 1 && uppers === 0 ? PLAIN : vocabulary(text, start, index);
      if (uppers === 0 || (uppers === length && length > 1)) {
        if (kind !== PLAIN && kind !== RARE) return false;
        if (uppers > 0 && length <= longestShort) shortForms++;
      } else {
        if (kind !== PLAIN || uppers > 1 || !isUpper(code) || length === 1) return false;
        capitals++;
      }
    } else {
      // Escapes can spell a name.
      if (code > 127 || code === 37 || code === 38 || code === 92) return false;
      index++;
      continue;
    }
    if (start === last || (start === last + 1 && mayJoin(text.charCodeAt(last), wereDigits, areDigits))) return false;
    last = index;
    wereDigits = areDigits;
  }
  return capitals < 2 && (capitals === 0 || shortForms === 0);
}

const letterOrDigit = /[\p{L}\p{N}]/u;
const space = /\s/;

export const overlap = (one, other) => Math.min(one.end, other.end) - Math.max(one.start, other.start);
export const overlaps = (one, other) => overlap(one, other) > 0;

function charactersOf(text, { start, end }) {
  const all = [];
  for (let index = start; index < end; ) {
    const character = String.fromCodePoint(text.codePointAt(index));
    all.push({ character, start: index, end: index + character.length });
    index += character.length;
  }
  return all;
}

/**
 * Whether the stretches cover every letter and digit of a span: punctuation and spaces tell nobody who it is.
 * Where it holds neither letter nor digit (`::` is an address), every character but spaces.
 */
export function isCovered(text, span, stretches) {
  const characters = charactersOf(text, span);
  const telling = characters.filter(({ character }) => letterOrDigit.test(character));
  const needed = telling.length > 0 ? telling : characters.filter(({ character }) => !space.test(character));
  return needed.every(({ start, end }) => {
    for (let index = start; index < end; index++) {
      if (!stretches.some((stretch) => stretch.start <= index && index < stretch.end)) return false;
    }
    return true;
  });
}

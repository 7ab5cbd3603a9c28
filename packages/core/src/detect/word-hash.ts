// Two hashes of ASCII letters whatever their case that share no step: words that agree in one differ in the other. Both
// are made letter by letter, so that words with one beginning have one state there.

const lowerCase = 32;

export const hashStart = 0x811c9dc5;
export const checkStart = 1;

/** FNV-1a. */
export function nextHash(state: number, code: number): number {
  return Math.imul(state ^ (code | lowerCase), 0x01000193);
}

/** Mixed so that the low bits depend on every letter. */
export function endHash(state: number): number {
  const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 12)) >>> 0;
}

export function nextCheck(state: number, code: number): number {
  const mixed = Math.imul(state ^ (code | lowerCase), 0x5bd1e995);
  return mixed ^ (mixed >>> 13);
}

/** The first hash of the letters from `start` to `end`: 32 bits. */
export function hashWord(text: string, start: number, end: number): number {
  let state = hashStart;
  for (let index = start; index < end; index++) state = nextHash(state, text.charCodeAt(index));
  return endHash(state);
}

/** The second hash: 32 bits. */
export function checkWord(text: string, start: number, end: number): number {
  let state = checkStart;
  for (let index = start; index < end; index++) state = nextCheck(state, text.charCodeAt(index));
  return state >>> 0;
}

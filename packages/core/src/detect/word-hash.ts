const offset = 0x811c9dc5;
const prime = 0x01000193;
const checkPrime = 0x5bd1e995;
const lowerCase = 32;

/** Hash of ASCII letters whatever their case: FNV-1a, mixed so that the low bits depend on every letter. */
export function hashWord(text: string, start: number, end: number): number {
  let hash = offset;
  for (let index = start; index < end; index++) {
    hash = Math.imul(hash ^ (text.charCodeAt(index) | lowerCase), prime);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}

/** A second hash of the same letters that shares no step with the first: words that agree in one differ in the other. */
export function checkWord(text: string, start: number, end: number): number {
  let hash = end - start;
  for (let index = start; index < end; index++) {
    hash = Math.imul(hash ^ (text.charCodeAt(index) | lowerCase), checkPrime);
    hash ^= hash >>> 13;
  }
  return hash >>> 0;
}

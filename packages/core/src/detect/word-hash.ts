const offset = 0x811c9dc5;
const prime = 0x01000193;
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

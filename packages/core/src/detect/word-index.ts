/** Words by a hash of their letters, whatever the case: found in bytes without making a string. */
export interface WordIndex<T> {
  /** One bit for each place; where it is 0, no word of that place is known. */
  readonly places: Uint32Array;
  /** What is known of the ASCII letters from `start` to `end`. */
  get(bytes: Uint8Array, start: number, end: number): T | undefined;
}

const LONGEST = 31;
const lowerCase = 32;

/** FNV-1a over the lower-cased codes of ASCII letters. Two words of one hash are one: asking once too often is harmless. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < end; index++) {
    hash = Math.imul(hash ^ (bytes[index]! | lowerCase), 0x01000193);
  }
  return hash | 0;
}

/** One of 2^18 places for the first three letters, the last and the length: few words share a place with a known one. */
export function placeOf(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  const ends = (bytes[start]! & 31) | ((bytes[end - 1]! & 31) << 5) | (length << 20);
  const middle = length < 3 ? 0 : ((bytes[start + 1]! & 31) << 10) | ((bytes[start + 2]! & 31) << 15);
  return Math.imul(ends | middle, 0x9e3779b1) >>> 14;
}

/** Indexes words of 1 to 31 ASCII letters; others are left out. */
export function createWordIndex<T>(words: ReadonlyMap<string, T>): WordIndex<T> {
  const known = [...words].filter(([word]) => /^[a-z]{1,31}$/i.test(word));
  const size = 1 << Math.max(4, 33 - Math.clz32(known.length));
  const mask = size - 1;
  const hashes = new Int32Array(size);
  const values = new Array<T | undefined>(size).fill(undefined);
  const places = new Uint32Array(1 << 13);
  const bytes = new Uint8Array(LONGEST);
  for (const [word, value] of known) {
    for (let index = 0; index < word.length; index++) bytes[index] = word.charCodeAt(index);
    const hash = hashOf(bytes, 0, word.length);
    let slot = hash & mask;
    while (values[slot] !== undefined) slot = (slot + 1) & mask;
    hashes[slot] = hash;
    values[slot] = value;
    const place = placeOf(bytes, 0, word.length);
    places[place >>> 5]! |= 1 << (place & 31);
  }
  return {
    places,
    get(bytes, start, end) {
      if (end - start > LONGEST) return undefined;
      const hash = hashOf(bytes, start, end);
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const value = values[slot];
        if (value === undefined || hashes[slot] === hash) return value;
      }
    },
  };
}

import { vocabularyEndings, vocabularyList } from "./vocabulary-list.ts";
import { checkStart, checkWord, endHash, hashStart, hashWord, nextCheck, nextHash } from "./word-hash.ts";

/** Passes however it is written. */
export const PLAIN = 0;
/** Passes in lower case, and with a capital behind a beginning of any kind: a rarer word, often a surname. */
export const RARE = 1;
/** Passes in lower case, and with a capital where a sentence begins: somebody's name as well. */
export const NAME = 2;
/** Passes with a capital and only before a clinical term: `Hodgkin's lymphoma`. */
export const EPONYM = 3;
/** No word of the vocabulary. */
export const UNKNOWN = -1;

/** The class of the ASCII letters from `start` to `end`, in any case; UNKNOWN where nothing vouches for them. */
export type Vocabulary = (text: string, start: number, end: number) => number;

const longest = 24;
const tableSize = 1 << 17;
const classMask = 3;
const lowerCase = 32;

/** Also a letter in lower case, once `lowerCase` is taken off. */
const isCapital = (code: number): boolean => code >= 65 && code <= 90;

/**
 * Hashes in an open-addressing table: half a megabyte, and no string stays in memory. One hash of a word says its place,
 * 30 bits of another stand there above its class: of a thousand million other words, four or so are taken for a known one.
 */
function fill(): Uint32Array {
  const table = new Uint32Array(tableSize);
  // The states of both hashes behind each letter of the word at hand: the next one begins as it does.
  const hashes = new Int32Array(longest + 1).fill(hashStart);
  const checks = new Int32Array(longest + 1).fill(checkStart);
  const push = (length: number, code: number): void => {
    hashes[length + 1] = nextHash(hashes[length]!, code);
    checks[length + 1] = nextCheck(checks[length]!, code);
  };
  const add = (hash: number, check: number, kind: number): void => {
    let slot = endHash(hash) >>> 15;
    while (table[slot] !== 0) slot = (slot + 1) % tableSize;
    table[slot] = ((check & ~classMask) | kind) >>> 0;
  };
  const endings = new Map(vocabularyEndings.map(([mark, gone, added]) => [mark, { gone, added }]));
  const list = vocabularyList.replaceAll("\n", "");
  for (let at = 0; at < list.length; ) {
    let length = list.charCodeAt(at++) - 65;
    for (; isCapital(list.charCodeAt(at) - lowerCase); at++) push(length++, list.charCodeAt(at));
    const digit = list.charCodeAt(at) - 48;
    const kind = digit >= RARE && digit <= EPONYM ? digit : PLAIN;
    if (kind !== PLAIN) at++;
    add(hashes[length]!, checks[length]!, kind);
    for (; at < list.length && !isCapital(list.charCodeAt(at)); at++) {
      const { gone, added } = endings.get(list[at]!)!;
      let hash = hashes[length - gone]!;
      let check = checks[length - gone]!;
      for (let index = 0; index < added.length; index++) {
        hash = nextHash(hash, added.charCodeAt(index));
        check = nextCheck(check, added.charCodeAt(index));
      }
      add(hash, check, kind);
    }
  }
  return table;
}

/** Unpacked with the first word that anybody looks up, then shared: a constant, only made late. */
const words: { table?: Uint32Array } = {};

/** Both hashes of a word as one number: 52 bits. */
function idOf(text: string, start: number, end: number): number {
  return hashWord(text, start, end) * 2 ** 20 + (checkWord(text, start, end) >>> 12);
}

/** The safe vocabulary, with words of the application's own, checked before: letters, joined by spaces or hyphens. */
export function createVocabulary(own: readonly string[] = []): Vocabulary {
  const added = new Set(own.flatMap((word) => word.split(/[ -]/).map((part) => idOf(part, 0, part.length))));
  return (text, start, end) => {
    if (end - start > longest) return UNKNOWN;
    if (added.size > 0 && added.has(idOf(text, start, end))) return PLAIN;
    words.table ??= fill();
    const { table } = words;
    let slot = hashWord(text, start, end) >>> 15;
    if (table[slot] === 0) return UNKNOWN;
    const wanted = (checkWord(text, start, end) & ~classMask) >>> 0;
    for (; table[slot] !== 0; slot = (slot + 1) % tableSize) {
      const entry = table[slot]!;
      if ((entry & ~classMask) >>> 0 === wanted) return entry & classMask;
    }
    return UNKNOWN;
  };
}

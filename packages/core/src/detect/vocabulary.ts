import { vocabularyEndings, vocabularyList } from "./vocabulary-list.ts";
import { checkWord, hashWord } from "./word-hash.ts";

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

/**
 * Hashes in an open-addressing table: half a megabyte, and no string stays in memory. One hash of a word says its place,
 * 30 bits of another stand there above its class: of a thousand million other words, four or so are taken for a known one.
 */
function fill(): Uint32Array {
  const table = new Uint32Array(tableSize);
  const add = (word: string, kind: number): void => {
    let slot = hashWord(word, 0, word.length) >>> 15;
    while (table[slot] !== 0) slot = (slot + 1) % tableSize;
    table[slot] = ((checkWord(word, 0, word.length) & ~classMask) | kind) >>> 0;
  };
  const endings = new Map(vocabularyEndings.map(([mark, gone, added]) => [mark, { gone, added }]));
  let word = "";
  for (const [, shared, rest, kind, marks] of vocabularyList
    .replaceAll("\n", "")
    .matchAll(/([A-Z])([a-z]*)([1-3]?)([^A-Z]*)/g)) {
    word = word.slice(0, shared!.charCodeAt(0) - 65) + rest!;
    add(word, Number(kind));
    for (const mark of marks!) {
      const { gone, added } = endings.get(mark)!;
      add(word.slice(0, word.length - gone) + added, Number(kind));
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

import { keyWordList } from "./key-word-list.ts";

const knownWords: ReadonlySet<string> = new Set(keyWordList.trim().split(/\s+/));
const wordPattern = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g;
const keyPattern = /^[A-Za-z0-9._:/-]{1,64}$/;

/** The words of a name, split at separators, digits and camel humps, in lower case. */
export function splitWords(name: string): string[] {
  return (name.match(wordPattern) ?? []).map((word) => word.toLowerCase());
}

function holds(words: ReadonlySet<string>, word: string): boolean {
  if (words.has(word)) return true;
  if (word.length < 4 || !word.endsWith("s")) return false;
  if (words.has(word.slice(0, -1))) return true;
  if (word.endsWith("ies")) return words.has(`${word.slice(0, -3)}y`);
  return word.endsWith("es") && words.has(word.slice(0, -2));
}

/** Whether a lower-case word, or its singular, is a common word for a kind of field: never a person, place or condition. */
export function isKnownWord(word: string): boolean {
  return holds(knownWords, word);
}

/**
 * Says whether the name of an unlisted key may be printed: at most 64 characters and two digits, and every word of it
 * is a known field word or a word of `extra` (the segments of the policy's own paths).
 */
export function createKeyVocabulary(extra: Iterable<string>): (key: string) => boolean {
  const own = new Set<string>();
  for (const name of extra) for (const word of splitWords(name)) own.add(word);
  return (key) => {
    if (!keyPattern.test(key) || key.replace(/[^0-9]/g, "").length > 2) return false;
    const words = splitWords(key);
    return words.length > 0 && words.every((word) => isKnownWord(word) || holds(own, word));
  };
}

/**
 * `patientId-2` as `patient Id 2`, `ICUAge94` as `ICU Age94`: detectors know words and numbers, not names that are put
 * together of them.
 */
export const spacedKey = (name: string): string =>
  name.replace(/[._:/-]+|(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, " ");

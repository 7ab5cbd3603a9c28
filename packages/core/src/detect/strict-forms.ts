import { UNKNOWN, type Vocabulary } from "./vocabulary.ts";

const prefix =
  /^(?:anti|auto|bi|bio|cardio|cerebro|co|counter|cross|de|dis|electro|endo|gastro|hepato|hyper|hypo|immuno|inter|intra|macro|mega|meta|micro|mid|mini|mis|multi|myo|neuro|non|out|over|para|peri|poly|post|pre|pro|proto|pseudo|psycho|re|self|semi|sub|super|supra|thrombo|trans|ultra|un|uni|under|up|vaso)/;
const suffix = /(?:ers?|ors?|ings?|ed|s|es|ly|less|able|ment|ments|wise|like|ish|y)$/;
const shortestFormed = 7;
const shortestPart = 4;

function knows(vocabulary: Vocabulary, text: string, start: number, end: number): boolean {
  return vocabulary(text, start, end) > UNKNOWN;
}

/**
 * Whether a word in lower case that the vocabulary lacks is formed of known ones: with a prefix, with an ending, or of two
 * words of four letters and more (`datanode`). At most 24 letters. An ending such as that of drugs vouches for nobody.
 */
export function isFormed(vocabulary: Vocabulary, text: string, start: number, end: number): boolean {
  const length = end - start;
  if (length < shortestFormed || length > 24) return false;
  const word = text.slice(start, end).toLowerCase();
  const [front] = prefix.exec(word) ?? [];
  if (front !== undefined && length - front.length >= shortestPart && knows(vocabulary, word, front.length, length)) {
    return true;
  }
  const [back] = suffix.exec(word) ?? [];
  if (back !== undefined && length - back.length >= shortestPart && knows(vocabulary, word, 0, length - back.length)) {
    return true;
  }
  for (let cut = shortestPart; cut <= length - shortestPart; cut++) {
    if (knows(vocabulary, word, 0, cut) && knows(vocabulary, word, cut, length)) return true;
  }
  return false;
}

import { isKnownWord, splitWords } from "../policy/key-words.ts";
import type { Detector, Finding } from "./detector.ts";
import { numberWords } from "./labels.ts";

const longestKey = 64;
// Any other two letters begin and end too many words: `remember` is no member.
const isSuffix = (word: string): boolean => word === "id" || word === "no";

/** `memberid` is an anchor as a whole, and says all that `member` says. */
const numberWord = new RegExp(`(?:${numberWords.join("|")})$`);

/** What a JSON key says about the text under it: its words and `: `, or nothing. */
export type ContextOf = (key: string) => string;

/** `patientid` is `patient id`: two words, one an anchor and the other that or a common word of keys. */
function split(word: string, anchors: ReadonlySet<string>): string[] {
  if (isKnownWord(word)) return [word];
  if (anchors.has(word)) {
    const at = word.search(numberWord);
    return at > 0 && anchors.has(word.slice(0, at)) ? [word.slice(0, at), word.slice(at)] : [word];
  }
  for (let at = word.length - 2; at > 1; at--) {
    const parts = [word.slice(0, at), word.slice(at)] as const;
    const known = parts.every((part) => anchors.has(part) || isSuffix(part) || (part.length > 2 && isKnownWord(part)));
    if (known && parts.some((part) => anchors.has(part))) return [...parts];
  }
  return [word];
}

/**
 * Reads keys for some detectors: `memberId` is `member id: ` where one of its words is a word at which a detector is
 * asked, or where it holds one of `near`. The text under any other key is scanned as it is.
 */
export function createContexts(detectors: readonly Detector[], near: readonly string[]): ContextOf {
  const phrases = near.map((words) => words.toLowerCase().split(" "));
  let anchors: ReadonlySet<string> | undefined;
  // Words that have to be capitalised are names of people and places, which keys are not.
  const collect = () =>
    new Set(detectors.flatMap(({ words, capital }) => (words === undefined || capital ? [] : [...words])));
  return (key) => {
    const found = key.length > longestKey ? [] : splitWords(key);
    if (found.length === 0) return "";
    anchors ??= collect();
    const known = anchors;
    const words = found.flatMap((word) => split(word, known));
    const says =
      words.some((word) => known.has(word)) ||
      phrases.some((phrase) => words.includes(phrase.join("")) || phrase.every((word) => words.includes(word)));
    return says ? `${words.join(" ")}: ` : "";
  };
}

/** Findings `by` characters further on. */
export function moved(findings: readonly Finding[], by: number): Finding[] {
  return findings.map((finding) => ({ ...finding, start: finding.start + by, end: finding.end + by }));
}

/** Finds in a text. `isMarked`: it holds markers, which are looked for first then. */
export type Find = (text: string, isMarked?: boolean) => Finding[];

/** Finds in a text as if `context` stood before it. What lies in the context is left out, what reaches into it is cut. */
export function withContext(context: string, find: Find): Find {
  if (context === "") return find;
  const { length } = context;
  return (text, isMarked) => {
    const found = find(context + text, isMarked).filter(({ end }) => end > length);
    return moved(found, -length).map((finding) => (finding.start < 0 ? { ...finding, start: 0 } : finding));
  };
}

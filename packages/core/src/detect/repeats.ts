import { hash, randomBytes } from "node:crypto";
import type { FindingKind } from "./detector.ts";

/** What became of a text that held findings: the text without them, and what they were. */
export interface Redacted {
  readonly text: string;
  readonly kinds: readonly FindingKind[];
}

/** Gives what became of a text, by `redact` where that is not known; undefined where nothing was found. */
export type Recall = (text: string, redact: (text: string) => Redacted | undefined) => Redacted | undefined;

/** Characters of the longest text that is remembered. */
const LONGEST = 256;

/**
 * Remembers what became of texts, never a text: by its digest together with a secret of this process. Two generations of at most `size`;
 * where nearly all texts are new, one generation without a hit in eight ends it for good.
 */
export function createRecall(size: number): Recall {
  const secret = randomBytes(32).toString("base64");
  let young = new Map<string, Redacted>();
  let old = new Map<string, Redacted>();
  let hits = 0;
  let isOpen = true;

  const keep = (digest: string, redacted: Redacted): void => {
    if (young.size === size) {
      isOpen = hits * 8 >= size;
      hits = 0;
      old = isOpen ? young : new Map();
      young = new Map();
    }
    if (isOpen) young.set(digest, redacted);
  };

  return (text, redact) => {
    if (!isOpen || text.length > LONGEST) return redact(text);
    const digest = hash("sha256", secret + text, "base64");
    let known = young.get(digest);
    if (known !== undefined) {
      hits++;
      return known;
    }
    known = old.get(digest);
    if (known !== undefined) hits++;
    const redacted = known ?? redact(text);
    if (redacted !== undefined) keep(digest, redacted);
    return redacted;
  };
}

import { clearFirstNames, wordFirstNames } from "./first-name-list.ts";

/** The entries of a front-coded list: each follows the number of characters that it shares with the one before. */
export function unfold(coded: string): string[] {
  let last = "";
  return (coded.match(/[0-9A-Z][^0-9A-Z]*/g) ?? []).map((entry) => {
    last = last.slice(0, Number.parseInt(entry.charAt(0), 36)) + entry.slice(1);
    return last;
  });
}

/** First names that are no English words, in lower case. */
export const firstNames: ReadonlySet<string> = new Set(unfold(clearFirstNames));

/** First names that are English words, too (Will, Rose): names only beside a surname or an initial. */
export const wordLikeNames: ReadonlySet<string> = new Set(unfold(wordFirstNames));

import type { Finding } from "@philog/core";

/** Finds PHI in a text. */
export type Find = (text: string) => Finding[];

const longest = 64;
const remembered = 256;
/** Texts after which it is decided whether remembering pays. */
const trial = 2_000;
const none: Finding[] = [];

/**
 * Remembers short texts in which nothing was found, since most fields of a log have few values. Where nearly all texts
 * are new it stops. A text with a finding is never kept.
 */
export function rememberClean(find: Find): Find {
  let young = new Set<string>();
  let old = new Set<string>();
  let asked = 0;
  let known = 0;
  let pays = true;
  return (text) => {
    if (!pays || text.length > longest) return find(text);
    asked += 1;
    if (young.has(text)) {
      known += 1;
      return none;
    }
    if (asked >= trial) {
      pays = known > asked / 4;
      asked = 0;
      known = 0;
    }
    const isOld = old.has(text);
    if (isOld) known += 1;
    const found = isOld ? none : find(text);
    if (found.length > 0) return found;
    if (young.size === remembered) {
      old = young;
      young = new Set();
    }
    young.add(text);
    return none;
  };
}

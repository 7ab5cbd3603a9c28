import type { Finding } from "../detect/detector.ts";
import { createCheckedScanner } from "../detect/scan.ts";
import type { ScanOptions } from "../detect/scan-options.ts";
import { createKeyVocabulary, spacedKey } from "../policy/key-words.ts";

/** Finds PHI in many texts. */
export interface TextScanner {
  find(text: string): Finding[];
  /** Finds in texts that stand under a JSON key, which may say what they are: made once for a key. */
  under(key: string): (text: string) => Finding[];
  /** Whether a key's name may be printed: known words, at most two digits, nothing found in it. */
  isPrintableKey(key: string): boolean;
}

/** Opens a scanner for a tool that reads records. Throws as `scan` does. */
export function openScanner(options?: ScanOptions): TextScanner {
  const scanner = createCheckedScanner(options, "scan");
  const isKnownKey = createKeyVocabulary([]);
  return {
    find: scanner.find,
    under: (key) => scanner.under(key).find,
    isPrintableKey: (key) => isKnownKey(key) && !scanner.has(key) && !scanner.has(spacedKey(key)),
  };
}

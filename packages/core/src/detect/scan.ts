import { RedactionError } from "../errors.ts";
import { detectorNames } from "./built-in.ts";
import type { Finding } from "./detector.ts";
import { lazily } from "./lazily.ts";
import { checkScanOptions, type ScanOptions } from "./scan-options.ts";
import { createScanner, type Scanner } from "./scanner.ts";

/** Builds a scanner of options that a user gave to the function `where`. Throws as `scan` does. */
export function createCheckedScanner(options: ScanOptions | undefined, where: string): Scanner {
  checkScanOptions(options, detectorNames, where);
  const { mode = "scan", disable = [], detectors = [], words = [], key = "" } = options ?? {};
  if (disable.length + detectors.length + words.length === 0) return plainScanners[mode]().under(key);
  const single = words.flatMap((word) => word.split(/[ '-]/));
  return createScanner({ mode, disable, own: detectors, words: single }).under(key);
}

const plainScanners = {
  scan: lazily(() => createScanner()),
  strict: lazily(() => createScanner({ mode: "strict" })),
};

const known = new WeakMap<ScanOptions, Scanner>();

function scannerOf(options: ScanOptions): Scanner {
  let scanner = known.get(options);
  if (scanner === undefined) {
    scanner = createCheckedScanner(options, "scan");
    known.set(options, scanner);
  }
  return scanner;
}

/**
 * Where PHI stands in a text, in order. Throws PHILOG_OPTION_UNKNOWN and PHILOG_OPTION_BAD; for a detector's pattern
 * PHILOG_PATTERN_BAD and PHILOG_PATTERN_NOT_LINEAR. An object of options is read once: give the same one for many texts.
 */
export function scan(text: string, options?: ScanOptions): Finding[] {
  if (typeof text !== "string") throw new RedactionError("PHILOG_OPTION_BAD", "scan takes a string");
  return (options === undefined ? plainScanners.scan() : scannerOf(options)).find(text);
}

import { openScanner, type TextScanner } from "@philog/core/host";

/** How texts are looked at. */
export interface ScanSettings {
  mode: "scan" | "strict";
  /** Names of detectors, classifications and formats that are not looked for. */
  disable: readonly string[];
}

export interface Scanners {
  /** For text. */
  texts: TextScanner;
  /** For numbers and keys, which are no text: no vocabulary vouches for them. */
  plain: TextScanner;
}

/** Makes the scanners of a run. Throws a RedactionError for a name that no detector has. */
export function createScanners({ mode, disable }: ScanSettings): Scanners {
  const plain = openScanner({ disable });
  return { plain, texts: mode === "scan" ? plain : openScanner({ mode, disable }) };
}

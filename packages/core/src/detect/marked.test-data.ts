import type { Detector } from "./detector.ts";
import { createScanner } from "./scanner.ts";

/** The text with what these detectors find between `<` and `>`. */
export function marking(...detectors: Detector[]): (text: string) => string {
  const { find } = createScanner({ detectors });
  return (text) => {
    let out = "";
    let from = 0;
    for (const { start, end } of find(text)) {
      out += `${text.slice(from, start)}<${text.slice(start, end)}>`;
      from = end;
    }
    return out + text.slice(from);
  };
}

/** The same text without the marks. */
export const unmarked = (text: string): string => text.replace(/[<>]/g, "");

import { texts } from "../lines/texts.ts";
import { type CollectSettings, createCollection } from "./collect.ts";
import { createScanRecord, type Hit } from "./scan-record.ts";
import type { Scanned } from "./scanned.ts";
import { createScanners, type ScanSettings } from "./scanners.ts";
import { startsLikeJson } from "./walk-json.ts";

/** How lines are scanned, and what is told; it is also handed to workers. */
export interface LineSettings extends ScanSettings, CollectSettings {}

/** Finds PHI in a batch of whole lines. */
export type ScanLines = (batch: Uint8Array) => Scanned;

const byteOrderMark = 0xfeff;

/** A line without its NUL characters and byte order mark, and where each of its characters stands in the line. */
function bare(line: string): { text: string; places: Uint32Array } {
  const places = new Uint32Array(line.length + 1);
  const first = line.charCodeAt(0) === byteOrderMark ? 1 : 0;
  let count = 0;
  for (let at = first; at < line.length; at++) if (line.charCodeAt(at) !== 0) places[count++] = at;
  places[count] = line.length;
  return { text: line.slice(first).replaceAll("\0", ""), places };
}

/** Scans lines: a JSON object or array by its keys, anything else as text. Throws as `createScanners`. */
export function createScanLines(settings: LineSettings): ScanLines {
  const scanners = createScanners(settings);
  const scanRecord = createScanRecord(scanners);
  const { find } = scanners.texts;

  const hitsInText = (text: string): Hit[] =>
    find(text).map((finding) => ({ finding, text, start: finding.start, end: finding.end }));

  return (batch) => {
    const { scanned, add } = createCollection(settings);

    const hitsIn = (text: string): Hit[] => {
      const hits = startsLikeJson(text) ? scanRecord(text) : undefined;
      if (hits === undefined) scanned.text += 1;
      return hits ?? hitsInText(text);
    };
    const hitsInBare = (line: string): Hit[] => {
      const { text, places } = bare(line);
      return hitsIn(text).map((hit) => ({ ...hit, start: places[hit.start]!, end: places[hit.end - 1]! + 1 }));
    };
    const scanLine = (line: string, offset: number): void => {
      const isBinary = line.includes("\0");
      if (isBinary) scanned.binary += 1;
      const hits = isBinary || line.charCodeAt(0) === byteOrderMark ? hitsInBare(line) : hitsIn(line);
      if (hits.length > 0) scanned.touched += 1;
      for (const hit of hits) add(hit, offset);
      scanned.lines += 1;
    };

    let first = true;
    for (const input of texts(batch)) {
      // The mark at the start of a file is no part of its text.
      let from = first && input.charCodeAt(0) === byteOrderMark ? 1 : 0;
      const start = scanned.units - from;
      first = false;
      while (from < input.length) {
        const newline = input.indexOf("\n", from);
        const end = newline < 0 ? input.length : newline;
        scanLine(input.slice(from, end), start + from);
        from = end + 1;
      }
      scanned.units = start + input.length;
    }
    return scanned;
  };
}

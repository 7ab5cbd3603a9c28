import type { Format } from "../../policy/formats.ts";
import { findCsv } from "./csv.ts";
import { findHl7v2 } from "./hl7v2.ts";
import { findX12 } from "./x12.ts";
import { findMedicalXml } from "./xml.ts";

/** Where a whole format stands in a text: UTF-16 offsets, end exclusive. */
export interface FormatFinding {
  start: number;
  end: number;
  format: Format;
}

const none: readonly FormatFinding[] = [];

/**
 * The whole formats in a text, in order, none overlapping another. JSON is none of them: it is redacted as a record.
 * Linear; text without a bar, star, tag or line end costs a few searches for one character.
 */
export function findFormats(text: string): readonly FormatFinding[] {
  let found: FormatFinding[] | undefined;
  const reporter =
    (own: Format) =>
    (start: number, end: number, format: Format = own): void => {
      found ??= [];
      found.push({ start, end, format });
    };
  findHl7v2(text, reporter("hl7v2"));
  findX12(text, reporter("x12"));
  findMedicalXml(text, reporter("fhir"));
  findCsv(text, reporter("csv"));
  if (!found) return none;
  const joined: FormatFinding[] = [];
  for (const next of found.sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && next.start < last.end) last.end = Math.max(last.end, next.end);
    else joined.push(next);
  }
  return joined;
}

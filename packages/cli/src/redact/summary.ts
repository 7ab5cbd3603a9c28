import { list, number, pace } from "../lines/pace.ts";
import type { Counts } from "./counts.ts";

/** What a run did. */
export interface Report {
  counts: Counts;
  /** Read, unpacked. */
  bytes: number;
  seconds: number;
  /** Lines that were replaced because they are too long. */
  long: number;
}

/** What is said at the end of a run: numbers alone, never a value. */
export function summary({ counts, bytes, seconds, long }: Report): string {
  const { lines, text, binary, withheld, byAction, byClassification } = counts;
  const notes = [
    [text, "that are text"],
    [long, "longer than 1 MiB and replaced"],
    [binary, "with NUL bytes and withheld"],
    [withheld, "that could not be read and were withheld"],
  ] as const;
  const noted = notes.flatMap(([count, what]) => (count > 0 ? [`${number(count)} ${what}`] : []));
  return [
    `${number(lines)} line${lines === 1 ? "" : "s"}, ${pace(bytes, seconds)}`,
    ...(noted.length > 0 ? [`  lines              ${noted.join(", ")}`] : []),
    `  by action          ${list(byAction)}`,
    `  by classification  ${list(byClassification)}`,
  ].join("\n");
}

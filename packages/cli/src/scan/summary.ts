import { list, number, pace } from "../lines/pace.ts";
import type { Outcome } from "./report.ts";
import { sumsBy } from "./report-json.ts";

/** What is said at the end of a scan: numbers alone, never a value. */
export function summary({ totals, bytes, long }: Outcome, seconds: number): string {
  const { lines, touched, text, binary, findings } = totals;
  const notes = [
    [touched, "with findings"],
    [text, "that are text"],
    [binary, "with NUL bytes, read without them"],
    [long, "longer than 16 MiB and not scanned"],
  ] as const;
  const noted = notes.flatMap(([count, what]) => (count > 0 ? [`${number(count)} ${what}`] : []));
  return [
    `${number(lines)} line${lines === 1 ? "" : "s"}, ${pace(bytes, seconds)}`,
    ...(noted.length > 0 ? [`  lines              ${noted.join(", ")}`] : []),
    `  findings           ${number(findings)}`,
    `  by classification  ${list(sumsBy(totals.kinds(), "classification"))}`,
  ].join("\n");
}

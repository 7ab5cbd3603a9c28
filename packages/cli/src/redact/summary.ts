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

const number = (value: number) => value.toLocaleString("en-US");

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const [unit, name] = bytes < 1e6 ? [1e3, "KB"] : bytes < 1e9 ? [1e6, "MB"] : [1e9, "GB"];
  return `${(bytes / unit).toFixed(1)} ${name}`;
}

/** Bytes, and MB/s where there are enough to tell, such as `1.2 GB in 14.0 s (85.7 MB/s)`. */
export function pace(bytes: number, seconds: number): string {
  const rate = bytes >= 1e6 && seconds > 0 ? ` (${(bytes / seconds / 1e6).toFixed(1)} MB/s)` : "";
  return `${size(bytes)} in ${seconds.toFixed(1)} s${rate}`;
}

function list(counts: Partial<Record<string, number>>): string {
  const sorted = Object.entries(counts).sort(([, a = 0], [, b = 0]) => b - a);
  return sorted.map(([name, count = 0]) => `${name} ${number(count)}`).join(", ") || "none";
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

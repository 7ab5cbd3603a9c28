/** A number for people, such as `1,200`. */
export const number = (value: number) => value.toLocaleString("en-US");

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

/** Counts for people, the most frequent first; `none` where there are none. */
export function list(counts: Partial<Record<string, number>>): string {
  const sorted = Object.entries(counts).sort(([, a = 0], [, b = 0]) => b - a);
  return sorted.map(([name, count = 0]) => `${name} ${number(count)}`).join(", ") || "none";
}

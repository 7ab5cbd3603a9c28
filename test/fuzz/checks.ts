import type { Redactor } from "@philog/core";
import type { Outlets } from "./outlets.ts";
import { withoutSealing } from "./seal-key.ts";

export interface Fault {
  kind:
    | "exception"
    | "changed input"
    | "bad line"
    | "json is not copy"
    | "second pass"
    | "changed response"
    | "changed request"
    | "lost line";
  detail: string;
}

/** The place in the sources where an exception comes from; its message could hold a canary. */
export function origin(error: unknown): string {
  const stack = error instanceof Error ? String(error.stack) : "";
  const frames = stack.split("\n").filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  const type = error instanceof Error ? error.constructor.name : typeof error;
  return `${type} ${frames
    .slice(0, 4)
    .map((line) => line.trim())
    .join(" < ")}`;
}

/** Faults of what was written to streams. */
export function checkLines(lines: string[], end: string): Fault[] {
  return lines.flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line);
      const isLine = line.endsWith(`}${end}`) && !line.slice(0, -end.length).includes("\n") && line.startsWith("{");
      if (isLine && typeof value === "object") return [];
    } catch {
      // Said below.
    }
    return [{ kind: "bad line" as const, detail: "a write is not one JSON object and a line's end" }];
  });
}

/** Runs the redactor's own methods on a record and a text. */
export function direct(redactor: Redactor, record: unknown, text: string, outlets: Outlets): Fault[] {
  const faults: Fault[] = [];
  const json = redactor.json(record);
  const copy = redactor.copy(record);
  const once = redactor.text(text);
  const again = redactor.text(once);
  outlets.add([json, JSON.stringify(copy), once, again, JSON.stringify(redactor.error(record))].join("\n"));
  // Without the time of a withheld line, which is the moment's.
  const plain = (line: string) => JSON.stringify(JSON.parse(withoutSealing(line).replace(/"time":\d{13}/, '"time":0')));
  // A path whose distinct values become too many in this very record is a misfit from then on, so what is written
  // after the copy counts, too.
  if (![json, redactor.json(record)].map(plain).includes(plain(JSON.stringify(copy)))) {
    faults.push({ kind: "json is not copy", detail: "JSON.parse(json(x)) is not copy(x)" });
  }
  if (again !== once) faults.push({ kind: "second pass", detail: "text(text(x)) is not text(x)" });
  return faults;
}

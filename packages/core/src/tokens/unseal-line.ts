import { keyRecordsKey } from "./seal-record.ts";

const deepest = 8;

/** A record written as text in a member, or behind what a collector puts before it. */
function parseRecord(text: string): unknown {
  const start = text.indexOf("{");
  try {
    return start < 0 ? undefined : JSON.parse(text.slice(start, text.lastIndexOf("}") + 1));
  } catch {
    return undefined;
  }
}

function collect(value: unknown, depth: number, found: unknown[]): void {
  if (depth > deepest) return;
  if (typeof value === "string") {
    if (value.includes(keyRecordsKey)) collect(parseRecord(value), depth + 1, found);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    if (key !== keyRecordsKey || !Array.isArray(member)) collect(member, depth + 1, found);
    else for (const record of member) found.push(record);
  }
}

/** What stands under `philogKeys` in a line, also where collectors have wrapped it: whether it is a record is not judged. */
export function keyRecordsIn(line: string): readonly unknown[] {
  const found: unknown[] = [];
  collect(line, 0, found);
  return found;
}

const control = /[\0-\x1f\x7f-\x9f\u2028\u2029]/g;
const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/**
 * A value as it can stand in a line: inside a JSON string, or in text, where it must neither end the line nor move a
 * terminal's cursor.
 */
export function inLine(text: string, isJson: boolean): string {
  return (isJson ? JSON.stringify(text).slice(1, -1) : text).replace(control, escaped);
}

import { marker } from "../policy/markers.ts";

// JSON is indented by at most ten spaces a level; inside a string its line ends are escaped, once or more.
const gap = "(?:\\s|\\\\{1,8}[nrt]){0,64}";
const scalar = "(?:-?\\d[\\d.eE+-]{0,24}|true|false|null)";
const quote = `\\\\{0,8}["']`;
const array = `\\[${gap}(?:\\[${gap}){0,4}(?:${scalar}${gap},${gap}){0,64}(?:\\{|${quote})`;
// As util.inspect prints an object.
const inspected = `\\{${gap}[A-Za-z_$][\\w$]{0,63}: ["'\`{[\\d<-]`;
const opening = new RegExp(`\\{${gap}${quote}|${inspected}|${array}`, "g");

/** Where the JSON value that opens at `start` closes, or -1 where the text ends before. */
function closingBracket(text: string, start: number): number {
  let depth = 0;
  let inString = false;
  for (let index = start; index < text.length; index++) {
    const character = text[index]!;
    if (inString) {
      if (character === "\\") index++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{" || character === "[") depth++;
    else if ((character === "}" || character === "]") && --depth === 0) return index + 1;
  }
  return -1;
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

type Redact<T> = (value: T) => string;

function redactSegments(text: string, redactRecord: Redact<unknown>, redactPlain: Redact<string>): string {
  let out = "";
  let from = 0;
  // Set before each search: a record may hold a text that is searched in between.
  for (opening.lastIndex = 0; ; opening.lastIndex = from) {
    const hit = opening.exec(text);
    if (hit === null) break;
    const end = closingBracket(text, hit.index);
    const record = end < 0 ? undefined : parse(text.slice(hit.index, end));
    out += redactPlain(text.slice(from, hit.index));
    if (!record) return out + marker.withheld;
    out += redactRecord(record.value);
    from = end;
  }
  return out + redactPlain(text.slice(from));
}

/**
 * Redacts JSON objects and arrays inside a text as the records they are, wherever they stand. What starts like JSON
 * and cannot be parsed (truncated, quoted otherwise) is withheld to the end of the text. A text that is itself one
 * JSON string is unwrapped once. `redactPlain` is for what stands outside. Each character is read a bounded number of times.
 */
export function redactEmbeddedJson(
  text: string,
  redactRecord: Redact<unknown>,
  redactPlain: Redact<string> = (plain) => plain,
): string {
  if (!text.includes("{") && !text.includes("[")) return redactPlain(text);
  const wrapped = /^\s*"/.test(text) ? parse(text) : undefined;
  const inner = String(wrapped?.value);
  if (!wrapped || inner.search(opening) < 0) return redactSegments(text, redactRecord, redactPlain);
  const redacted = redactSegments(inner, redactRecord, redactPlain);
  // What records have left in a text may be a JSON string where the text was none: it stays as it stands.
  return redacted === inner ? text : JSON.stringify(redacted);
}

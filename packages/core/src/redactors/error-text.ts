import type { Scanner } from "../detect/scanner.ts";
import { isMarker, marker, markerPattern } from "../policy/markers.ts";

const closings: Record<string, string> = { "'": "'", '"': '"', "`": "`", "“": "”", "‘": "’", "«": "»", "„": "“" };
const anyQuote = /['"`“‘«„]/g;
const wordCharacter = /[\p{L}\p{N}_]/u;
const sqlPrefix = /(?:^|[^\p{L}\p{N}_])[NEBX]$/iu;
const endsInMarker = new RegExp(`(?:${markerPattern})$`);
const columns = /^[a-z_][a-z0-9_., "]*$/i;
const LONGEST_COLUMNS = 256;
const tail = /(?<![a-z_])(params|parameters|bindings|binds|values)\b\s?([:=(])/i;

/** From a label such as `params:` on, everything is values: drivers print them unquoted and with commas inside. */
function redactTail(text: string): string {
  const hit = tail.exec(text);
  if (!hit) return text;
  const separator = hit[2] === "(" ? "" : hit[2];
  return `${text.slice(0, hit.index)}${hit[1]}${separator} ${marker.redacted()}`;
}

/** Where the parenthesis at `open` closes, or the end of the text. */
function closingParenthesis(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length; index++) {
    if (text[index] === "(") depth++;
    else if (text[index] === ")" && --depth === 0) return index + 1;
  }
  return text.length;
}

/** `Key (email)=(S)`: the second group is values, the first is kept where it reads as a list of columns. */
function redactAssignments(text: string): string {
  let out = "";
  let from = 0;
  for (let at = text.indexOf(")=("); at >= 0; at = text.indexOf(")=(", from)) {
    const open = text.slice(Math.max(from, at - LONGEST_COLUMNS), at).lastIndexOf("(");
    const names = open < 0 ? "" : text.slice(Math.max(from, at - LONGEST_COLUMNS), at).slice(open + 1);
    out += columns.test(names) ? text.slice(from, at + 2) : `${marker.redacted()}=`;
    out += marker.redacted();
    from = closingParenthesis(text, at + 2);
  }
  return out + text.slice(from);
}

function opens(text: string, index: number): boolean {
  if (text[index] !== "'") return true;
  const ahead = text.slice(Math.max(0, index - 120), index);
  if (wordCharacter.test(text[index - 1] ?? "")) return sqlPrefix.test(ahead.slice(-2));
  return !endsInMarker.test(ahead);
}

function closingQuote(text: string, open: number): number {
  const close = closings[text[open]!]!;
  for (let index = open + 1; index < text.length; index++) {
    if (text[index] === "\\") index++;
    else if (text[index] === close) {
      const inWord = wordCharacter.test(text[index - 1]!) && wordCharacter.test(text[index + 1] ?? "");
      if (!inWord || (close !== "'" && close !== "’")) return index;
    }
  }
  return text.length;
}

// What stands before a quote that opens and after one that closes, unless a quote stands inside a quoted run.
const beforeOpening = /(?:^|[\s([{:=,]|[NEBX])$/i;
const afterClosing = /^(?:$|[\s)\]},.;:!?])/;
const lastQuote = /['"`”’»“](?=[^'"`”’»“]*$)/;

// V8 quotes the input of JSON.parse as it stands, with the quotes that are in it.
const quotesInput = /is not valid JSON$/;

function isClean(text: string, open: number, close: number): boolean {
  return (
    beforeOpening.test(text.slice(Math.max(0, open - 1), open)) && afterClosing.test(text.slice(close + 1, close + 2))
  );
}

/**
 * Each quoted run is a value. An apostrophe inside a word is no quote; an open quote reaches to the end. Where quotes
 * do not stand as they would around plain runs, one of them is inside a value: all from the first to the last is gone.
 */
function redactQuoted(text: string): string {
  let out = "";
  let from = 0;
  for (anyQuote.lastIndex = 0; ; ) {
    const index = anyQuote.exec(text)?.index;
    if (index === undefined) break;
    if (!opens(text, index)) continue;
    const end = closingQuote(text, index);
    const inside = text.slice(index + 1, end);
    const keep = inside === "" || isMarker(inside);
    const clean = isClean(text, index, end) && !quotesInput.test(text);
    if (!clean && end < text.length && !isMarker(inside)) {
      const rest = text.slice(index + 1);
      return out + text.slice(from, index) + marker.redacted() + rest.slice(rest.search(lastQuote) + 1);
    }
    out += keep ? text.slice(from, end + 1) : text.slice(from, index) + marker.redacted();
    anyQuote.lastIndex = from = end + 1;
  }
  return out + text.slice(from);
}

const PASSES = 4;

/**
 * An error's message without the values it quotes: quoted runs, `(…)=(…)` groups, parameter lists; then the scan.
 * What a pass takes away can turn an apostrophe into a quote, so passes go on until nothing changes.
 */
export function redactErrorText(message: string, scanner: Pick<Scanner, "redact">): string {
  let text = message;
  for (let pass = 0; pass < PASSES; pass++) {
    const next = scanner.redact(redactQuoted(redactAssignments(redactTail(text))));
    if (next === text) return text;
    text = next;
  }
  return marker.redacted();
}

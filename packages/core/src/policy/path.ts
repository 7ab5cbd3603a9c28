import { RedactionError } from "../errors.ts";

/** One step of a path. `items` is every array item, `any` one level of object keys, `deep` zero or more levels of both. */
export type Segment = { kind: "key"; key: string } | { kind: "any" } | { kind: "items" } | { kind: "deep" };

/** Why a text is no path, and the offset in UTF-16 code units at which that shows. */
export interface PathFault {
  position: number;
  reason: string;
}

const bareKey = /[A-Za-z_$][\w$-]*/y;
const bareKeyOnly = /^[A-Za-z_$][\w$-]*$/;
const quotedKey = /\["(?:[^"\\]|\\.)*"\]/sy;

function matchAt(expression: RegExp, text: string, position: number): string | undefined {
  expression.lastIndex = position;
  return expression.exec(text)?.[0];
}

function readQuotedKey(literal: string): string | undefined {
  try {
    return JSON.parse(literal.slice(1, -1)) as string;
  } catch {
    return undefined;
  }
}

/** Reads a path without throwing: its segments, or what is wrong with it. */
export function readPath(text: string): Segment[] | PathFault {
  const segments: Segment[] = [];
  let position = 0;
  const fault = (reason: string, at = position): PathFault => ({ position: at, reason });
  if (text === "") return fault("the path is empty");
  while (position < text.length) {
    if (text[position] === "[") {
      if (text.startsWith("[*]", position)) {
        segments.push({ kind: "items" });
        position += 3;
        continue;
      }
      if (/\d/.test(text.charAt(position + 1))) return fault("an array index is not addressed; use [*] for every item");
      const literal = matchAt(quotedKey, text, position);
      if (literal === undefined) return fault('a bracket holds * or a key in double quotes, as in [*] or ["b-c"]');
      const key = readQuotedKey(literal);
      if (key === undefined) return fault("the quoted key is not a JSON string");
      segments.push({ kind: "key", key });
      position += literal.length;
      continue;
    }
    if (segments.length > 0) {
      if (text[position] !== ".") return fault("a segment is followed by . or [");
      position += 1;
    }
    const stars = matchAt(/\*+/y, text, position);
    if (stars !== undefined) {
      if (stars.length > 2) return fault("a wildcard is * or **");
      if (stars === "**" && segments.at(-1)?.kind === "deep") return fault("** follows **");
      segments.push({ kind: stars === "*" ? "any" : "deep" });
      position += stars.length;
      continue;
    }
    const key = matchAt(bareKey, text, position);
    if (key === undefined) {
      const empty = position >= text.length || text[position] === "." || text[position] === "[";
      return fault(empty ? "a segment is empty" : 'this key needs quotes, as in ["b c"]');
    }
    segments.push({ kind: "key", key });
    position += key.length;
  }
  return segments.at(-1)?.kind === "deep" ? fault("** needs a segment after it") : segments;
}

/** Parses a path such as `a.b`, `a["b-c"]`, `a[*].b`, `a.*.b` or `**.b`. Throws PHILOG_PATH_BAD. */
export function parsePath(text: string): Segment[] {
  const segments = readPath(text);
  if (Array.isArray(segments)) return segments;
  throw new RedactionError("PHILOG_PATH_BAD", `${segments.reason}, at position ${segments.position}`);
}

/** Writes segments as a path: the inverse of `parsePath`. */
export function formatPath(segments: readonly Segment[]): string {
  let text = "";
  for (const segment of segments) {
    if (segment.kind === "items") text += "[*]";
    else if (segment.kind === "key" && !bareKeyOnly.test(segment.key)) text += `[${JSON.stringify(segment.key)}]`;
    else {
      const name = segment.kind === "key" ? segment.key : segment.kind === "any" ? "*" : "**";
      text += text === "" ? name : `.${name}`;
    }
  }
  return text;
}

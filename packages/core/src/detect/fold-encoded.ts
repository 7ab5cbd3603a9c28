import { escapedBytes } from "./fold-bytes.ts";
import { createPlainReader } from "./fold-characters.ts";
import { type Reading, rewrite } from "./fold-rewrite.ts";

// Four characters of base64 that stand for three of ASCII, the first of them printable or a line end; a text may start
// with a byte order mark. Source: RFC 4648, section 4.
const quad = "[CDI-Za-f][A-HQ-Xg-nw-z0-3][ABEFIJMNQRUVYZcdghklopstwx014589][A-Za-z0-9+/_-]";
const base64 = `(?:77u/)?(?:${quad}){3}[A-Za-z0-9+/_-]{12}`;
const hex = "(?:0[xX])?(?:[2-7][0-9A-Fa-f]){10}";
/** Source of a regular expression for the start of printable text in base64 or hexadecimal, 24 and 20 characters long. */
export const encodedPattern = `\\b(?:${base64}|${hex})`;
/** Source of a regular expression for what only quoted-printable has. */
export const quotedPattern = "=(?:3D|\\r?\\n|[0-9A-F]{2}=[0-9A-F]{2})";

const encoded = new RegExp(encodedPattern, "g");
const quoted = new RegExp(quotedPattern);
const equals = new Uint8Array(0x10000);
equals["=".charCodeAt(0)] = 1;
const softBreak = /=\r?\n/y;
const hexRun = /(?:0[xX])?((?:[0-9A-Fa-f]{2})+)/y;
const base64Run = /[A-Za-z0-9+/_-]+={0,2}/y;
const nextLine = /\r?\n[A-Za-z0-9+/_-]+={0,2}/y;
const unprintable = /[^\t-\r\u001c -~\u00a0-\ufffc]/;
/** Base64 in messages is broken into lines of this length and up to 76. Source: RFC 7468, section 2; RFC 2045, section 6.8. */
const shortestLine = 64;
const leastDecoded = 10;

function matchAt(pattern: RegExp, text: string, index: number): string {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? "";
}

/** Where a base64 run ends that starts at `start`: further lines belong to it as long as all are of one length. */
function base64End(text: string, start: number): number {
  const length = matchAt(base64Run, text, start).length;
  let end = start + length;
  if (length < shortestLine) return end;
  for (;;) {
    const line = matchAt(nextLine, text, end);
    const lineLength = line.trimStart().length;
    if (line === "" || lineLength > length) return end;
    end += line.length;
    if (lineLength < length) return end;
  }
}

/** Text that stands in a run of base64 or hexadecimal, up to its first unprintable character. */
export interface EncodedRun {
  start: number;
  end: number;
  text: string;
}

/** Every run of base64 or hexadecimal that starts with printable text. */
export function encodedRuns(text: string): EncodedRun[] {
  const runs: EncodedRun[] = [];
  encoded.lastIndex = 0;
  for (let hit = encoded.exec(text); hit !== null; hit = encoded.exec(text)) {
    const start = hit.index;
    const isHex = /^(?:0[xX])?[0-9A-Fa-f]{20}/.test(hit[0]);
    const run = isHex ? matchAt(hexRun, text, start) : text.slice(start, base64End(text, start));
    const bytes = isHex ? Buffer.from(run.replace(/^0[xX]/, ""), "hex") : Buffer.from(run, "base64");
    const decoded = bytes.toString("utf8");
    const printed = decoded.search(unprintable);
    const end = start + run.length;
    const read = printed < 0 ? decoded : decoded.slice(0, printed);
    if (read.length >= leastDecoded) runs.push({ start, end, text: read });
    encoded.lastIndex = end;
  }
  return runs;
}

/** The text read as quoted-printable, where it looks like it. Source: RFC 2045, section 6.7. */
export function unquotePrintable(text: string): Reading | undefined {
  if (!quoted.test(text)) return undefined;
  const plain = createPlainReader();
  return rewrite(text, equals, (_, index) => {
    const broken = matchAt(softBreak, text, index).length;
    if (broken > 0) return { text: "", end: index + broken };
    const read = escapedBytes(text, index);
    return read && { text: plain(read.text.codePointAt(0)!), end: read.end };
  });
}

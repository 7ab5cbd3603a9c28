import { escapedBytes, invalidByte } from "./fold-bytes.ts";
import { createPlainReader, plainNul, specials } from "./fold-characters.ts";
import { type Reading, type Replacement, rewrite } from "./fold-rewrite.ts";

const named = new Map(
  Object.entries({
    ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", lsquo: "'", rsquo: "'", ldquo: '"', rdquo: '"' },
    ...{ nbsp: " ", ensp: " ", emsp: " ", thinsp: " ", Tab: "\t", NewLine: "\n", shy: "", zwj: "", zwnj: "" },
    ...{ ndash: "-", mdash: "-", minus: "-", hyphen: "-", dash: "-", lowbar: "_", plus: "+", equals: "=" },
    ...{ commat: "@", period: ".", comma: ",", colon: ":", semi: ";", sol: "/", bsol: "\\", num: "#" },
    ...{ lpar: "(", rpar: ")", lsqb: "[", rsqb: "]", verbar: "|", vert: "|", ast: "*", percnt: "%" },
  }),
);
const accents: Record<string, string> = {
  ...{ grave: "\u0300", acute: "\u0301", circ: "\u0302", tilde: "\u0303" },
  ...{ uml: "\u0308", ring: "\u030a", caron: "\u030c", cedil: "\u0327" },
};
const accented = /^([A-Za-z])(grave|acute|circ|tilde|uml|ring|caron|cedil)$/;
const simple = new Map(Object.entries({ n: "\n", r: "\r", t: "\t", '"': '"', "'": "'", "/": "/", "\\": "\\" }));

const starts = specials.slice();
starts["+".charCodeAt(0)] = 1;
const entity = /&(?:#(?:([0-9]{1,7})|[xX]([0-9A-Fa-f]{1,6}));?|([A-Za-z]{2,8});)/y;
// A long run after `\x` is one value in hexadecimal, as PostgreSQL prints bytes.
const backslash =
  /\\(?:u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})(?![0-9A-Fa-f]{16})|x(?=[0-9A-Fa-f]{18}))/y;
const SPACE = 32;
const PLUS = 43;
const DELETE = 127;
const ESCAPE = 27;
const CONTROL_SEQUENCE = 0x9b;
const colour = /(?:\u001b\[|\u009b)[0-9;:]{0,32}[A-Za-z]/y;
const escapedByte = /%[0-9A-Fa-f]{2}/;

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

function fromCode(code: number): string | undefined {
  return code > 0x10ffff ? undefined : String.fromCodePoint(code);
}

/** Whether the `+` at an index stands in a query that is percent-encoded, where it means a space. */
function createPlusReader(text: string): (index: number) => boolean {
  let end = 0;
  let encoded = false;
  return (index) => {
    if (index >= end) {
      let start = index;
      while (start > end && !/[\s"'<>]/.test(text[start - 1]!)) start--;
      const length = text.slice(index).search(/[\s"'<>]/);
      end = length < 0 ? text.length : index + length;
      encoded = escapedByte.test(text.slice(start, end));
    }
    return encoded;
  };
}

function entityAt(text: string, index: number): Replacement | undefined {
  const hit = matchAt(entity, text, index);
  if (!hit) return undefined;
  const [all, decimal, hex, name] = hit;
  const accent = accented.exec(name ?? "");
  const character = accent
    ? (accent[1]! + accents[accent[2]!]!).normalize("NFC")
    : name
      ? named.get(name)
      : fromCode(decimal ? Number(decimal) : Number.parseInt(hex!, 16));
  return character === undefined ? undefined : { text: character, end: index + all.length };
}

function backslashAt(text: string, index: number): Replacement | undefined {
  const character = simple.get(text.charAt(index + 1));
  if (character !== undefined) return { text: character, end: index + 2 };
  const hit = matchAt(backslash, text, index);
  if (!hit) return undefined;
  const [all, four, braced, two] = hit;
  const code = four ?? braced ?? two;
  const read = code === undefined ? " " : fromCode(Number.parseInt(code, 16));
  return read === undefined ? undefined : { text: read, end: index + all.length };
}

function unescaped(text: string, index: number): Replacement | undefined {
  switch (text[index]) {
    case "%":
      // As a browser reads it; else the digits of `%ed%a0%80` would touch what follows.
      return escapedBytes(text, index) ?? invalidByte(text, index);
    case "&":
      return entityAt(text, index);
    default:
      return backslashAt(text, index);
  }
}

/** One layer of escapes undone: percent, HTML entities, backslashes, colours of a terminal, foreign characters. */
export function unescapeOnce(text: string): Reading | undefined {
  const isSpace = createPlusReader(text);
  const plain = createPlainReader();
  return rewrite(text, starts, (_, index) => {
    const code = text.codePointAt(index)!;
    if (code === PLUS) return isSpace(index) ? { text: " ", end: index + 1 } : undefined;
    if (code === 0) return { text: plainNul(text, index), end: index + 1 };
    if (code > SPACE && code < DELETE) {
      const read = unescaped(text, index);
      return read && { text: read.text && plain(read.text.codePointAt(0)!), end: read.end };
    }
    const painted = code === ESCAPE || code === CONTROL_SEQUENCE ? matchAt(colour, text, index) : null;
    if (painted) return { text: "", end: index + painted[0].length };
    const read = plain(code);
    return read.codePointAt(0) === code ? undefined : { text: read, end: index + (code > 0xffff ? 2 : 1) };
  });
}

/** A set of characters as bits: 0 to 127 for ASCII, 128 for all other space, 129 for everything else. */
export type CharacterSet = bigint;

/** A parsed pattern. A repeat without an upper bound has `max: Infinity`. */
export type PatternNode =
  | { kind: "set"; set: CharacterSet }
  | { kind: "sequence"; nodes: PatternNode[] }
  | { kind: "choice"; nodes: PatternNode[] }
  | { kind: "repeat"; node: PatternNode; min: number; max: number };

/** Thrown inside the parser; its message is the hint. */
export class PatternFault extends Error {}

const every: CharacterSet = (1n << 130n) - 1n;
const bit = (code: number): CharacterSet => 1n << BigInt(code);

function range(first: string, last: string): CharacterSet {
  let set = 0n;
  for (let code = first.charCodeAt(0); code <= last.charCodeAt(0); code += 1) set |= bit(code);
  return set;
}

const digits = range("0", "9");
const words = digits | range("A", "Z") | range("a", "z") | range("_", "_");
const spaces = range("\t", "\r") | range(" ", " ") | bit(128);
const dot = every & ~(range("\n", "\n") | range("\r", "\r"));
const named = new Map([
  ["d", digits],
  ["D", every & ~digits],
  ["w", words],
  ["W", every & ~words],
  ["s", spaces],
  ["S", every & ~spaces],
]);
const controls = new Map([
  ["t", "\t"],
  ["n", "\n"],
  ["r", "\r"],
  ["f", "\f"],
  ["v", "\v"],
]);
const refused = new Map([
  ["b", "\\b is not taken; the pattern matches the whole value"],
  ["B", "\\B is not taken; the pattern matches the whole value"],
  ["k", "back-references are not taken"],
]);

/** Strips the `^` before and the `$` after a pattern: it matches the whole value anyway. */
export function patternBody(source: string): string {
  const start = source.startsWith("^") ? 1 : 0;
  const escapes = /(\\*)\$$/.exec(source)?.[1];
  return source.slice(start, escapes !== undefined && escapes.length % 2 === 0 ? -1 : undefined);
}

/**
 * Parses the regular expressions that Philog takes: printable ASCII, `.`, classes, `\d \w \s` and their opposites,
 * groups, alternatives and repeats, without back-references, look-around and inner anchors. Throws PatternFault.
 */
export function parsePattern(body: string): PatternNode {
  let position = 0;
  const groupNames = new Set<string>();
  const fail = (reason: string): never => {
    throw new PatternFault(`${reason}, at position ${position}`);
  };
  const take = (text: string): boolean => {
    const found = body.startsWith(text, position);
    if (found) position += text.length;
    return found;
  };
  const takeMatch = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = position;
    const found = expression.exec(body);
    if (found) position += found[0].length;
    return found;
  };

  /** One character or named set, the backslash already read. */
  function escaped(): string | CharacterSet {
    const letter = body.charAt(position);
    const value = named.get(letter) ?? controls.get(letter) ?? (/[!-/:-@[-`{-~]/.test(letter) ? letter : undefined);
    if (value === undefined) {
      const reason = /\d/.test(letter) ? "back-references are not taken" : refused.get(letter);
      return fail(reason ?? "this escape is not taken");
    }
    position += 1;
    return value;
  }

  function literal(): string {
    const letter = body.charAt(position);
    if (!/[ -~]/.test(letter)) return fail("a pattern is written in printable ASCII");
    position += 1;
    return letter;
  }

  const classMember = (): string | CharacterSet => (take("\\") ? escaped() : literal());

  function characterClass(): CharacterSet {
    const negated = take("^");
    if (body[position] === "]") return fail("a class needs a member");
    let set = 0n;
    while (!take("]")) {
      if (position >= body.length) return fail("a class is not closed");
      const first = classMember();
      const ranged = body[position] === "-" && body[position + 1] !== "]" && position + 1 < body.length;
      if (!ranged) {
        set |= typeof first === "string" ? range(first, first) : first;
        continue;
      }
      position += 1;
      const last = classMember();
      if (typeof first !== "string" || typeof last !== "string") return fail("a range runs between two characters");
      if (first > last) return fail("a range runs upwards");
      set |= range(first, last);
    }
    return negated ? every & ~set : set;
  }

  function group(): PatternNode {
    const name = takeMatch(/\?<([A-Za-z_]\w*)>/y)?.[1];
    if (name !== undefined) {
      if (groupNames.has(name)) return fail("two groups have one name");
      groupNames.add(name);
    } else if (!take("?:") && body[position] === "?") return fail("look-around and flags are not taken");
    const node = choice();
    return take(")") ? node : fail("a group is not closed");
  }

  function atom(): PatternNode {
    if (take("(")) return group();
    if (take("[")) return { kind: "set", set: characterClass() };
    if (take(".")) return { kind: "set", set: dot };
    if (take("\\")) {
      const value = escaped();
      return { kind: "set", set: typeof value === "string" ? range(value, value) : value };
    }
    const letter = body.charAt(position);
    if ("^$".includes(letter)) return fail("^ and $ stand at the ends only");
    if ("*+?{".includes(letter)) return fail("there is nothing to repeat");
    if ("]}".includes(letter)) return fail(`a literal ${letter} is written \\${letter}`);
    const value = literal();
    return { kind: "set", set: range(value, value) };
  }

  function repeat(node: PatternNode): PatternNode {
    const found = takeMatch(/(?:([*+?])|\{(\d{1,4})(?:(,)(\d{1,4})?)?\})\??/y);
    if (!found) return node;
    const [, sign, least, comma, most] = found;
    const min = least === undefined ? Number(sign === "+") : Number(least);
    const open = sign === undefined ? comma !== undefined : sign !== "?";
    const max = most !== undefined ? Number(most) : open ? Number.POSITIVE_INFINITY : sign === "?" ? 1 : min;
    return min > max ? fail("a repeat counts upwards") : { kind: "repeat", node, min, max };
  }

  function sequence(): PatternNode {
    const nodes: PatternNode[] = [];
    while (position < body.length && body[position] !== "|" && body[position] !== ")") nodes.push(repeat(atom()));
    return { kind: "sequence", nodes };
  }

  function choice(): PatternNode {
    const nodes = [sequence()];
    while (take("|")) nodes.push(sequence());
    return { kind: "choice", nodes };
  }

  const node = choice();
  return position < body.length ? fail("a ) closes no group") : node;
}

const escapedInJson = range("\0", "\x1f") | bit(34) | bit(92) | bit(129);

function charactersOf(node: PatternNode): CharacterSet {
  if (node.kind === "set") return node.set;
  if (node.kind === "repeat") return charactersOf(node.node);
  return node.nodes.reduce((set, part) => set | charactersOf(part), 0n);
}

/** Whether no text that fits a pattern needs an escape in JSON. False for a pattern that `parsePattern` does not take. */
export function isPlainPattern(source: string): boolean {
  try {
    return (charactersOf(parsePattern(patternBody(source))) & escapedInJson) === 0n;
  } catch {
    return false;
  }
}

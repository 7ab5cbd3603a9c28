const quote = 34;
const comma = 44;
const bracket = 91;
const backslash = 92;
const closingBracket = 93;
const brace = 123;
const closingBrace = 125;
/** Each name is put in its place among those before it. */
const mostNames = 100;

interface Cursor {
  readonly text: string;
  readonly hasEscapes: boolean;
  /** Behind what was read last. */
  at: number;
  /** Whether a name is written otherwise than it is read, or twice, or an object has too many. */
  isLeft: boolean;
}

/** Where a string of JSON ends that starts at a quotation mark. */
export function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === backslash) slashes += 1;
    if (slashes % 2 === 0) return end + 1;
  }
}

/** Below zero where the name at `one` comes first, zero where both are the same. Neither is escaped. */
function compareNames(text: string, one: number, other: number): number {
  for (let at = 0; ; at += 1) {
    const first = text.charCodeAt(one + at);
    const second = text.charCodeAt(other + at);
    if (first !== second) return first === quote ? -1 : second === quote ? 1 : first - second;
    if (first === quote) return 0;
  }
}

/** The value at the cursor, with what stands before it from `start`. */
function readValue(cursor: Cursor, start: number): string {
  const { text, at } = cursor;
  const code = text.charCodeAt(at);
  if (code === brace) return text.slice(start, at) + readObject(cursor);
  if (code === bracket) return text.slice(start, at) + readArray(cursor);
  let end = at;
  if (code === quote) end = endOfString(text, at);
  else {
    let next = code;
    while (next !== comma && next !== closingBrace && next !== closingBracket) next = text.charCodeAt(++end);
  }
  cursor.at = end;
  return text.slice(start, end);
}

function readArray(cursor: Cursor): string {
  const { text } = cursor;
  let out = "";
  while (text.charCodeAt(cursor.at) !== closingBracket) {
    const start = cursor.at;
    cursor.at += 1;
    // Empty: there is no value behind the bracket.
    if (text.charCodeAt(cursor.at) !== closingBracket) out += readValue(cursor, start);
    else out += "[";
  }
  cursor.at += 1;
  return `${out}]`;
}

function readObject(cursor: Cursor): string {
  const { text } = cursor;
  /** Where they start. */
  const names: number[] = [];
  const members: string[] = [];
  cursor.at += 1;
  while (text.charCodeAt(cursor.at) !== closingBrace) {
    if (text.charCodeAt(cursor.at) === comma) cursor.at += 1;
    const start = cursor.at;
    const end = endOfString(text, start);
    cursor.at = end + 1;
    const member = readValue(cursor, start);
    const name = start + 1;
    let place = names.length;
    if (place === mostNames || (cursor.hasEscapes && text.slice(name, end).includes("\\"))) cursor.isLeft = true;
    for (; !cursor.isLeft && place > 0; place -= 1) {
      const order = compareNames(text, names[place - 1]!, name);
      if (order < 0) break;
      if (order === 0) cursor.isLeft = true;
      names[place] = names[place - 1]!;
      members[place] = members[place - 1]!;
    }
    names[place] = name;
    members[place] = member;
  }
  cursor.at += 1;
  let out = "";
  for (const member of members) out += out === "" ? member : `,${member}`;
  return `{${out}}`;
}

/**
 * An object as `JSON.stringify` writes it, with the members of every object in the order of their names, as winston's
 * `json` writes it. Undefined where a name is escaped, which its order does not follow, or stands twice, and for objects
 * of many names.
 */
export function sortMembers(text: string): string | undefined {
  const cursor = { text, hasEscapes: text.includes("\\"), at: 0, isLeft: false };
  const sorted = readObject(cursor);
  return cursor.isLeft ? undefined : sorted;
}

/** Told of what stands in a JSON text, in its order: where it starts and ends, a string without its quotes. */
export interface JsonVisitor {
  /** A key; `escaped`: there is a backslash between its quotes. */
  key(start: number, end: number, escaped: boolean): void;
  text(start: number, end: number, escaped: boolean): void;
  number(start: number, end: number): void;
  /** An object or array opens: below the key last met, or as an item. */
  open(isArray: boolean): void;
  close(): void;
}

/** What has to stand next. */
const value = 0;
const firstItem = 1;
const firstKey = 2;
const key = 3;
const separator = 4;

const deepest = 1_000;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literal = /true|false|null/y;

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** Where the blanks that may stand at `at` are over. */
function skipBlanks(text: string, at: number): number {
  for (let end = at; ; end++) {
    const code = text.charCodeAt(end);
    if (code !== 32 && code !== 9 && code !== 10 && code !== 13) return end;
  }
}

/** Whether a text could be a JSON object or array. */
export function startsLikeJson(text: string): boolean {
  const code = text.charCodeAt(skipBlanks(text, 0));
  return code === 123 || code === 91;
}

/** Where the string that opens before `from` has its closing quote, or -1. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let unescaped = at;
    while (unescaped > from && text.charCodeAt(unescaped - 1) === 92) unescaped -= 1;
    if ((at - unescaped) % 2 === 0) return at;
  }
  return -1;
}

/**
 * Walks a JSON object or array once, without building it: each key is met, also one that stands twice. False where the
 * text is no JSON, or deeper than 1,000; what was met until then has been told.
 */
export function walkJson(text: string, visitor: JsonVisitor): boolean {
  /** Whether each open level is an array. */
  const levels: boolean[] = [];
  let state = value;
  let slash = text.indexOf("\\");
  /** Asked with places that only grow, so that no part is searched twice. */
  const hasSlash = (from: number, to: number): boolean => {
    if (slash >= 0 && slash < from) slash = text.indexOf("\\", from);
    return slash >= 0 && slash < to;
  };

  /** Takes the string that opens at `at`; where it ends, -1 where it is none. */
  const string = (at: number): number => {
    const from = at + 1;
    const end = closingQuote(text, from);
    if (end < 0 || levels.length === 0) return -1;
    if (state <= firstItem) {
      visitor.text(from, end, hasSlash(from, end));
      state = separator;
      return end + 1;
    }
    const colon = skipBlanks(text, end + 1);
    if (state === separator || text.charCodeAt(colon) !== 58) return -1;
    visitor.key(from, end, hasSlash(from, end));
    state = value;
    return colon + 1;
  };
  const open = (at: number, isArray: boolean): number => {
    if (state > firstItem || levels.length === deepest) return -1;
    levels.push(isArray);
    visitor.open(isArray);
    state = isArray ? firstItem : firstKey;
    return at + 1;
  };
  const close = (at: number, isArray: boolean): number => {
    const isEmpty = state === (isArray ? firstItem : firstKey);
    if (!(isEmpty || state === separator) || levels.pop() !== isArray) return -1;
    visitor.close();
    state = separator;
    return at + 1;
  };
  const next = (at: number): number => {
    if (state !== separator || levels.length === 0) return -1;
    state = levels.at(-1) ? value : key;
    return at + 1;
  };
  const scalar = (at: number): number => {
    if (state > firstItem || levels.length === 0) return -1;
    state = separator;
    const end = endOf(number, text, at);
    if (end < 0) return endOf(literal, text, at);
    visitor.number(at, end);
    return end;
  };
  const take = (at: number): number => {
    switch (text.charCodeAt(at)) {
      case 34:
        return string(at);
      case 44:
        return next(at);
      case 91:
        return open(at, true);
      case 93:
        return close(at, true);
      case 123:
        return open(at, false);
      case 125:
        return close(at, false);
      default:
        return scalar(at);
    }
  };

  for (let at = skipBlanks(text, 0); at < text.length; at = skipBlanks(text, at)) {
    if (state === separator && levels.length === 0) return false;
    at = take(at);
    if (at < 0) return false;
  }
  return state === separator && levels.length === 0;
}

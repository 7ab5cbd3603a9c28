import { type Known, withoutColour } from "./known.ts";

/** What a text is held to. */
export interface TextRules {
  /** Text as the policy lets it pass; markers in it stand. Never throws. */
  redact(text: string): string;
  /** A record that stands in the text as JSON, as the policy lets it pass. */
  record(found: object): object;
}

const marked = /\[KEY:(\d+)\]/g;
const bracket = /[{}[\]]/g;
/** Pieces and gaps on each side of a gap that are read with it. */
const context = 4;
const redacted = " [REDACTED] ";
const plain = /^[\s!-/:-@[-`{-~]*$/;
const word = /[\p{L}\p{N}]/u;
/** UTF-16 code units: a longer text is no log line, and has more pieces than marks have numbers. */
const longest = 1_000_000;

/** Whether what stands at `from` to `to` is a word of its own there. */
function isApart(text: string, from: number, to: number): boolean {
  const joinsBefore = word.test(text[from]!) && from > 0 && word.test(text[from - 1]!);
  const joinsAfter = word.test(text[to - 1]!) && to < text.length && word.test(text[to]!);
  return !joinsBefore && !joinsAfter;
}

/** Cuts what is known out of texts, and keeps it. Gaps and pieces by turns: a gap first and last. */
function cut(texts: string[], piece: string): string[] {
  const out: string[] = [];
  for (let index = 0; index < texts.length; index++) {
    const text = texts[index]!;
    if (index % 2 === 1 || text.length < piece.length) {
      out.push(text);
      continue;
    }
    let start = 0;
    for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + piece.length)) {
      if (!isApart(text, at, at + piece.length)) continue;
      out.push(text.slice(start, at), piece);
      start = at + piece.length;
    }
    out.push(text.slice(start));
  }
  return out;
}

/** The first JSON object that stands in a text up to its last brace: where it starts and ends. */
function findRecord(text: string): { from: number; to: number; found: object } | undefined {
  const from = text.indexOf('{"');
  const to = text.lastIndexOf("}") + 1;
  if (from < 0 || to <= from) return undefined;
  try {
    return { from, to, found: JSON.parse(text.slice(from, to)) };
  } catch {
    return undefined;
  }
}

/**
 * Redacts a text that a format has made: what the record holds stands in it as it is, what stands between is held to the
 * policy's rules for text, together.
 */
export function settleText(text: string, known: Known, rules: TextRules): string {
  if (text.length > longest) return rules.redact(text);
  const bare = withoutColour(text);
  const settled = settleBare(bare, known, rules);
  // A colour can stand within a word: it stays only where nothing else had to go.
  return settled === bare ? text : settled;
}

function settleBare(text: string, known: Known, rules: TextRules): string {
  const record = findRecord(text);
  let parts = [text];
  if (record !== undefined) {
    const { from, to, found } = record;
    const settled = rules.record(found);
    parts = [text.slice(0, from), settled === found ? text.slice(from, to) : JSON.stringify(settled), text.slice(to)];
  }
  // Spaces and punctuation are no pieces: they pass anyway, and a label would lie beyond them.
  for (const piece of known.strings()) if (word.test(piece)) parts = cut(parts, piece);
  if (parts.every((part, index) => index % 2 === 1 || plain.test(part))) return parts.join("");
  const held = fill(parts, rules) ?? parts.map((part, index) => (index % 2 === 1 ? part : redactGap(part, rules)));
  return inContext(held, parts, rules).join("");
}

/** The gaps held together, around marks that stand for the pieces; undefined where a piece is lost. */
function fill(parts: readonly string[], { redact }: TextRules): string[] | undefined {
  const own = parts.map((part, index) => (index % 2 === 1 ? `[KEY:${index}]` : part.replace(marked, "(KEY:$1)")));
  const held = redact(own.join("")).split(marked);
  const isWhole = held.length === parts.length && held.every((part, at) => at % 2 === 0 || part === String(at));
  return isWhole ? held.map((part, index) => (index % 2 === 1 ? parts[index]! : part)) : undefined;
}

/** Brackets would make it a record that cannot be read: held without them, it may stand with them. */
function redactGap(gap: string, { redact }: TextRules): string {
  if (plain.test(gap)) return gap;
  const flat = gap.replace(bracket, ",");
  const held = redact(flat);
  return held === flat ? gap : held;
}

/** What stands beside a gap says what it is, as `account` does for the digits behind it: a piece that is cut out would hide it. */
function inContext(held: string[], parts: readonly string[], { redact }: TextRules): string[] {
  return held.map((gap, index) => {
    if (index % 2 === 1 || gap !== parts[index] || plain.test(gap)) return gap;
    const around = parts.slice(Math.max(0, index - context), index + context + 1).join("");
    return redact(around.replace(bracket, " ")).includes(gap.replace(bracket, " ")) ? gap : redacted;
  });
}

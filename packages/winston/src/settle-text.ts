import { type Known, withoutColour } from "./known.ts";

/** What a text is held to. */
export interface TextRules {
  /** Text as the policy lets it pass; markers in it stand. Never throws. */
  redact(text: string): string;
  /** A record that stands in the text as JSON, as the policy lets it pass. */
  record(found: object): object;
}

const marked = /\[KEY:(\d+)\]/g;
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
  for (const piece of known.strings()) parts = cut(parts, piece);
  const isGap = (_: string, index: number) => index % 2 === 0;
  if (parts.filter(isGap).every((gap) => plain.test(gap))) return parts.join("");
  return fill(parts, rules) ?? parts.map((part, index) => (index % 2 === 1 ? part : redactGap(part, rules))).join("");
}

/** The gaps held together, around marks that stand for the pieces; undefined where a piece is lost. */
function fill(parts: readonly string[], { redact }: TextRules): string | undefined {
  const own = parts.map((part, index) => (index % 2 === 1 ? `[KEY:${index}]` : part.replace(marked, "(KEY:$1)")));
  const skeleton = own.join("");
  const held = redact(skeleton);
  let next = 1;
  const filled = held.replace(marked, (_, number) => {
    if (Number(number) !== next) return "";
    next += 2;
    return parts[next - 2]!;
  });
  return next === parts.length ? filled : undefined;
}

/** Brackets would make it a record that cannot be read: held without them, it may stand with them. */
function redactGap(gap: string, { redact }: TextRules): string {
  if (plain.test(gap)) return gap;
  const flat = gap.replace(/[{}[\]]/g, ",");
  const held = redact(flat);
  return held === flat ? gap : held;
}

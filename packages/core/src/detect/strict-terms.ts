import { joinedNames, namedTerms, namesBehindOf } from "./strict-term-list.ts";

const longestTerm = 80;
/** So many names may stand before the one with the noun. */
const mostListed = 2;
const listed = /(?:['’]s)?(?:,? (?:and|or) |, |\/)/y;
const firstWord = /[A-Z][A-Za-z\u00c0-\u024f]{0,23}/y;
const plain = /^[\x20-\x7e]*$/;
const possessive = "(?:['’]s?|s['’]?)?";

interface Terms {
  /** By the first word of a name, what the term looks like from there. */
  patterns: Map<string, RegExp[]>;
  behindOf: Set<string>;
}

function alternatives(names: readonly string[]): string {
  return names.map((name) => name.replaceAll("-", `${possessive}[-–— ]`)).join("|");
}

function compile(): Terms {
  const patterns = new Map<string, RegExp[]>();
  const add = (names: string, end: string): void => {
    const byFirst = new Map<string, string[]>();
    for (const name of names.split(" ")) {
      const first = name.split("-", 1)[0]!;
      byFirst.set(first, [...(byFirst.get(first) ?? []), name]);
    }
    for (const [first, own] of byFirst) {
      const pattern = new RegExp(`^(?:${alternatives(own)})${possessive}${end}(?![a-z0-9])`);
      patterns.set(first, [...(patterns.get(first) ?? []), pattern]);
    }
  };
  for (const [nouns, names] of namedTerms) add(names, `[- ](?:${nouns})`);
  add(joinedNames, "");
  return { patterns, behindOf: new Set(namesBehindOf.names.split(" ")) };
}

/** Made with the first capital that strict text meets, then shared: a constant, only made late. */
const made: { terms?: Terms } = {};

/** `Ménière` as `meniere`, with as many characters. */
function fold(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  let folded = "";
  for (const unit of text.split("")) folded += unit.toLowerCase().normalize("NFD").charAt(0);
  return folded;
}

/** `Phalen` in `Phalen and Tinel tests`: its end, where a term begins behind what joins the two. */
function listedEnd(text: string, end: number, most: number): number {
  listed.lastIndex = end;
  return most > 0 && listed.test(text) && readTerm(text, listed.lastIndex, most - 1) > 0 ? end : -1;
}

function readTerm(text: string, index: number, most: number): number {
  const code = text.charCodeAt(index);
  if (!(code >= 65 && code <= 90)) return -1;
  made.terms ??= compile();
  firstWord.lastIndex = index;
  const word = fold(firstWord.exec(text)![0]);
  const end = index + word.length;
  const patterns = made.terms.patterns.get(word);
  if (patterns !== undefined) {
    const folded = fold(text.slice(index, index + longestTerm));
    for (const pattern of patterns) {
      const [term] = pattern.exec(folded) ?? [];
      if (term !== undefined) return index + term.length;
    }
    const last = listedEnd(text, end, most);
    if (last > 0) return last;
  }
  const { before } = namesBehindOf;
  return made.terms.behindOf.has(word) && before.test(text.slice(Math.max(0, index - 16), index)) ? end : -1;
}

/**
 * Where the clinical term that begins with the capital at `index` ends: `Babinski sign`, `Guillain-Barré`, `New Jersey`, the
 * `Willis` of `circle of Willis`; -1 where none begins.
 */
export function termEnd(text: string, index: number): number {
  return readTerm(text, index, mostListed);
}

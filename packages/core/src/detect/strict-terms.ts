import { joinedNames, namedTerms, namesBehindOf } from "./strict-term-list.ts";

const longestTerm = 80;
/** So many names may stand before the one with the noun. */
const mostListed = 2;
const listed = /(?:['’]s)?(?:,? (?:and|or) |, |\/)/y;
const firstWord = /[A-Z][A-Za-z\u00c0-\u024f]{0,23}/y;
const unplain = /[^\0-\x7f]/g;
const possessive = /(?:['’]s?|s['’]?)?/y;
const joint = /[-–— ]/;
const wordEnds = /(?![a-z0-9])/y;

interface Term {
  /** The words of the name. */
  name: readonly string[];
  /** What has to stand behind it. */
  behind: RegExp;
}

interface Terms {
  /** By the first word of the name. */
  byFirst: Map<string, Term[]>;
  behindOf: Set<string>;
}

function read(): Terms {
  const byFirst = new Map<string, Term[]>();
  const add = (names: string, behind: RegExp): void => {
    for (const text of names.split(" ")) {
      const name = text.split("-");
      const first = name[0]!;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { name, behind }]);
    }
  };
  for (const [nouns, names] of namedTerms) add(names, nouns);
  add(joinedNames, wordEnds);
  return { byFirst, behindOf: new Set(namesBehindOf.names.split(" ")) };
}

/** Made with the first capital that strict text meets, then shared: a constant, only made late. */
const made: { terms?: Terms } = {};

/** The length of the term at the head of a folded text; 0 where it is another one. */
function lengthOf({ name, behind }: Term, folded: string): number {
  let at = 0;
  for (const word of name) {
    if (at > 0 && !joint.test(folded.charAt(at++))) return 0;
    if (!folded.startsWith(word, at)) return 0;
    possessive.lastIndex = at + word.length;
    possessive.test(folded);
    at = possessive.lastIndex;
  }
  behind.lastIndex = at;
  return behind.test(folded) ? behind.lastIndex : 0;
}

/** `Ménière` as `meniere`, with as many characters. */
function fold(text: string): string {
  return text.replace(unplain, (unit) => unit.toLowerCase().normalize("NFD").charAt(0)).toLowerCase();
}

/** `Phalen` in `Phalen and Tinel tests`: its end, where a term begins behind what joins the two. */
function listedEnd(text: string, end: number, most: number): number {
  listed.lastIndex = end;
  return most > 0 && listed.test(text) && readTerm(text, listed.lastIndex, most - 1) > 0 ? end : -1;
}

function readTerm(text: string, index: number, most: number): number {
  const code = text.charCodeAt(index);
  if (!(code >= 65 && code <= 90)) return -1;
  made.terms ??= read();
  firstWord.lastIndex = index;
  const word = fold(firstWord.exec(text)![0]);
  const end = index + word.length;
  // `Hodgkins` is `Hodgkin` with an s behind it.
  const { byFirst } = made.terms;
  const terms = byFirst.get(word) ?? (word.endsWith("s") ? byFirst.get(word.slice(0, -1)) : undefined);
  if (terms !== undefined) {
    const folded = fold(text.slice(index, index + longestTerm));
    for (const term of terms) {
      const length = lengthOf(term, folded);
      if (length > 0) return index + length;
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

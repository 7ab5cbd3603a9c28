import { anyAccented, type Detector, matchEnd } from "./detector.ts";
import { plainWord, readName } from "./name-evidence.ts";
import { firstNames } from "./name-lists.ts";
import { afterSuffix, isCapital } from "./name-words.ts";

/** First names with letters that the sweep does not read. */
const names =
  `José María André Renée René Chloé Zoë Noël Joël Raphaël Gaël Loïc Anaïs Benoît François Françoise Frédéric Hélène Jérôme Stéphane Cécile Gérard Rémi Sébastien Mélanie Valérie Véronique
  Geneviève Agnès Irène Thérèse Amélie Aurélie Émile Élodie Éric Étienne Océane Cédric Rémy Aimée Léa Léo Théo Inés Andrés Tomás Nicolás Sebastián Julián Germán Adrián Fabián Joaquín Martín
  Agustín Fermín Iván Raúl Jesús Ramón Simón Rubén Efraín Aarón Álvaro Ángel Óscar Íñigo Sofía Lucía Mónica Verónica Bárbara Belén Concepción Asunción Noé Zoé João Conceição Antônio Vitória
  Björn Jörg Jürgen Günter Käthe Götz Sören Søren Bjørn Jørgen Åse Øyvind Håkon Gudrún Sigrún Małgorzata Paweł Michał Rafał Łukasz Sławomir Mirosław Stanisław Władysław Jarosław Bogusław Elżbieta
  Józef Jiří Ondřej Štěpán Václav Tomáš Lukáš Matěj Zdeněk Růžena Božena Šárka Žaneta Eliška Kateřina Zuzana György László Zoltán István József Sándor Gábor Tamás Péter Dániel Ádám Máté Zsófia Éva Márta
  Ömer Özgür Gökhan Ümit Şule İbrahim Gülşen Çağla Ștefan Ionuț Mădălina Cătălin Răzvan Siobhán Seán Séamus Róisín Gráinne Pádraig Ciarán Jānis Kārlis Pēteris Līga Anđela Đorđe Snježana
  Nguyễn Thảo Hùng Hương Dũng Tuấn Đức Thủy Phượng Hạnh Bảo Vân`.split(/\s+/);
const plainLetters = /[A-Za-z]+/;
/** The letters that the sweep reads, of each: those before the first other one, or behind those that it begins with. */
const plainParts: ReadonlySet<string> = new Set(names.map((name) => plainLetters.exec(name)![0].toLowerCase()));
/** One more than the longest of them has. */
const LONGEST = 1 + Math.max(...[...plainParts].map(({ length }) => length));
const capitalised = /\p{Lu}[\p{L}\p{M}]{1,30}/uy;

const isAccented = (code: number): boolean => (code > 191 && code < 0x250) || (code > 0x1dff && code < 0x1f00);
const isLower = (code: number): boolean => code > 96 && code < 123;

/** Where the word begins that ends before `end`: capitals, then small letters. */
function wordStart(text: string, end: number): number {
  let start = end;
  while (end - start < LONGEST && isLower(text.charCodeAt(start - 1))) start--;
  while (end - start < LONGEST && isCapital(text, start - 1)) start--;
  return start;
}

/** Where the word ends that begins at `start`. */
function wordEnd(text: string, start: number): number {
  let end = start;
  while (end - start < LONGEST && isCapital(text, end)) end++;
  while (end - start < LONGEST && isLower(text.charCodeAt(end))) end++;
  return end;
}

const isPart = (text: string, start: number, end: number): boolean =>
  end > start && end - start < LONGEST && plainParts.has(text.slice(start, end).toLowerCase());

/** Whether a word with a capital ends before the letter at `end`, and how a first name begins is all of it. */
const isHead = (text: string, start: number, end: number): boolean =>
  isAccented(text.charCodeAt(end)) && isCapital(text, start) && isPart(text, start, end);

/** The end of a name that begins at `from` with a first name, alone where it is a listed one; or -1. */
function nameEnd(text: string, from: number): number {
  const firstEnd = matchEnd(capitalised, text, from);
  if (firstEnd < 0) return -1;
  const name = readName(text, from);
  const isName = name !== undefined && (name.full || firstNames.has(plainWord(text.slice(from, firstEnd))));
  return isName ? name.end : -1;
}

/** Names that begin with a first name with diacritics: `José Last`, `Łukasz Last`, a listed one alone. */
export const accentedName: Detector = {
  name: "accented-name",
  classification: "name",
  chars: anyAccented,
  find(text, at, behind, report) {
    if (!isAccented(text.charCodeAt(at))) return undefined;
    const head = wordStart(text, at);
    let from = head;
    let end = isHead(text, head, at) ? nameEnd(text, head) : -1;
    if (end < 0) {
      const stop = wordEnd(text, behind);
      if (!isPart(text, behind, stop) || isHead(text, behind, stop)) return undefined;
      // The sweep reads nothing before this letter of `Šárka`.
      from = isAccented(text.charCodeAt(at - 1)) ? at - 1 : at;
      end = nameEnd(text, from);
    }
    if (end < 0) return undefined;
    report(from, afterSuffix(text, end));
    return end;
  },
};

import { type Detector, matchEnd } from "./detector.ts";
import { plainWord, readName } from "./name-evidence.ts";
import { firstNames } from "./name-lists.ts";
import { afterSuffix, isCapital } from "./name-words.ts";

/** First names with letters that the sweep does not read: it is asked at the plain letters before, or behind the first. */
const names =
  `José María André Renée René Chloé Zoë Noël Joël Raphaël Gaël Loïc Anaïs Benoît François Françoise Frédéric Hélène Jérôme Stéphane Cécile Gérard Rémi Sébastien Mélanie Valérie Véronique
  Geneviève Agnès Irène Thérèse Amélie Aurélie Émile Élodie Éric Étienne Océane Cédric Rémy Aimée Léa Léo Théo Inés Andrés Tomás Nicolás Sebastián Julián Germán Adrián Fabián Joaquín Martín
  Agustín Fermín Iván Raúl Jesús Ramón Simón Rubén Efraín Aarón Álvaro Ángel Óscar Íñigo Sofía Lucía Mónica Verónica Bárbara Belén Concepción Asunción Noé Zoé João Conceição Antônio Vitória
  Björn Jörg Jürgen Günter Käthe Götz Sören Søren Bjørn Jørgen Åse Øyvind Håkon Gudrún Sigrún Małgorzata Paweł Michał Rafał Łukasz Sławomir Mirosław Stanisław Władysław Jarosław Bogusław Elżbieta
  Józef Jiří Ondřej Štěpán Václav Tomáš Lukáš Matěj Zdeněk Růžena Božena Šárka Žaneta Eliška Kateřina Zuzana György László Zoltán István József Sándor Gábor Tamás Péter Dániel Ádám Máté Zsófia Éva Márta
  Ömer Özgür Gökhan Ümit Şule İbrahim Gülşen Çağla Ștefan Ionuț Mădălina Cătălin Răzvan Siobhán Seán Séamus Róisín Gráinne Pádraig Ciarán Jānis Kārlis Pēteris Līga Anđela Đorđe Snježana
  Nguyễn Thảo Hùng Hương Dũng Tuấn Đức Thủy Phượng Hạnh Bảo Vân`.split(/\s+/);
const plainLetters = /[A-Za-z]+/;
const capitalised = /\p{Lu}[\p{L}\p{M}]{1,30}/uy;

const isAccented = (code: number): boolean => (code > 191 && code < 0x250) || (code > 0x1dff && code < 0x1f00);

/** Names that begin with a first name with diacritics: `José Last`, `Łukasz Last`, a listed one alone. */
export const accentedName: Detector = {
  name: "accented-name",
  classification: "name",
  words: new Set(names.map((name) => plainLetters.exec(name)![0].toLowerCase())),
  find(text, start, end, report) {
    const isHead = isAccented(text.charCodeAt(end)) && isCapital(text, start);
    if (!isHead && !isAccented(text.charCodeAt(start - 1))) return undefined;
    const from = isHead ? start : start - 1;
    const wordEnd = matchEnd(capitalised, text, from);
    if (wordEnd < 0) return undefined;
    const name = readName(text, from);
    if (name === undefined || !(name.full || firstNames.has(plainWord(text.slice(from, wordEnd))))) return undefined;
    report(from, afterSuffix(text, name.end));
    return name.end;
  },
};

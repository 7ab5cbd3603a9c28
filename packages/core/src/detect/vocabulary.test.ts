import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createVocabulary, EPONYM, NAME, PLAIN, RARE, UNKNOWN } from "./vocabulary.ts";
import { vocabularyList } from "./vocabulary-list.ts";

const vocabulary = createVocabulary();
const classOf = (word: string, of = vocabulary) => of(word, 0, word.length);

/** One word for each ending that the list holds as a mark, of either kind where there are both. */
const plain =
  "exchanged smtpd populates comboboxes concerned redacted flawing sizing achievement relation graduation relations " +
  "adviser takers action options addictions enquiries notable adapter headers critical simplified originator " +
  "configurable useless lively";
const rare =
  "abated specks furores lumbered meandering contusing figment abomination meditations svelter mars academies " +
  "abruptly amenable quaintness cruder crooners regimental whinnied senator guileless tardily gloomily";
const longest = "abcdefghijklmnopqrstuvwx cholangiopancreatography movemessageporttocontext ackdelayretransmitcount";
/** Words that share their place in the table with another, and the one that is farthest from it. */
const beside = "account counterpane client fades error mediate patient insinuation response transpose wrapalgo";

test("the list is unpacked whole with the first word: endings, the longest words, words of one place, the last one", () => {
  for (const word of plain.split(" ")) expect(classOf(word), word).toBe(PLAIN);
  for (const word of `${longest} ${beside} aa aad zyvox`.split(" "))
    expect([PLAIN, RARE], word).toContain(classOf(word));
  for (const word of rare.split(" ")) expect(classOf(word), word).toBe(RARE);
  for (const word of ["rose", "cook"]) expect(classOf(word), word).toBe(NAME);
  for (const word of ["hodgkin", "zung"]) expect(classOf(word), word).toBe(EPONYM);
  for (const word of ["jennifer", "zyvo", "a".repeat(25), "", "qzxv"]) expect(classOf(word), word).toBe(UNKNOWN);
});

test.each([
  ["common English", "request", PLAIN],
  ["an inflected word", "requesting", PLAIN],
  ["a technical word", "websocket", PLAIN],
  ["an error name", "ECONNREFUSED", PLAIN],
  ["a signal", "sigterm", PLAIN],
  ["a clinical word", "hypertension", PLAIN],
  ["a country", "france", PLAIN],
  ["a rarer word", "samovar", RARE],
  ["a short form of clinical prose", "rlq", RARE],
  ["a word that is a first name, too", "rose", NAME],
  ["a word that is a surname, too", "cook", NAME],
  ["a month that is a verb", "march", NAME],
  ["a word that is a town, too", "auburn", NAME],
  ["a name in clinical terms", "hodgkin", EPONYM],
  ["a first name", "jennifer", UNKNOWN],
  ["a first name that a dictionary has", "harry", UNKNOWN],
  ["its plural", "johns", UNKNOWN],
  ["a surname", "johansson", UNKNOWN],
  ["a town", "chicago", UNKNOWN],
  ["a month that is nothing else", "november", UNKNOWN],
  ["a surname that a maker of implants has", "stryker", UNKNOWN],
  ["no word", "qzxv", UNKNOWN],
  ["nothing", "", UNKNOWN],
])("%s, %j, is of its class in any case", (_, word, kind) => {
  for (const form of [word, word.toUpperCase(), word.toLowerCase()]) expect(classOf(form), form).toBe(kind);
});

test("an unknown word is of a class below all others, which differ", () => {
  expect(new Set([PLAIN, RARE, NAME, EPONYM]).size).toBe(4);
  for (const kind of [PLAIN, RARE, NAME, EPONYM]) expect(kind).toBeGreaterThan(UNKNOWN);
});

test("a word is read where it stands in a text", () => {
  const text = "the request failed";
  expect(vocabulary(text, 4, 11)).toBe(PLAIN);
  expect(vocabulary(text, 4, 9)).toBe(UNKNOWN);
  expect(vocabulary(`${"x ".repeat(20)}request`, 40, 47)).toBe(PLAIN);
});

test("a word of more than 24 letters is unknown whatever it is", () => {
  expect(classOf("a".repeat(25))).toBe(UNKNOWN);
});

test("words of the application pass in any case, each word of a phrase by itself, and in its vocabulary alone", () => {
  const own = createVocabulary(["Quillport", "vexley-marsh lodge"]);
  for (const word of ["quillport", "QUILLPORT", "vexley", "marsh", "lodge"]) expect(classOf(word, own)).toBe(PLAIN);
  expect(classOf("quillport")).toBe(UNKNOWN);
});

test("no unknown word of 100,000 passes for a known one", () => {
  for (let n = 0; n < 100_000; n++) {
    const word = `zq${n.toString(16).replace(/[0-9]/g, (digit) => "bcdfghjklm"[+digit]!)}xvqz`;
    if (classOf(word) !== UNKNOWN) expect.unreachable(word);
  }
});

test("a word with a hash of a known one does not pass for it", () => {
  expect(classOf("gsztlgxk")).toBe(UNKNOWN);
  expect(classOf("gsztlgxk", createVocabulary(["vexley"]))).toBe(UNKNOWN);
  // 40 bits of their hashes together are one.
  expect(classOf("zcfqzmb", createVocabulary(["zdsblbb"]))).toBe(UNKNOWN);
});

describe("the packed list", () => {
  test("holds letters, classes and marks, nothing that ends a template or has to be escaped", () => {
    expect(vocabularyList).toMatch(/^[A-Za-z1-3!#%&()*+,\-./:;<=>?@^_|~[\]\n]+$/);
    expect(vocabularyList.length).toBeLessThan(272_000);
  });

  test("is what the generator writes", () => {
    const { stdout, status } = spawnSync(process.execPath, ["scripts/generate-vocabulary.mjs", "--print"], {
      encoding: "utf8",
      maxBuffer: 1 << 24,
    });
    expect(status).toBe(0);
    expect(readFileSync("packages/core/src/detect/vocabulary-list.ts", "utf8") === stdout).toBe(true);
  });
});

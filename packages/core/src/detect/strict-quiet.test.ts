import fc from "fast-check";
import { expect, test } from "vitest";
import { isQuiet } from "./strict-quiet.ts";
import { spread } from "./strict-spread.ts";
import { readUnits, type Unit } from "./strict-units.ts";
import { createVocabulary } from "./vocabulary.ts";

const vocabulary = createVocabulary();
const quiet = (text: string) => isQuiet(vocabulary, text);

test.each([
  ["nothing", ""],
  ["words", "connect to the database failed, retrying"],
  ["a rarer word in lower case", "the samovar is full"],
  ["single letters in lower case", "a b c"],
  ["short numbers", "order 5 created in 1234 ms"],
  ["one capital", "Order created"],
  ["words in capitals", "GET request: ECONNREFUSED"],
  ["words that are joined", "read-only key_value a.b"],
  ["punctuation", "(order): [read] {a} <b> \t\n = / , ; # @ !"],
  ["numbers and words beside punctuation", "order: 5, 6; 7/read"],
  ["a control character", "order\x7f read"],
  ["a word that begins the text behind others", "> read"],
  ["one capital beside short words", "Order is read"],
  ["one capital beside a long word in capitals", "Order failed: ECONNREFUSED"],
])("%s: is quiet", (_, text) => expect(quiet(text)).toBe(true));

test.each([
  ["an unknown word", "the zlaivexon"],
  ["a name that is a word, too", "the rose"],
  ["a rarer word with a capital", "Samovar"],
  ["a capital in the middle", "readFile"],
  ["letters in many cases", "ReAd"],
  ["a word in capitals with an ending", "URLs"],
  ["an initial", "order A"],
  ["the last of them", "order Z"],
  ["an unknown word of the last letter", "the zzz"],
  ["two capitals", "Order Created"],
  ["a short form beside a capital", "API Order"],
  ["a short form of six letters", "Order of SERVER"],
  ["a number of five digits", "order 12345"],
  ["one of zeros", "order 40000"],
  ["one of nines", "order 19999"],
  ["a number in a word", "read5"],
  ["a word behind a number", "5ms"],
  ["digits that a hyphen joins", "12-34"],
  ["a word and digits that a dot joins", "read.5"],
  ["digits and a word that a line joins", "5_read"],
  ["digits that a comma joins", "1,234"],
  ["digits that a colon joins", "12:30"],
  ["digits that a slash joins", "12/30"],
  ["an apostrophe in a word", "don't"],
  ["one between two known words", "it's read"],
  ["an escape of a URL", "a%20b"],
  ["one of letters that are a word", "to %be read"],
  ["an entity", "a&#65;b"],
  ["an escape of a string", "a\\u0041b"],
  ["letters beyond ASCII", "réad"],
])("%s: has to be read closely", (_, text) => expect(quiet(text)).toBe(false));

test("words of the application change none of that: a single capital, letters behind a backslash", () => {
  const own = createVocabulary(["type-b", "xebec"]);
  expect(isQuiet(own, "order b of xebec")).toBe(true);
  expect(isQuiet(own, "order B")).toBe(false);
  expect(isQuiet(own, "order \\xebec")).toBe(false);
});

test("nothing is lost by the words that belong to names where a text is quiet", () => {
  const part = fc.oneof(
    fc.constantFrom(
      "order",
      "read",
      "Order",
      "GET",
      "API",
      "Center",
      "hospital",
      "rose",
      "Rose",
      "A",
      "q",
      "and",
      "OH",
      "Jr",
    ),
    fc.constantFrom(
      "5",
      "1234",
      "12345",
      "ms",
      "'s",
      "n't",
      "zlaivexon",
      "URLs",
      "sealed",
      "[REDACTED]",
      "St",
      "March",
    ),
    fc.constantFrom(
      " ",
      " ",
      " ",
      "-",
      ".",
      "_",
      "'",
      ",",
      "/",
      ":",
      ", ",
      "%20",
      "&#65;",
      "\\x41",
      "é",
      "\n",
      "[",
      "]",
    ),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join("");
      fc.pre(quiet(text));
      const units: Unit[] = [];
      readUnits(vocabulary, text, 0, text.length, units);
      spread(text, units, undefined, undefined);
      expect(units.filter(({ verdict }) => verdict === "lose")).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});

import { expect, test } from "vitest";
import { isFormed } from "./strict-forms.ts";
import { createVocabulary } from "./vocabulary.ts";

const vocabulary = createVocabulary();
const formed = (word: string) => isFormed(vocabulary, word, 0, word.length);

test.each([
  ["a prefix before a word", "unrequested"],
  ["an ending behind a word", "websocketless"],
  ["two words in one", "requestworker"],
  ["any case", "RequestWorker"],
])("%s forms a word: %s", (_, word) => {
  expect(formed(word)).toBe(true);
});

test.each([
  ["letters", "zorblax"],
  ["an ending of the sciences behind no word", "zorblitis"],
  ["the stem of a drug", "quoxastatin"],
  ["too short a word", "unzip"],
  ["a prefix before no word", "unzorblax"],
  ["a prefix before too short a word", "rezorba"],
  ["an ending behind no word", "zorblaxing"],
  ["an ending that names have, too", "quorkness"],
  ["an ending of English behind no word", "zorblaxized"],
  ["two parts of which one is a word", "requestzorb"],
  ["more than 24 letters", "requestrequestrequestrequest"],
])("%s: %s is not formed", (_, word) => {
  expect(formed(word)).toBe(false);
});

import { expect, test } from "vitest";
import { isFormed } from "./strict-forms.ts";
import { createVocabulary } from "./vocabulary.ts";

/** `zosvak` and `quim` are words of the application: no prefix, no ending and no other word stands in them. */
const vocabulary = createVocabulary(["zosvak", "quim"]);
const formed = (word: string) => isFormed(vocabulary, word, 0, word.length);

test.each([
  ["a prefix before a word", "unrequested"],
  ["a prefix before a word of four letters", "supraquim"],
  ["an ending behind a word", "websocketless"],
  ["an ending behind a word of four letters", "quiming"],
  ["an ending behind a word that holds letters of another", "zosvaked"],
  ["two words in one", "requestworker"],
  ["two words of which one has four letters", "zosvakquim"],
  ["seven letters", "disquim"],
  ["24 letters", "authenticationconnection"],
  ["any case", "RequestWorker"],
])("%s forms a word: %s", (_, word) => {
  expect(formed(word)).toBe(true);
});

test.each([
  ["letters", "zorblax"],
  ["an ending of the sciences behind no word", "zorblitis"],
  ["the stem of a drug", "quoxastatin"],
  ["too short a word", "unzip"],
  ["six letters", "unquim"],
  ["a prefix before a word of three letters", "hypermap"],
  ["an ending behind a word of three letters", "mapless"],
  ["a word of three letters behind another", "zosvakmap"],
  ["a word of three letters before another", "mapzosvak"],
  ["letters before a word that itself begins with a prefix", "zqrequest"],
  ["letters before a word", "zqxjzqxjzqxjzqxjrequest"],
  ["letters behind a word", "requestzqxjzqxjzqxjzqxj"],
  ["a prefix before no word", "unzorblax"],
  ["a prefix before too short a word", "rezorba"],
  ["an ending behind no word", "zorblaxing"],
  ["an ending that names have, too", "quorkness"],
  ["an ending of English behind no word", "zorblaxized"],
  ["two parts of which one is a word", "requestzorb"],
  ["25 letters", "authenticationconnections"],
])("%s: %s is not formed", (_, word) => {
  expect(formed(word)).toBe(false);
});

const prefixes = (
  "anti auto cardio cerebro counter cross dis electro endo gastro hepato hyper hypo immuno inter intra macro mega meta " +
  "micro mid mini mis multi myo neuro non out over para peri poly post pre pro proto pseudo psycho self semi sub super " +
  "supra thrombo trans ultra under vaso"
).split(" ");

test.each(prefixes)("%s is a prefix of words", (prefix) => {
  expect(formed(`${prefix}zosvak`)).toBe(true);
  expect(formed(`zosvak${prefix}quorv`)).toBe(false);
});

test.each(["bi", "co", "de", "re", "un", "up"])("%s is one before a word that is long enough", (prefix) => {
  expect(formed(`${prefix}zosvak`)).toBe(true);
  expect(formed(`${prefix}quim`)).toBe(false);
});

const endings = "er ers or ors ing ings ed s es ly less able ment ments wise like ish y".split(" ");

test.each(endings)("%s is an ending of words", (ending) => {
  expect(formed(`zosvak${ending}`)).toBe(true);
  expect(formed(`zqorvb${ending}`)).toBe(false);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keyWordList } from "./key-word-list.ts";
import { createKeyVocabulary, isKnownWord, spacedKey, splitWords } from "./key-words.ts";

const mayPrint = createKeyVocabulary([]);

describe("a key name is printed", () => {
  test.each([
    "byPatient",
    "headers",
    "cookie",
    "debugBlob",
    "createdAt",
    "x-forwarded-for",
    "durationMs",
    "headers.cookie",
    "patient_id",
    "SSN",
    "mrn",
    "birthDate",
    "firstName",
    "HTTPServerErrors",
    "addressLine2",
    "http.request.method",
    "allergies",
    "diagnosisCodes",
    "processes",
    "_id",
    "userAgent",
  ])("where every word names a kind of field: %s", (key) => {
    expect(mayPrint(key)).toBe(true);
  });

  test("where its words are those of the policy's own paths, in the plural too", () => {
    const own = createKeyVocabulary(["order.vexmorn", "tildaQuay"]);
    expect(own("vexmornCount")).toBe(true);
    expect(own("vexmorns")).toBe(true);
    expect(own("quay-order")).toBe(true);
    expect(own("quorp")).toBe(false);
  });
});

describe("a key name is not printed", () => {
  test.each([
    "vexmorn",
    "tildaquay",
    "vexmornId",
    "vexmornes",
    "vexmornies",
    "john_smith",
    "johnSmith",
    "john.smith",
    "JOHN",
    "patient_garcia",
    "patientGarcia",
    "maria",
    "mark",
    "rose",
    "Will",
    "strokeHistory",
    "asthma",
    "hiv_status",
    "mary@example.org",
    "full name",
    "naïve",
    "123-45-6789",
    "id123",
    "__",
    "",
    "user".repeat(17),
  ])("where a word, a character, a digit count or the length does not fit: %j", (key) => {
    expect(mayPrint(key)).toBe(false);
  });
});

test("the vocabulary holds between 3,000 and 6,000 sorted words of lower-case letters", () => {
  const words = keyWordList.trim().split(/\s+/);
  expect(words.length).toBeGreaterThan(3000);
  expect(words.length).toBeLessThan(6000);
  expect(words).toEqual([...new Set(words)].sort());
  expect(words.filter((word) => !/^[a-z]+$/.test(word))).toEqual([]);
});

test("no common given or family name is in the vocabulary", () => {
  const names =
    "james mary john patricia robert jennifer michael linda david maria william susan grace hope smith garcia nguyen patel lee kim brown";
  expect(names.split(" ").filter(isKnownWord)).toEqual([]);
});

test("a name splits at separators, digits and humps", () => {
  expect(splitWords("HTTPServer2Error_code.x-y")).toEqual(["http", "server", "error", "code", "x", "y"]);
});

test("a key of opaque words is never printed, whatever joins them", () => {
  const consonant = fc.constantFrom(..."bcdfghjklmnpqrtvwxz");
  const opaque = fc
    .array(fc.tuple(consonant, fc.constantFrom("ae", "oo", "uy", "ia"), consonant), { minLength: 3, maxLength: 4 })
    .map((syllables) => syllables.flat().join(""));
  fc.assert(
    fc.property(opaque, fc.constantFrom("patient_", "by-", "x.", ""), (word, prefix) => !mayPrint(prefix + word)),
    { numRuns: 300 },
  );
});

test("the plural of one of the policy's own words is printed in each of its three forms, and nothing that only looks like it", () => {
  const own = createKeyVocabulary(["vex", "quarry", "tilda", "qz"]);
  expect(["vexs", "vexes", "quarries", "tildas"].filter((key) => !own(key))).toEqual([]);
  expect(["qzs", "tildab", "tildaxs"].filter(own)).toEqual([]);
});

test("a key may hold two digits", () => {
  expect(mayPrint("line42")).toBe(true);
});

test("a name without letters has no words", () => {
  expect(splitWords("$$ 42")).toEqual([]);
});

test.each([
  ["patientId-2", "patient Id 2"],
  ["ICUAge94", "ICU Age94"],
  ["http.request.method", "http request method"],
  ["a__b", "a b"],
  ["URL", "URL"],
])("a name that is put together, %s, is spaced as %j", (name, words) => {
  expect(spacedKey(name)).toBe(words);
});

import { expect, test } from "vitest";
import { DIGIT, escapeEnd, isCapitalised, isPlainEscape, joins, kindAt, LETTER, OTHER } from "./strict-characters.ts";

test.each([
  ["0", DIGIT],
  ["9", DIGIT],
  ["a", LETTER],
  ["Z", LETTER],
  [" ", 0],
  ["@", 0],
  ["[", 0],
  ["é", OTHER],
  ["٣", OTHER],
  ["太", OTHER],
  ["\u0301", OTHER],
  ["\u200b", OTHER],
  ["𝐐", OTHER],
  ["\ud835", OTHER],
  ["\udc10", OTHER],
  ["🎉", 0],
  // Their second halves are the first and the last of all.
  ["🐀", 0],
  ["🏿", 0],
  ["—", 0],
])("%j is of kind %i", (character, kind) => {
  for (let index = 0; index < character.length; index++) expect(kindAt(character, index)).toBe(kind);
});

test("a second half of a pair that stands behind another letter is part of a word", () => {
  expect(kindAt("a\udc10", 1)).toBe(OTHER);
});

test("hyphens, dots, underscores and apostrophes join; commas, slashes and colons join digits alone", () => {
  for (const joint of "-._'’") expect(joins(joint, 0, LETTER, DIGIT), joint).toBe(true);
  for (const joint of ",/:") {
    expect(joins(joint, 0, DIGIT, DIGIT), joint).toBe(true);
    expect(joins(joint, 0, LETTER, DIGIT), joint).toBe(false);
    expect(joins(joint, 0, DIGIT, LETTER), joint).toBe(false);
  }
  for (const other of " @=") expect(joins(other, 0, DIGIT, DIGIT), other).toBe(false);
});

test("a name has a capital and goes on in lower case", () => {
  for (const name of ["Vexley", "V", "McVexley", "Vaxley", "Vzor"])
    expect(isCapitalised(name, 0, name.length), name).toBe(true);
  for (const other of ["vexley", "VEXLEY", "v", "8"]) expect(isCapitalised(other, 0, other.length), other).toBe(false);
});

test.each(["%4A", "&#74;", "&#x4a;", "\\u004a", "\\x4A"])("%s is an escape of a letter", (sequence) => {
  expect(escapeEnd(`a${sequence}b`, 1)).toBe(1 + sequence.length);
  expect(isPlainEscape(sequence)).toBe(false);
});

test.each(["%20", "%0A", "%2F", "%3D", "%40", "%5B", "%60", "%7e"])("%s is an escape of punctuation", (sequence) => {
  expect(escapeEnd(sequence, 0)).toBe(3);
  expect(isPlainEscape(sequence)).toBe(true);
});

test.each(["%d", "% 20", "&amp;", "&#;", "\\n", "a"])("%s is no escape", (text) => {
  expect(escapeEnd(text, 0)).toBe(-1);
});

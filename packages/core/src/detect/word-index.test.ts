import { describe, expect, it } from "vitest";
import { createWordIndex } from "./word-index.ts";

const look = (index: ReturnType<typeof createWordIndex<number>>, text: string, start = 0, end = text.length) =>
  index.get(Buffer.from(text, "latin1"), start, end);

describe("a word index", () => {
  it("finds each of many words, whatever their case, and what it does not hold is not there", () => {
    const letters = [..."bcdfghklmnprstvw"];
    const words = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => `${a}a${b}e${c}o`)));
    const index = createWordIndex(new Map(words.map((word, n) => [word, n])));
    words.forEach((word, n) => {
      expect(look(index, word)).toBe(n);
    });
    expect(look(index, "BABEBO")).toBe(look(index, "babebo"));
    const missing = words.map((word) => `${word.slice(0, 3)}i${word.slice(4)}`);
    expect(missing.filter((word) => look(index, word) !== undefined)).toEqual([]);
  });

  it("reads only from start to end", () => {
    const index = createWordIndex(new Map([["mrn", 1]]));
    expect(look(index, "a mrn b", 2, 5)).toBe(1);
    expect(look(index, "a mrn b", 2, 4)).toBeUndefined();
  });

  it("holds words of one letter and leaves out what is no word of ASCII letters", () => {
    const index = createWordIndex(
      new Map([
        ["d", 1],
        ["née", 2],
        ["a".repeat(32), 3],
      ]),
    );
    expect(look(index, "d")).toBe(1);
    expect(look(index, "née")).toBeUndefined();
    expect(look(index, "a".repeat(32))).toBeUndefined();
    expect(look(index, `${"a".repeat(31)}b`)).toBeUndefined();
  });
});

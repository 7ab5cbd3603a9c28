import { describe, expect, it } from "vitest";
import { createWordIndex, placeOf } from "./word-index.ts";

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
    expect(look(index, "xmrnx", 1, 4)).toBe(1);
    expect(look(index, "xmrnx", 0, 4)).toBeUndefined();
    expect(look(index, `${"x".repeat(40)} mrn`, 41, 44)).toBe(1);
    expect(look(index, "xmrnx", 1, 5)).toBeUndefined();
  });

  it("holds words of one letter and leaves out what is no word of ASCII letters", () => {
    const index = createWordIndex(
      new Map([
        ["d", 1],
        ["née", 2],
        ["a".repeat(32), 3],
        ["a".repeat(31), 4],
        ["a1", 5],
        ["1a", 6],
      ]),
    );
    expect(look(index, "a".repeat(31))).toBe(4);
    expect(look(index, "a1")).toBeUndefined();
    expect(look(index, "1a")).toBeUndefined();
    expect(look(index, "d")).toBe(1);
    expect(look(index, "née")).toBeUndefined();
    expect(look(index, "a".repeat(32))).toBeUndefined();
    expect(look(index, `${"a".repeat(31)}b`)).toBeUndefined();
  });

  it("holds words of different lengths beside each other, in whatever order they come", () => {
    const words = ["quarkling", "zorv", "q", "quark", "vorple", "zorvling"];
    const index = createWordIndex(new Map(words.map((word, n) => [word, n])));
    words.forEach((word, n) => {
      expect(look(index, word), word).toBe(n);
      expect(look(index, `${word}x`), word).toBeUndefined();
    });
  });
});

describe("the place of a word", () => {
  const place = (text: string, start = 0, end = text.length) => placeOf(Buffer.from(text, "latin1"), start, end);

  it("is one for words with the same three first letters, last letter and length, whatever their case", () => {
    expect(place("quarks")).toBe(place("quaxxs"));
    expect(place("QUARKS")).toBe(place("quarks"));
    expect(place("x quarks!", 2, 8)).toBe(place("quarks"));
  });

  it("is another one for words that differ in one of these", () => {
    const words = [
      "quarks",
      "zuarks",
      "qzarks",
      "quzrks",
      "quarkz",
      "quarkss",
      "qua",
      "qza",
      "quz",
      "qu",
      "qz",
      "zu",
      "q",
      "z",
    ];
    expect(new Set(words.map((word) => place(word))).size).toBe(words.length);
  });

  it("is a number of 18 bits, and of one or two letters reads no more", () => {
    for (const word of ["q", "qu", "qua", "z".repeat(31)]) {
      expect(place(word)).toBeGreaterThanOrEqual(0);
      expect(place(word)).toBeLessThan(2 ** 18);
    }
    expect(place("quzz", 0, 2)).toBe(place("qu"));
    expect(place("quzz", 0, 1)).toBe(place("q"));
    expect(place("quz", 0, 2)).not.toBe(place("quz"));
  });

  it("is marked for the words of an index alone", () => {
    const words = ["quark", "vorple", "zorv", "q"];
    const { places } = createWordIndex(new Map(words.map((word) => [word, 1])));
    const marked = new Set<number>();
    places.forEach((bits, n) => {
      for (let bit = 0; bit < 32; bit++) if (((bits >>> bit) & 1) === 1) marked.add(n * 32 + bit);
    });
    expect(marked).toEqual(new Set(words.map((word) => place(word))));
    expect(places.length * 32).toBe(2 ** 18);
  });
});

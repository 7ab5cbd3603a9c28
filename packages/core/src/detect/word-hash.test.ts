import { describe, expect, test } from "vitest";
import { checkWord, hashWord } from "./word-hash.ts";

describe.each([
  ["the first", hashWord],
  ["the second", checkWord],
])("%s hash", (_, hash) => {
  test("is one for a word wherever it stands and however it is written", () => {
    expect(hash("a Vexley b", 2, 8)).toBe(hash("vexley", 0, 6));
    expect(hash("VEXLEY", 0, 6)).toBe(hash("vexley", 0, 6));
    expect(hash("(vexley)", 1, 7)).toBe(hash("vexley", 0, 6));
    expect(hash("xvexleyx", 1, 7)).toBe(hash("vexley", 0, 6));
    expect(hash("vexle", 0, 5)).not.toBe(hash("vexley", 0, 6));
  });

  test("is a whole number from 0 to 2^32 - 1", () => {
    for (const word of ["", "a", "vexley", "z".repeat(24)]) {
      const value = hash(word, 0, word.length);
      expect(Number.isInteger(value) && value >= 0 && value < 2 ** 32).toBe(true);
    }
  });
});

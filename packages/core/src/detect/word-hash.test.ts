import { expect, test } from "vitest";
import { hashWord } from "./word-hash.ts";

test("a word has one hash wherever it stands and however it is written", () => {
  expect(hashWord("a Vexley b", 2, 8)).toBe(hashWord("vexley", 0, 6));
  expect(hashWord("VEXLEY", 0, 6)).toBe(hashWord("vexley", 0, 6));
  expect(hashWord("vexle", 0, 5)).not.toBe(hashWord("vexley", 0, 6));
});

test("a hash is a whole number from 0 to 2^32 - 1", () => {
  for (const word of ["", "a", "vexley", "z".repeat(24)]) {
    const hash = hashWord(word, 0, word.length);
    expect(Number.isInteger(hash) && hash >= 0 && hash < 2 ** 32).toBe(true);
  }
});

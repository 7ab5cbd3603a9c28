import { describe, expect, it } from "vitest";
import { createSplitter } from "./split.ts";

const pieces = (chunks: readonly string[], longest?: number) => {
  const splitter = createSplitter(longest);
  const memory = Buffer.alloc(64);
  const found: [string, boolean][] = [];
  const take = (made: Iterable<{ bytes: Buffer; cut: boolean }>) => {
    for (const { bytes, cut } of made) found.push([bytes.toString(), cut]);
  };
  for (const chunk of chunks) {
    const length = memory.write(chunk);
    take(splitter.push(memory.subarray(0, length)));
    // A source uses the memory of a chunk again.
    memory.fill("#");
  }
  take(splitter.end());
  return found;
};

describe("lines", () => {
  it("are whole, with their ends, wherever chunks are cut", () => {
    const text = "one\n\ntwo\r\nthree";
    for (let at = 0; at <= text.length; at++) {
      const found = pieces([text.slice(0, at), text.slice(at)]);
      expect(found.map(([line]) => line)).toEqual(["one\n", "\n", "two\r\n", "three"]);
      expect(found.some(([, cut]) => cut)).toBe(false);
    }
    expect(pieces([])).toEqual([]);
  });

  it("that are too long to be held come in pieces, each marked as cut, and the next is whole", () => {
    expect(pieces(["aaaa", "aaaa", "aa\nb\n", "c"], 6)).toEqual([
      ["aaaaaaaa", true],
      ["aa\n", true],
      ["b\n", false],
      ["c", false],
    ]);
    expect(pieces(["aaaaaaa"], 6)).toEqual([["aaaaaaa", true]]);
  });
});

import { builtinModules, createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { opaque } from "./opaque.ts";

const require = createRequire(import.meta.url);

function technicalWords(): Set<string> {
  const words = new Set<string>();
  const add = (text: string) => {
    for (const word of text.toLowerCase().match(/[a-z]{4,}/gu) ?? []) words.add(word);
  };
  for (const name of builtinModules.filter((name) => !name.includes("/") && !name.startsWith("_"))) {
    add(Object.keys(require(name)).join(" "));
  }
  for (const name of Object.getOwnPropertyNames(globalThis)) add(name);
  add(require("node:fs").readFileSync(require.resolve("typescript/package.json"), "utf8"));
  return words;
}

describe("opaque canaries", () => {
  it("are the same for the same seed and differ between seeds", () => {
    expect(opaque(1)).toEqual(opaque(1));
    expect(opaque(1).map(({ value }) => value)).not.toEqual(opaque(2).map(({ value }) => value));
    expect(opaque(1)).toHaveLength(8);
    expect(opaque(1, 3)).toHaveLength(3);
  });

  it("are two capitalised words of at least seven letters", () => {
    for (const { kind, value, text } of opaque("words", 500)) {
      expect(kind).toBe("opaque");
      expect(text).toBe(value);
      expect(value).toMatch(/^[A-Z][a-z]{6,} [A-Z][a-z]{6,}$/);
    }
  });

  it("come as one word, in lower case and in upper case", () => {
    expect(opaque(1, 1, { words: 1 })[0]!.value).toMatch(/^[A-Z][a-z]{6,}$/);
    expect(opaque(1, 1, { letters: "lower" })[0]!.value).toMatch(/^[a-z]{7,} [a-z]{7,}$/);
    expect(opaque(1, 1, { words: 1, letters: "upper" })[0]!.value).toMatch(/^[A-Z]{7,}$/);
  });

  it("share no word within a call", () => {
    const words = opaque("distinct", 2000).flatMap(({ value }) => value.split(" "));
    expect(new Set(words).size).toBe(4000);
  });

  it("contain no technical word and are contained in none", () => {
    const known = [...technicalWords()].filter((word) => word.length > 5);
    expect(known.length).toBeGreaterThan(500);
    for (const { value } of opaque("technical", 200, { letters: "lower" })) {
      for (const word of value.split(" ")) {
        expect(known.filter((other) => other.includes(word) || word.includes(other))).toEqual([]);
      }
    }
  });
});

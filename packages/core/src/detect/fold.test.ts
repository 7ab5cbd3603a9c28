import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "./fold.ts";

describe("fold", () => {
  it("hands plain ASCII back without a map", () => {
    expect(fold("plain 100% text")).toEqual({ text: "plain 100% text" });
  });

  it.each([
    ["123%2d45", "123-45"],
    ["a%zz%2d", "a%zz-"],
    ["a%40b%C3%A9%E2%80%91c", "a@bé-c"],
    ["%F0%9F%98%80x", "😀x"],
    ["%2531", "%31"],
    ["１２３＠ａ", "123@a"],
    ["١٢٣ ۴ ४", "123 4 4"],
    ["1\u200b2\ufe0f3\ufeff", "123"],
    ["1\u22122\u20143\u00a04\u30005", "1-2-3 4 5"],
    ["é ’ 中 \u1680", "é ’ 中  "],
    ["𝟙𝟚", "12"],
  ])("reads %s as %s", (text, folded) => {
    expect(fold(text).text).toBe(folded);
  });

  it.each([
    "%ff",
    "%c0%80",
    "%e2%82%ff",
    "%e2%80",
    "%ed%a0%80",
    "%f5%80%80%80",
    "%f4%90%80%80",
    "%e0%80%80",
    "%f0%80%80%80",
    "%80",
    "%e2xx",
    "%4",
  ])("leaves %s, which is not valid UTF-8, as it stands", (text) => {
    expect(fold(text).text).toBe(text);
  });

  it("maps each folded offset to where it came from", () => {
    const { text, map } = fold("a%40b\u200b１");
    expect(text).toBe("a@b1");
    expect(map).toEqual([0, 1, 4, 6, 7]);
  });

  it("keeps offsets in order and inside the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const { text: folded, map } = fold(text);
        if (!map) {
          expect(folded).toBe(text);
          return;
        }
        expect(map.length).toBe(folded.length + 1);
        expect(map.at(-1)).toBe(text.length);
        for (let n = 1; n < map.length; n++) expect(map[n]!).toBeGreaterThanOrEqual(map[n - 1]!);
      }),
    );
  });
});

describe("fold, at the edges of UTF-8", () => {
  it.each([
    ["a%00b", "a\0b"],
    ["1%c2%a02", "1 2"],
    ["%e0%a5%a7", "1"],
    ["%e0%a0%80", "\u0800"],
    ["%f4%8f%bf%bf", "\u{10ffff}"],
  ])("reads %s, the first or the last of its length", (text, folded) => {
    expect(fold(text).text).toBe(folded);
  });

  it.each(["%f8%90%80%80", "%ed%bf%bf"])("leaves %s, which only looks like it, as it stands", (text) => {
    expect(fold(text).text).toBe(text);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isCovered, overlaps } from "../../scripts/eval/cover.mjs";
import { at } from "./marked.ts";

const text = "call (202) 555-0143, ask for Ottoline Marrowby";
const phone = at(text, "(202) 555-0143");

describe("a span is covered", () => {
  test("where a finding holds all of it", () => {
    expect(isCovered(text, phone, [phone])).toBe(true);
    expect(isCovered(text, phone, [{ start: 0, end: text.length }])).toBe(true);
  });

  test("where punctuation and spaces alone are left out", () => {
    expect(isCovered(text, phone, [at(text, "202) 555-0143")])).toBe(true);
    expect(isCovered(text, phone, [at(text, "202"), at(text, "555"), at(text, "0143")])).toBe(true);
  });

  test("where two findings hold a half each", () => {
    expect(isCovered(text, at(text, "Ottoline Marrowby"), [at(text, "Ottoline Mar"), at(text, "rowby")])).toBe(true);
  });

  test("not where one letter or digit is left", () => {
    expect(isCovered(text, phone, [at(text, "(202) 555-014")])).toBe(false);
    expect(isCovered(text, phone, [at(text, "202"), at(text, "0143")])).toBe(false);
    expect(isCovered(text, phone, [])).toBe(false);
  });

  test("not where half of a letter outside the first plane is left", () => {
    const wide = "name \u{20BB7}\u{20BB8}";
    const name = { start: 5, end: 9 };
    expect(isCovered(wide, name, [{ start: 5, end: 9 }])).toBe(true);
    expect(isCovered(wide, name, [{ start: 5, end: 8 }])).toBe(false);
  });

  test("without a letter or digit only where every other character is", () => {
    expect(isCovered("at ::", { start: 3, end: 5 }, [])).toBe(false);
    expect(isCovered("at ::", { start: 3, end: 5 }, [{ start: 3, end: 4 }])).toBe(false);
    expect(isCovered("at ::", { start: 3, end: 5 }, [{ start: 3, end: 5 }])).toBe(true);
  });
});

test("stretches overlap where they share a character, not where they touch", () => {
  expect(overlaps({ start: 0, end: 3 }, { start: 2, end: 5 })).toBe(true);
  expect(overlaps({ start: 0, end: 3 }, { start: 3, end: 5 })).toBe(false);
});

const stretch = fc
  .tuple(fc.nat(20), fc.integer({ min: 1, max: 10 }))
  .map(([start, more]) => ({ start, end: start + more }));

test("more findings never uncover a span", () => {
  const words = fc.string({ unit: fc.constantFrom("a", "7", " ", "-", "é"), minLength: 30, maxLength: 30 });
  fc.assert(
    fc.property(words, stretch, fc.array(stretch, { maxLength: 4 }), stretch, (any, span, some, another) => {
      if (isCovered(any, span, some)) expect(isCovered(any, span, [...some, another])).toBe(true);
      expect(isCovered(any, span, [...some, span])).toBe(true);
    }),
  );
});

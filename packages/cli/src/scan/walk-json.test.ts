import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countWork } from "../../../core/src/detect/work.test-data.ts";
import { startsLikeJson, walkJson } from "./walk-json.ts";

/** What a visitor is told, each as one word. */
function walk(text: string) {
  const met: string[] = [];
  const isJson = walkJson(text, {
    key: (start, end, escaped) => met.push(`key ${text.slice(start, end)}${escaped ? " escaped" : ""}`),
    text: (start, end, escaped) => met.push(`text ${text.slice(start, end)}${escaped ? " escaped" : ""}`),
    number: (start, end) => met.push(`number ${text.slice(start, end)}`),
    open: (isArray) => met.push(isArray ? "[" : "{"),
    close: () => met.push("close"),
  });
  return { isJson, met };
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("a walk over JSON", () => {
  it("tells of keys, strings and numbers in their order, and of a key that stands twice each time", () => {
    const { isJson, met } = walk(' { "a" : "x", "b\\n":[1 , -2.5e3,true,{}, []], "a": "\\"y\\\\" }\r');
    expect(isJson).toBe(true);
    expect(met).toEqual([
      ...["{", "key a", "text x", "key b\\n escaped", "[", "number 1", "number -2.5e3", "{", "close", "[", "close"],
      ...["close", "key a", 'text \\"y\\\\ escaped', "close"],
    ]);
  });

  it("takes each object and array that JSON.parse takes", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (json, space) => {
        const text = JSON.stringify(JSON.parse(json), null, space);
        expect(walk(text).isJson).toBe(startsLikeJson(text));
      }),
    );
  });

  it("takes no text that JSON.parse refuses for its structure", () => {
    const part = fc.constantFrom("{", "}", "[", "]", ",", ":", '"a"', "1", "null", " ", "-", "01", '"', "x");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 9 }), (parts) => {
        const text = parts.join("");
        if (walk(text).isJson) expect(parses(text)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    "",
    "{",
    '{"a"',
    '{"a":1',
    "[1] [2]",
    "{1}",
    '["a" "b"]',
    "[2026-11-01]",
    "[1,]",
    '{"a":1,}',
    "[1}",
    "[nul]",
  ])("refuses %j", (text) => {
    expect(walk(text).isJson).toBe(false);
  });

  it("goes 1,000 deep and no deeper, without a stack of calls", () => {
    expect(walk("[".repeat(1_000) + "]".repeat(1_000)).isJson).toBe(true);
    expect(walk("[".repeat(1_001) + "]".repeat(1_001)).isJson).toBe(false);
    expect(walk("[".repeat(1_000_000)).isJson).toBe(false);
  });

  it("takes time in proportion to the text, however it is escaped", () => {
    const visitor = { key() {}, text() {}, number() {}, open() {}, close() {} };
    const hostile: ((size: number) => string)[] = [
      (size) => `["${'\\"'.repeat(size / 2)}"]`,
      (size) => `["${"\\\\".repeat(size / 2)}"]`,
      (size) => `[${'"",'.repeat(size / 3)}"\\n"]`,
      (size) => `["${"\\".repeat(size)}`,
      (size) => `[${" ".repeat(size)}]`,
    ];
    for (const textOf of hostile) {
      const work = (size: number) => countWork(() => void walkJson(textOf(size), visitor));
      expect(work(60_000)).toBeGreaterThan(50_000);
      expect(work(60_000)).toBeLessThanOrEqual(2.3 * work(30_000) + 1000);
    }
  });
});

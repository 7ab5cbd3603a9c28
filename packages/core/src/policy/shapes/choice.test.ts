import { expect, test } from "vitest";
import { compilePattern, createChoice, createPatternCheck } from "./choice.ts";

test("a choice is plain only where no string of it needs escaping", () => {
  expect(createChoice(["open", 3, true]).plain).toBe(true);
  expect(createChoice(["open", 'say "x"']).plain).toBe(false);
  expect(createChoice(["line\n"]).plain).toBe(false);
});

test("a pattern has to match the whole value, also where it is an alternation", () => {
  const { string: check } = createPatternCheck("a|b");
  expect(["a", "b", "ab", "xa", "b\n"].map(check)).toEqual([true, true, false, false, false]);
});

test("a pattern takes 256 characters at most unless it says otherwise", () => {
  expect(createPatternCheck("a*").string("a".repeat(256))).toBe(true);
  expect(createPatternCheck("a*").string("a".repeat(257))).toBe(false);
  expect(createPatternCheck("a*", 2).string("aaa")).toBe(false);
});

test("a pattern that is no regular expression is a coded error, which does not quote it", () => {
  for (const source of ["(vexmorn", "vexmorn)(x"]) {
    expect(() => compilePattern(source)).toThrow("PHILOG_PATTERN_BAD");
    expect(() => compilePattern(source)).not.toThrow("vexmorn");
  }
});

test("a pattern is plain where nothing that fits it needs an escape in JSON", () => {
  const isPlain = (source: string) => createPatternCheck(source).plain;
  expect(["^ord_[a-z0-9]{12}$", "a|b|c", "(?:a-)*b", "\\d+"].map(isPlain)).toEqual([true, true, true, true]);
  expect([".*", "\\s+", 'a"b', "a\\\\b", "[^x]"].map(isPlain)).toEqual([false, false, false, false, false]);
});

test("a pattern that cannot be parsed is not plain", () => {
  expect(createPatternCheck("(?=a)a").plain).toBe(false);
});

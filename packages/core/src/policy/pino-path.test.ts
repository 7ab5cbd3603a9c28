import { describe, expect, test } from "vitest";
import { countWork } from "../detect/work.test-data.ts";
import { readPinoPath } from "./pino-path.ts";

const read = (path: string) => {
  const steps = readPinoPath(path);
  return Array.isArray(steps) ? steps.map(({ kind, text }) => `${kind} ${text}`) : steps;
};

describe("readPinoPath", () => {
  test.each([
    ["a.b.c", ["key a", "key b", "key c"]],
    ['a["b-c"].d', ["key a", "key b-c", "key d"]],
    ["a['b.c']", ["key a", "key b.c"]],
    ["a[`b`]", ["key a", "key b"]],
    ['["a-b"].c', ["key a-b", "key c"]],
    ['["a[0]"]', ["key a[0]"]],
    [`a["it's"]`, ["key a", "key it's"]],
    ["a[b]", ["key a", "key b"]],
    ['a[""]', ["key a", "key "]],
    ["headers.set-cookie", ["key headers", "key set-cookie"]],
    ["a.b c", ["key a", "key b c"]],
    ["*", ["star *"]],
    ["*.*.b", ["star *", "star *", "key b"]],
    ["a[*].b", ["key a", "star *", "key b"]],
    ['a["*"]', ["key a", "star *"]],
    ["a[0].b", ["key a", "index 0", "key b"]],
    ["a.12", ["key a", "index 12"]],
    ["a[12].b", ["key a", "index 12", "key b"]],
    ["[0].a", ["key 0", "key a"]],
    ["a[**].b", ["key a", "deep **", "key b"]],
    ['a["7"]', ["key a", "index 7"]],
    ["a.007", ["key a", "key 007"]],
    ["0.a", ["key 0", "key a"]],
    ["**.a", ["deep **", "key a"]],
    ['a["**"]', ["key a", "key **"]],
    ["a.pass*", ["key a", "key pass*"]],
    ["__proto__.a", ["key __proto__", "key a"]],
  ])("reads %s", (path, steps) => {
    expect(read(path)).toEqual(steps);
  });

  test.each([
    ["", 0, "the path is empty"],
    ["a..b", 2, "a segment is empty"],
    [".a", 0, "a segment is empty"],
    ["a.", 2, "a segment is empty"],
    ["a.[0]", 2, "a segment is empty"],
    ["a]", 1, "a segment is followed by . or ["],
    ["a[0]b", 4, "a segment is followed by . or ["],
    ["a[0", 1, "a bracket holds *, a number or a key in quotes"],
    ["a[]", 1, "a bracket holds *, a number or a key in quotes"],
    ['a["b]', 1, "a bracket holds *, a number or a key in quotes"],
    ["a[b[c]]", 1, "a bracket holds *, a number or a key in quotes"],
    ['a["b"c"]', 1, "a bracket holds *, a number or a key in quotes"],
    ['a["b\\"]', 1, "a bracket holds *, a number or a key in quotes"],
    ["a,b", 0, "each path is a string of its own"],
    ['a["b\\"c"]', 1, "versions of pino differ in what a backslash means; write the rule by hand"],
  ])("refuses %s", (path, position, reason) => {
    expect(readPinoPath(path)).toEqual({ position, reason });
  });

  test("takes time linear in the path", () => {
    const paths: ((size: number) => string)[] = [
      (size) => "[".repeat(size),
      (size) => `a["${"b".repeat(size)}`,
      (size) => '["a"'.repeat(size / 4),
      (size) => "a.".repeat(size / 2),
    ];
    for (const pathOf of paths) {
      const work = (size: number) => countWork(() => expect(readPinoPath(pathOf(size))).not.toBeInstanceOf(Array));
      expect(work(40_000)).toBeLessThanOrEqual(2.3 * work(20_000) + 1000);
    }
  });
});

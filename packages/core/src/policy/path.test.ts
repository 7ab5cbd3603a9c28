import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPath, parsePath, readPath, type Segment } from "./path.ts";

const key = (name: string): Segment => ({ kind: "key", key: name });

const segment: fc.Arbitrary<Segment> = fc.oneof(
  fc.string().map(key),
  fc.constantFrom("a", "b-c", "$x", "_", "__proto__", "a.b", "*", "**", "[*]", "0", 'quo"te', "é", "").map(key),
  fc.constantFrom<Segment>({ kind: "any" }, { kind: "items" }),
);
const segments = fc
  .tuple(fc.array(fc.tuple(fc.boolean(), segment), { maxLength: 5 }), fc.boolean(), segment)
  .map(([before, deep, last]): Segment[] => [
    ...before.flatMap(([isDeep, step]): Segment[] => (isDeep ? [{ kind: "deep" }, step] : [step])),
    ...(deep ? [{ kind: "deep" } as Segment] : []),
    last,
  ]);

describe("parsePath", () => {
  it.each([
    ["a.b", [key("a"), key("b")]],
    ['a["b-c"]', [key("a"), key("b-c")]],
    ["a.b-c", [key("a"), key("b-c")]],
    ['["service.name"]', [key("service.name")]],
    ['a["\\"\\u0041"].b', [key("a"), key('"A'), key("b")]],
    ["a[*].b", [key("a"), { kind: "items" }, key("b")]],
    ["a[*][*]", [key("a"), { kind: "items" }, { kind: "items" }]],
    ["[*].a", [{ kind: "items" }, key("a")]],
    ["a.*.b", [key("a"), { kind: "any" }, key("b")]],
    ['*["b"]', [{ kind: "any" }, key("b")]],
    ["**.b", [{ kind: "deep" }, key("b")]],
    ["a.**.b", [key("a"), { kind: "deep" }, key("b")]],
    ["**[*]", [{ kind: "deep" }, { kind: "items" }]],
    ["__proto__.constructor", [key("__proto__"), key("constructor")]],
    ["A.$x._y", [key("A"), key("$x"), key("_y")]],
  ] as [string, Segment[]][])("reads %s", (text, expected) => {
    expect(parsePath(text)).toEqual(expected);
  });

  it.each([
    ["", 0, /path is empty/],
    [".a", 0, /segment is empty/],
    ["a.", 2, /segment is empty/],
    ["a..b", 2, /segment is empty/],
    ["a.[*]", 2, /segment is empty/],
    ["a[0]", 1, /use \[\*\]/],
    ["a[", 1, /bracket holds/],
    ["a[*", 1, /bracket holds/],
    ['a["b', 1, /bracket holds/],
    ["a['b']", 1, /bracket holds/],
    ["a[b]", 1, /bracket holds/],
    ['a["\\x"]', 1, /JSON string/],
    ['a["b"]c', 6, /followed by/],
    ["a*", 1, /followed by/],
    ["a.***", 2, /\* or \*\*/],
    ["**", 2, /needs a segment after it/],
    ["a.**", 4, /needs a segment after it/],
    ["**.**.a", 3, /\*\* follows/],
    ["**a", 2, /followed by/],
    ["a b", 1, /followed by/],
    ["1a", 0, /needs quotes/],
    ["é", 0, /needs quotes/],
    ["a.-b", 2, /needs quotes/],
  ])("refuses %j at position %i", (text, position, reason) => {
    expect(readPath(text)).toEqual({ position, reason: expect.stringMatching(reason) });
    expect(() => parsePath(text)).toThrow(/^PHILOG_PATH_BAD: /);
  });

  it("reads back whatever formatPath writes", () => {
    fc.assert(
      fc.property(segments, (path) => {
        expect(parsePath(formatPath(path))).toEqual(path);
      }),
    );
  });

  it("accepts a text whole or not at all", () => {
    const text = fc.array(fc.constantFrom("a", ".", "[", "]", "*", '"', "\\", "0", "b-c"), { maxLength: 10 });
    fc.assert(
      fc.property(text, (pieces) => {
        const path = readPath(pieces.join(""));
        if (Array.isArray(path)) expect(parsePath(formatPath(path))).toEqual(path);
        else expect(path.position).toBeLessThanOrEqual(pieces.join("").length);
      }),
      { numRuns: 2000 },
    );
  });
});

it("writes wildcards as they are read", () => {
  expect(formatPath([{ kind: "deep" }, { kind: "any" }, { kind: "items" }])).toBe("**.*[*]");
});

it("writes a key bare where it can stand bare, and quoted elsewhere", () => {
  expect(formatPath([key("ward"), key("bed-2"), { kind: "any" }, key("b c")])).toBe('ward.bed-2.*["b c"]');
});

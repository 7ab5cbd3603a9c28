import { describe, expect, it } from "vitest";
import { newMaking, newRun } from "./run.test-data.ts";
import { createUnchecked } from "./unchecked.ts";

const limits = { depth: 3, keys: 4, items: 3, string: 10, record: 100 };

function uncheckedOf(left = 100) {
  const making = newMaking();
  const keep = createUnchecked(limits, making);
  return { keep: (value: unknown) => keep(value, { ...newRun(), left, open: [] }, 0), decisions: making.decisions };
}

describe("createUnchecked", () => {
  it("keeps a value whole, as JSON.stringify would", () => {
    const value = { a: "x", b: [1, null, true], c: { d: new Date(0).getTime() }, e: Object("y") };
    expect(uncheckedOf().keep(value)).toBe(JSON.stringify(value));
    expect(uncheckedOf().keep([undefined, () => 1, Number.NaN])).toBe("[null,null,null]");
    expect(uncheckedOf().keep({ a: undefined, b: Symbol("s"), c: 5n })).toBe('{"c":5}');
    expect(uncheckedOf().keep(undefined)).toBeUndefined();
  });

  it("takes Maps and Sets, and what toJSON gives", () => {
    const { keep } = uncheckedOf();
    expect(keep(new Map([["a", 1]]))).toBe('{"a":1}');
    expect(keep(new Set([1, 2]))).toBe("[1,2]");
    expect(keep({ toJSON: () => "x" })).toBe('"x"');
    expect(keep({ toJSON: () => [1] })).toBe("[1]");
    expect(keep({ toJSON: () => null })).toBe("null");
  });

  it("replaces what is past a limit, and counts it", () => {
    const { keep, decisions } = uncheckedOf();
    expect(keep("a".repeat(11))).toBe('"[LIMIT:string]"');
    expect(keep(10n ** 30n)).toBe('"[LIMIT:string]"');
    expect(keep([1, 2, 3, 4])).toBe('[1,2,3,"[LIMIT:items]"]');
    expect(keep({ a: 1, b: 2, c: 3, d: 4, e: 5 })).toBe('{"a":1,"b":2,"c":3,"d":4,"[LIMIT:keys]":true}');
    expect(keep({ a: { a: { a: { a: 1 } } } })).toBe('{"a":{"a":{"a":{"a":1}}}}');
    expect(keep({ a: { a: { a: { a: {} } } } })).toBe('{"a":{"a":{"a":{"a":"[LIMIT:depth]"}}}}');
    expect(decisions).toEqual(["limit", "limit", "limit", "limit", "limit"]);
  });

  it("holds keys, values and items to the record's limit", () => {
    expect(uncheckedOf(5).keep(["abc", "def"])).toBe('["abc","[LIMIT:record]"]');
    expect(uncheckedOf(3).keep({ [`k${"e".repeat(50)}`]: 1 })).toContain("[LIMIT:record]");
    expect(uncheckedOf(1).keep([1, 2])).toBe('[1,"[LIMIT:record]"]');
  });

  it("says where an object leads back to itself", () => {
    const value: Record<string, unknown> = {};
    value.self = value;
    expect(uncheckedOf().keep(value)).toBe('{"self":"[LIMIT:cycle]"}');
  });

  it("withholds bytes, streams and what cannot be read", () => {
    const { keep } = uncheckedOf();
    expect(keep(Buffer.from("Fenwick"))).toBe('"[WITHHELD]"');
    expect(keep({ pipe() {} })).toBe('"[WITHHELD]"');
    const broken = Object.defineProperty({ b: 1 }, "a", {
      enumerable: true,
      get() {
        throw new Error("Fenwick");
      },
    });
    expect(keep(broken)).toBe('{"b":1,"a":"[WITHHELD]"}');
    expect(keep([broken])).toContain("[WITHHELD]");
  });

  it("uses no method of the value's own", () => {
    class Poisoned extends Array {
      override slice(): never {
        throw new Error("called");
      }
      override map(): never {
        throw new Error("called");
      }
      override [Symbol.iterator](): never {
        throw new Error("called");
      }
    }
    expect(uncheckedOf().keep(Poisoned.of(1, 2))).toBe("[1,2]");
  });
});

describe("createUnchecked, in containers of every kind", () => {
  it("counts each as a level", () => {
    const { keep } = uncheckedOf();
    expect(keep([[[[[]]]]])).toBe('[[[["[LIMIT:depth]"]]]]');
    expect(keep(new Map([["a", [[[[]]]]]]))).toBe('{"a":[[["[LIMIT:depth]"]]]}');
    expect(keep(new Set([[[[[]]]]]))).toBe('[[[["[LIMIT:depth]"]]]]');
  });

  it("keeps an object that stands twice, which is no cycle", () => {
    const shared = { a: 1 };
    expect(uncheckedOf().keep([shared, shared])).toBe('[{"a":1},{"a":1}]');
  });

  it("keeps what just fits a limit", () => {
    expect(uncheckedOf(10).keep("a".repeat(10))).toBe(`"${"a".repeat(10)}"`);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contextBytes, contextEntries, type KeyContext } from "./key-context.ts";

describe("a key's context", () => {
  it("has the same bytes in any order of its members", () => {
    expect(contextBytes("l", { tenant: "north", purpose: "spool" })).toEqual(
      contextBytes("l", { purpose: "spool", tenant: "north" }),
    );
  });

  it("has up to 8 members", () => {
    const context = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`m${i}`, "v"]));
    expect(contextEntries(context)).toHaveLength(8);
  });

  it("has other bytes where any name, value or label is another", () => {
    const member = fc.dictionary(fc.string({ minLength: 1, maxLength: 4 }), fc.string({ minLength: 1, maxLength: 4 }), {
      maxKeys: 4,
    });
    const ordered = (context: KeyContext) => JSON.stringify(contextEntries(context));
    fc.assert(
      fc.property(member, member, (one, other) => {
        const same = contextBytes("l", one).equals(contextBytes("l", other));
        expect(same).toBe(ordered(one) === ordered(other));
      }),
    );
    expect(contextBytes("l", {})).not.toEqual(contextBytes("m", {}));
    expect(contextBytes("l", { a: "bc" })).not.toEqual(contextBytes("l", { ab: "c" }));
  });

  it.each([
    ["no object", "tenant"],
    ["null", null],
    ["a value that is no text", { tenant: 7 }],
    ["an empty value", { tenant: "" }],
    ["an empty name", { "": "north" }],
    ["a value of more than 128 characters", { tenant: "n".repeat(129) }],
    ["a value that is not well-formed", { tenant: "\ud800" }],
    ["more than 8 members", Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`m${i}`, "v"]))],
  ])("refuses %s without naming it", (_, context) => {
    expect(() => contextBytes("l", context as KeyContext)).toThrow(/^PHILOG_OPTION_BAD: [^7]*\(context: [a-z0-9 ]+\)$/);
  });
});

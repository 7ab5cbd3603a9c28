import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shapeOf } from "./shape-of.ts";

describe("the shape of a value", () => {
  it.each([
    ["521-44-9012", "999-99-9999"],
    ["(555) 555-0132", "(999) 999-9999"],
    ["Zoë Q.", "Xxx X."],
    ["Ana Berg", "Xxx Xxxx"],
    ["ÅSE", "XXX"],
    ["zelda@example.org", "xxxxx@xxxxx.xxx"],
    ["٤٢\t漢字", "99 xx"],
    ["a\u001b[2J\u0000😀", "x?[9X??"],
    ["", ""],
  ])("of %j is %j", (value, shape) => {
    expect(shapeOf(value)).toBe(shape);
  });

  it("tells no length of a long name or number", () => {
    expect(shapeOf("Quarkwright")).toBe(shapeOf("Larkspurington"));
    expect(shapeOf("4000056655665556")).toBe(shapeOf("400005665566"));
  });

  it("is at most 40 printable characters, and holds no letter or digit of the value", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 90 }), (value) => {
        const shape = shapeOf(value);
        expect(shape.length).toBeLessThanOrEqual(40);
        expect(shape).toMatch(/^[Xx9 !-/:-@[-`{-~]*…?$/);
      }),
    );
    expect(shapeOf("ab ".repeat(1_000_000))).toHaveLength(40);
  });
});

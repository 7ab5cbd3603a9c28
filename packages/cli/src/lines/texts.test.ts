import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { texts } from "./texts.ts";

describe("texts of a batch", () => {
  const line = fc.tuple(fc.constantFrom("a", "é", "漢", "\r", ""), fc.constantFrom(0, 1, 9_000, 30_000, 70_000));

  it("are the batch, cut behind lines, and no longer than 64 KiB where lines are shorter", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.boolean(), (lines, closed) => {
        const whole = lines.map(([unit, count]) => unit.repeat(count)).join("\n") + (closed ? "\n" : "");
        const found = [...texts(Buffer.from(whole))];
        expect(found.join("") === whole).toBe(true);
        expect(found.slice(0, -1).every((text) => text.endsWith("\n"))).toBe(true);
        for (const text of found)
          expect(Buffer.byteLength(text) <= 65_536 || !text.slice(0, -1).includes("\n")).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("are none of an empty batch", () => {
    expect([...texts(new Uint8Array(0))]).toEqual([]);
  });
});

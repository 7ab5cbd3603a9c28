import fc from "fast-check";
import { expect, it } from "vitest";
import { isLarger } from "./body-size.ts";

it.each<[boolean, string, unknown, number]>([
  [false, "nothing", undefined, 1],
  [false, "a text", "Zelda", 6],
  [true, "a text", "Zelda", 5],
  [true, "a text of two bytes a letter", "éé", 4],
  [false, "bytes", Buffer.alloc(10), 11],
  [true, "bytes", new Uint8Array(11), 11],
  [false, "a record", { event: "visit.read" }, 17],
  [true, "a record", { event: "visit.read" }, 16],
  [true, "many members", Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`k${at}`, 1])), 200],
  [true, "many items", Array(101).fill(null), 100],
  [false, "a member that just fits", { a: 1 }, 3],
  [true, "a text that comes last", ["", "xx"], 6],
  [true, "depth", JSON.parse(`${"[".repeat(300)}${"]".repeat(300)}`), 200],
])("is %s of %s", (larger, _what, body, limit) => {
  expect(isLarger(body, limit)).toBe(larger);
});

it("ends at circles, and reads no accessor", () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  expect(isLarger(circle, 10_000)).toBe(true);
  const computed = {
    get name() {
      throw new Error("read");
    },
  };
  expect(isLarger(computed, 10)).toBe(false);
});

it("is never true of what is shorter as JSON, and true of what is many times as long", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(200), (body, limit) => {
      const { length } = Buffer.from(JSON.stringify(body));
      if (length <= limit) expect(isLarger(body, limit)).toBe(false);
      if (length > 30 * (limit + 1)) expect(isLarger(body, limit)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

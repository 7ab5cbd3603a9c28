import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRanges } from "./ranges.ts";

describe("ranges", () => {
  it("are one for a stream in order, however long", () => {
    const ranges = createRanges(1);
    for (let seq = 1; seq <= 100_000; seq++) expect(ranges.add("s", seq)).toBe(1);
    expect(ranges.of("s")).toEqual([[1, 100_000]]);
    expect(ranges.of("none")).toEqual([]);
  });

  it("know what a set of numbers knows, whatever comes in whatever order", () => {
    const additions = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 6 })));
    fc.assert(
      fc.property(additions, (list) => {
        const ranges = createRanges(1000);
        const model = new Set<number>();
        for (const [first, count] of list) {
          const before = model.size;
          for (let seq = first; seq < first + count; seq++) model.add(seq);
          expect(ranges.add("s", first, count)).toBe(model.size - before);
        }
        const numbers = ranges.of("s").flatMap(([from, to]) => {
          return Array.from({ length: to - from + 1 }, (_, index) => from + index);
        });
        expect(numbers).toEqual([...model].sort((a, b) => a - b));
        for (const [index, [from]] of ranges.of("s").entries()) {
          if (index > 0) expect(from).toBeGreaterThan(ranges.of("s")[index - 1]![1] + 1);
        }
      }),
    );
  });

  it("are no more than the bound, and those that were closed do not count", () => {
    const ranges = createRanges(3);
    for (const seq of [1, 3, 5, 2, 4, 7, 9]) ranges.add("s", seq);
    expect(ranges.of("s")).toEqual([
      [1, 5],
      [7, 7],
      [9, 9],
    ]);
    expect(() => ranges.add("s", 11)).toThrow(RangeError);
    expect(() => createRanges(0).add("s", 1)).toThrow(RangeError);
  });

  it("keep streams apart", () => {
    const ranges = createRanges(9);
    expect([ranges.add("a", 1), ranges.add("b", 1), ranges.add("a", 1)]).toEqual([1, 1, 0]);
    expect(ranges.streams()).toEqual(["a", "b"]);
  });
});

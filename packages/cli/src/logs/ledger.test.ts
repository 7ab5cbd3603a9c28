import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLedger } from "./ledger.ts";
import { stored, upTo } from "./logs.test-data.ts";
import { markOf } from "./mark.ts";

function take(ledger: ReturnType<typeof createLedger>, line: string): boolean {
  const bytes = Buffer.from(line);
  return ledger.take(bytes, markOf(bytes)!);
}

describe("the ledger", () => {
  it("keeps each numbered line once, in any interleaving with duplicates", () => {
    const numbers = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.integer({ min: 1, max: 30 })));
    fc.assert(
      fc.property(numbers, (list) => {
        const ledger = createLedger();
        const kept = list.map(([stream, seq]) => stored(stream, seq)).filter((line) => take(ledger, line));
        expect(kept).toEqual([...new Set(list.map(([stream, seq]) => stored(stream, seq)))]);
        expect(ledger.counts).toMatchObject({ kept: kept.length, conflicts: 0, uncompared: 0 });
        expect(ledger.counts.duplicates).toBe(list.length - kept.length);
      }),
    );
  });

  it("names the numbers that are missing between those that are there", () => {
    const ledger = createLedger();
    for (const seq of [3, 4, 8, 6, 12]) take(ledger, stored("a", seq));
    take(ledger, stored("b", 2));
    const inside = [
      { stream: "a", from: 5, to: 5 },
      { stream: "a", from: 7, to: 7 },
      { stream: "a", from: 9, to: 11 },
    ];
    expect(ledger.gaps(false)).toEqual(inside);
    expect(ledger.gaps(true)).toEqual([{ stream: "a", from: 1, to: 2 }, ...inside, { stream: "b", from: 1, to: 1 }]);
  });

  it("keeps a line with another one's number that says something else, once, and names it", () => {
    const ledger = createLedger();
    const [one, other] = [stored("a", 1, { msg: "one" }), stored("a", 1, { msg: "other" })];
    expect([one, other, one, other, other].map((line) => take(ledger, line))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(ledger.counts).toEqual({ kept: 2, duplicates: 3, conflicts: 1, uncompared: 0 });
    expect(ledger.conflicts).toEqual([{ stream: "a", seq: 1 }]);
  });

  it("takes a line that was sent again with another time for the same", () => {
    const ledger = createLedger();
    take(ledger, stored("a", 1));
    expect(take(ledger, stored("a", 1).replace(/}$/, ',"philogTime":"2026-11-01T00:00:00.000Z"}'))).toBe(false);
  });

  it("counts duplicates whose first line it no longer remembers, and removes them all the same", () => {
    const ledger = createLedger({ digests: 2 });
    for (const seq of upTo(1000)) take(ledger, stored("a", seq));
    expect(take(ledger, stored("a", 1))).toBe(false);
    expect(take(ledger, stored("a", 999))).toBe(false);
    expect(ledger.counts).toMatchObject({ duplicates: 2, uncompared: 1 });
  });

  it("takes a joined line for its parts, and the other way round", () => {
    const ledger = createLedger();
    const joined = '{"a":1,"philogStream":"s","philogSeq":5,"philogParts":3}';
    expect([take(ledger, joined), take(ledger, joined), take(ledger, stored("s", 6))]).toEqual([true, false, false]);
    expect(take(ledger, stored("s", 8))).toBe(true);
    expect(ledger.gaps(false)).toEqual([]);
    // One of its parts is new: nothing is thrown away.
    expect(take(ledger, '{"a":1,"philogStream":"s","philogSeq":8,"philogParts":2}')).toBe(true);
    expect(ledger.counts.conflicts).toBe(1);
  });

  it("remembers no more ranges than the bound", () => {
    const ledger = createLedger({ ranges: 2 });
    expect(() => [1, 3, 5].map((seq) => take(ledger, stored("a", seq)))).toThrow(RangeError);
  });

  it("lists the first hundred conflicts and counts all", () => {
    const ledger = createLedger();
    for (const seq of upTo(150)) for (const msg of ["one", "other"]) take(ledger, stored("a", seq, { msg }));
    expect([ledger.conflicts.length, ledger.counts.conflicts]).toEqual([100, 150]);
  });
});

import { describe, expect, it } from "vitest";
import { createLedger } from "./found.ts";
import type { Scanned } from "./scanned.ts";

const batch = (lines: number, units: number, places: Scanned["places"]): Scanned => ({
  ...{ lines, text: 1, binary: 0, touched: places.length, units, places },
  kinds: [{ classification: "email", detector: "email", findings: places.length, lines: places.length }],
});
const place = { line: 2, column: 4, length: 5, offset: 30, kind: 0 };

describe("a ledger", () => {
  it("says where in its file a finding stands, whatever batches the file came in", () => {
    const { add } = createLedger(["a.log", "-", "a.log"]);
    expect(add(batch(5, 100, [place]), { index: 0, long: 0 })[0]).toEqual({
      ...{ file: "a.log", line: 3, column: 5, length: 5, offset: 30, classification: "email", detector: "email" },
    });
    const [second] = add(batch(5, 100, [{ ...place, path: "a.b", shape: "xx" }]), { index: 0, long: 0 });
    expect(second).toMatchObject({ file: "a.log", line: 8, offset: 130, path: "a.b", shape: "xx" });
    expect(add(batch(1, 9, [place]), { index: 1, long: 0 })[0]).toMatchObject({ file: "stdin", line: 3, offset: 30 });
    expect(add(batch(1, 9, [place]), { index: 2, long: 0 })[0]).toMatchObject({ file: "a.log", line: 3, offset: 30 });
  });

  it("tells no place from a file's start behind a line that was too long to be read", () => {
    const { add } = createLedger(["a.log"]);
    expect(add(batch(5, 100, [place]), { index: 0, long: 1 })[0]).toMatchObject({ line: 3, offset: undefined });
  });

  it("sums up, the most frequent kind first", () => {
    const { add, totals } = createLedger(["a.log"]);
    add(batch(5, 100, [place]), { index: 0, long: 0 });
    const ssn = { classification: "ssn", detector: "ssn", findings: 3, lines: 2 } as const;
    add({ ...batch(7, 100, [place]), kinds: [ssn] }, { index: 0, long: 0 });
    expect(totals).toMatchObject({ lines: 12, text: 2, binary: 0, touched: 2, findings: 4 });
    expect(totals.kinds().map(({ detector, findings, lines }) => [detector, findings, lines])).toEqual([
      ["ssn", 3, 2],
      ["email", 1, 1],
    ]);
  });
});

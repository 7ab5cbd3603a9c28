import { describe, expect, it } from "vitest";
import { summary } from "./summary.ts";

describe("the summary of a scan", () => {
  const kinds = [
    { classification: "mrn", detector: "mrn", findings: 4, lines: 4 },
    { classification: "ssn", detector: "ssn", findings: 2, lines: 2 },
    { classification: "mrn", detector: "ids", findings: 1200, lines: 9 },
  ] as const;
  const totals = { lines: 1200, text: 3, binary: 1, touched: 9, findings: 1206, kinds: () => [...kinds] };

  it("gives lines, bytes, speed and findings", () => {
    expect(summary({ totals, bytes: 2_500_000, long: 2, finished: true, faults: [] }, 0.5)).toBe(
      [
        "1,200 lines, 2.5 MB in 0.5 s (5.0 MB/s)",
        "  lines              9 with findings, 3 that are text, 1 with NUL bytes, read without them, 2 longer than 16 MiB and not scanned",
        "  findings           1,206",
        "  by classification  mrn 1,204, ssn 2",
      ].join("\n"),
    );
  });

  it("says that there is nothing", () => {
    const none = { ...totals, lines: 1, text: 0, binary: 0, touched: 0, findings: 0, kinds: () => [] };
    expect(summary({ totals: none, bytes: 9, long: 0, finished: true, faults: [] }, 0)).toBe(
      "1 line, 9 bytes in 0.0 s\n  findings           0\n  by classification  none",
    );
  });
});

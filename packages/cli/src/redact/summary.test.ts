import { describe, expect, it } from "vitest";
import { noCounts } from "./counts.ts";
import { summary } from "./summary.ts";

describe("the summary", () => {
  it("gives lines, bytes, speed, and what was done, the most frequent first", () => {
    const counts = {
      ...noCounts(),
      lines: 1200,
      text: 3,
      binary: 1,
      withheld: 2,
      byAction: { scan: 2, tokenize: 1200 },
      byClassification: { mrn: 1202 },
    };
    expect(summary({ counts, bytes: 2_500_000, seconds: 0.5, long: 4 })).toBe(
      [
        "1,200 lines, 2.5 MB in 0.5 s (5.0 MB/s)",
        "  lines              3 that are text, 4 longer than 1 MiB and replaced, 1 with NUL bytes and withheld, 2 that could not be read and were withheld",
        "  by action          tokenize 1,200, scan 2",
        "  by classification  mrn 1,202",
      ].join("\n"),
    );
  });

  it("says that nothing was done, and divides by no zero", () => {
    const text = summary({ counts: { ...noCounts(), lines: 1 }, bytes: 999, seconds: 0, long: 0 });
    expect(text).toBe("1 line, 999 bytes in 0.0 s\n  by action          none\n  by classification  none");
    expect(summary({ counts: noCounts(), bytes: 1500, seconds: 1, long: 0 })).toMatch(/^0 lines, 1\.5 KB in 1\.0 s/);
    expect(summary({ counts: noCounts(), bytes: 2e9, seconds: 1, long: 0 })).toContain("2.0 GB in 1.0 s (2000.0 MB/s)");
  });
});

import type { Found } from "./found.ts";
import type { CreateReport } from "./report.ts";

function lineOf({ file, line, column, length, offset, classification, detector, path, shape }: Found): string {
  const endColumn = column + length;
  const type = "finding";
  return `${JSON.stringify({ type, file, line, column, endColumn, offset, classification, detector, path, shape })}\n`;
}

/** Sums of findings by one of the names of their kinds. */
export function sumsBy<K extends "classification" | "detector">(
  kinds: readonly (Record<K, string> & { findings: number })[],
  name: K,
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const kind of kinds) sums[kind[name]] = (sums[kind[name]] ?? 0) + kind.findings;
  return sums;
}

/** For programs: NDJSON, an object for each finding as it is found, and one with the sums at the end. */
export const createJsonReport: CreateReport = (output, listed) => {
  let written = 0;
  return {
    add(found) {
      const some = found.slice(0, listed - written);
      written += some.length;
      return some.length === 0 ? Promise.resolve(true) : output.write(some.map(lineOf).join(""));
    },
    finish({ totals, bytes, long, finished, faults }) {
      const kinds = totals.kinds();
      const summary = {
        type: "summary",
        finished,
        lines: totals.lines,
        bytes,
        linesWithFindings: totals.touched,
        linesNotScanned: long,
        findings: totals.findings,
        notListed: totals.findings - written,
        byClassification: sumsBy(kinds, "classification"),
        byDetector: sumsBy(kinds, "detector"),
        faults,
      };
      return output.write(`${JSON.stringify(summary)}\n`);
    },
  };
};

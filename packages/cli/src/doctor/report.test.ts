import { describe, expect, it } from "vitest";
import type { Finding } from "./finding.ts";
import { reportText } from "./report.ts";

const place = { what: "the console is called", mend: "use the logger", id: "console", state: "gap" } as const;
const findings: Finding[] = [
  { id: "preload", state: "ok", what: "it is loaded", mend: "nothing" },
  { id: "sentry", state: "unknown", what: "Sentry is loaded" },
  ...Array.from({ length: 7 }, (_, index) => ({ ...place, file: "src/a b.js", line: 7 - index })),
  { ...place, file: "src/\u001b[2J.js" },
];

describe("reportText", () => {
  it("as a table has gaps first, at most five places of each, and what mends it", () => {
    expect(reportText(findings, "table")).toBe(
      [
        "gap      console  the console is called",
        "                  src/?[2J.js",
        ...[1, 2, 3, 4].map((line) => `                  src/a b.js:${line}`),
        "                  and 3 more",
        "                  mend: use the logger",
        "unknown  sentry   Sentry is loaded",
        "ok       preload  it is loaded",
        "",
        "8 gaps, 1 unknown, 1 ok",
        "",
      ].join("\n"),
    );
    expect(reportText([], "table")).toBe("0 gaps, 0 unknown, 0 ok\n");
    expect(reportText([place], "table")).toContain("\n1 gap, 0 unknown, 0 ok\n");
  });

  it("as JSON has one finding a line", () => {
    const lines = reportText(findings, "json").trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toHaveLength(10);
    expect(JSON.parse(lines[1]!)).toEqual({ ...place, file: "src/a b.js", line: 1 });
  });

  it("as SARIF has what is open, with places, one rule a kind", () => {
    const { runs, version } = JSON.parse(reportText(findings, "sarif"));
    expect(version).toBe("2.1.0");
    expect(runs[0].tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(["console", "sentry"]);
    expect(runs[0].results).toHaveLength(9);
    expect(runs[0].results[1]).toEqual({
      ruleId: "console",
      ruleIndex: 0,
      level: "error",
      message: { text: "the console is called; mend: use the logger" },
      locations: [{ physicalLocation: { artifactLocation: { uri: "src/a%20b.js" }, region: { startLine: 1 } } }],
    });
    expect(runs[0].results.at(-1)).toEqual({
      ruleId: "sentry",
      ruleIndex: 1,
      level: "note",
      message: { text: "Sentry is loaded" },
    });
  });
});

import { describe, expect, it } from "vitest";
import type { Found, Totals } from "./found.ts";
import type { CreateReport, Outcome } from "./report.ts";
import { createJsonReport } from "./report-json.ts";
import { createSarifReport } from "./report-sarif.ts";
import { createTableReport } from "./report-table.ts";

const email: Found = {
  ...{ file: "app.log", line: 3, column: 5, length: 17, offset: 40 },
  ...{ classification: "email", detector: "email", path: "msg" },
};
const ssn: Found = { ...email, file: "/var/log/a b.log", offset: undefined, classification: "ssn", detector: "ssn" };
const totals: Totals = {
  ...{ lines: 1200, text: 0, binary: 0, touched: 1100, findings: 1300 },
  kinds: () => [
    { classification: "email", detector: "email", findings: 1299, lines: 1099 },
    { classification: "ssn", detector: "ssn", findings: 1, lines: 1 },
  ],
};
const outcome: Outcome = { totals, bytes: 9, long: 0, finished: true, faults: [] };
const nothing: Outcome = { ...outcome, totals: { ...totals, touched: 0, findings: 0, kinds: () => [] } };

/** What a report writes for batches of findings. */
async function written(create: CreateReport, batches: Found[][], listed: number, end: Outcome = outcome) {
  let text = "";
  const write = async (chunk: string | Uint8Array) => {
    text += chunk;
    return true;
  };
  const { add, finish } = create({ write }, listed);
  for (const batch of batches) expect(await add(batch)).toBe(true);
  await finish(end);
  return text;
}

describe("a table", () => {
  it("has a row for each kind with its first places, and a total", async () => {
    const more = { ...email, line: 4, shape: "xxxxx@xxx.xxx" };
    const { path: _, ...bare } = ssn;
    expect(
      await written(
        createTableReport,
        [
          [email, more],
          [bare, { ...email, line: 9 }],
        ],
        2,
      ),
    ).toBe(
      [
        "classification  detector  findings  lines  first places",
        "email           email        1,299  1,099  app.log:3:5  msg",
        "                                           app.log:4:5  msg  xxxxx@xxx.xxx",
        "ssn             ssn              1      1  /var/log/a b.log:3:5",
        "total                        1,300  1,100",
        "",
      ].join("\n"),
    );
  });

  it("shows no place where none is wanted, and says where there is nothing", async () => {
    expect(await written(createTableReport, [[email]], 0)).not.toContain("app.log");
    expect(await written(createTableReport, [], 3, nothing)).toBe("nothing found\n");
  });

  it("lets no name of a file move the cursor", async () => {
    expect(await written(createTableReport, [[{ ...email, file: "a\u001b[2J\n" }]], 1)).toContain("a?[2J?:3:5");
  });
});

describe("findings as NDJSON", () => {
  it("are a line each, and a summary", async () => {
    const lines = (await written(createJsonReport, [[email], [], [{ ...ssn, shape: "999-99-9999" }]], 5)).split("\n");
    expect(lines.slice(0, 2).map((line) => JSON.parse(line))).toEqual([
      {
        ...{ type: "finding", file: "app.log", line: 3, column: 5, endColumn: 22, offset: 40 },
        ...{ classification: "email", detector: "email", path: "msg" },
      },
      {
        ...{ type: "finding", file: "/var/log/a b.log", line: 3, column: 5, endColumn: 22 },
        ...{ classification: "ssn", detector: "ssn", path: "msg", shape: "999-99-9999" },
      },
    ]);
    expect(JSON.parse(lines[2]!)).toEqual({
      ...{ type: "summary", finished: true, lines: 1200, bytes: 9, linesWithFindings: 1100, linesNotScanned: 0 },
      ...{ findings: 1300, notListed: 1298, byClassification: { email: 1299, ssn: 1 }, faults: [] },
      byDetector: { email: 1299, ssn: 1 },
    });
    expect(lines[3]).toBe("");
  });

  it("are no more than are wanted", async () => {
    const lines = (await written(createJsonReport, [[email, email], [email]], 1)).trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[1]!).notListed).toBe(1299);
  });
});

describe("findings as SARIF", () => {
  const sarif = async (...args: [Found[][], number, Outcome?]) =>
    JSON.parse(await written(createSarifReport, ...args)).runs[0];

  it("have a rule for each detector, a level, a place in code units, and no text", async () => {
    const run = await sarif([[email, { ...ssn, shape: "999-99-9999" }], [email]], 5);
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(["email", "ssn"]);
    expect(run.columnKind).toBe("utf16CodeUnits");
    expect(run.results.map((one: any) => [one.ruleId, one.ruleIndex, one.level])).toEqual([
      ["email", 0, "warning"],
      ["ssn", 1, "error"],
      ["email", 0, "warning"],
    ]);
    expect(run.results[0].locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: "app.log" },
          region: { startLine: 3, startColumn: 5, endColumn: 22, charOffset: 40, charLength: 17 },
        },
        logicalLocations: [{ fullyQualifiedName: "msg", kind: "member" }],
      },
    ]);
    expect(run.results[1].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "file:///var/log/a%20b.log" },
      region: { startLine: 3, startColumn: 5, endColumn: 22 },
    });
    expect(run.results[1].properties).toEqual({ classification: "ssn", shape: "999-99-9999" });
    expect(JSON.stringify(run)).not.toContain("snippet");
  });

  it("are one document also where there is none", async () => {
    const run = await sarif([], 5, nothing);
    expect(run.results).toEqual([]);
    expect(run.tool.driver.rules).toEqual([]);
    expect(run.invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
  });

  it("say how many more there are, and what was not scanned", async () => {
    const end = { ...outcome, finished: false, long: 2, faults: ["b.gz: the gzip data is damaged"] };
    const { results, invocations } = await sarif([[email, email]], 1, end);
    expect(results).toHaveLength(1);
    expect(invocations[0].executionSuccessful).toBe(false);
    expect(invocations[0].toolExecutionNotifications).toEqual([
      { level: "error", message: { text: "b.gz: the gzip data is damaged" } },
      { level: "error", message: { text: "lines too long to be scanned: 2" } },
      { level: "note", message: { text: "findings that are not listed: 1,299" } },
    ]);
  });

  it("name a file by a relative reference where it was given so, and standard input by its name", async () => {
    const { path: _, ...bare } = email;
    const files = ["./logs/a#1.log", "stdin"].map((file) => ({ ...bare, file }));
    const unknown = { ...bare, classification: "unknown", detector: "vocabulary" } as const;
    const { results } = await sarif([[...files, unknown]], 5);
    const uris = results.map((one: any) => one.locations[0].physicalLocation.artifactLocation.uri);
    expect(uris).toEqual(["logs/a%231.log", "stdin", "app.log"]);
    expect(results[2].level).toBe("note");
    expect(results[0].locations[0]).not.toHaveProperty("logicalLocations");
  });
});

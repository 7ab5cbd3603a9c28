import { describe, expect, it } from "vitest";
import { worstFirst } from "./rank.ts";
import { csvOf } from "./report-data.ts";
import { tableOf } from "./report-table.ts";
import type { Sample, Survey, SurveyedGroup } from "./surveyed.ts";

const group = (name: string, more: Partial<SurveyedGroup> = {}): SurveyedGroup => ({
  name,
  arn: `arn:aws:logs:us-east-1:111122223333:log-group:${name}`,
  class: "STANDARD",
  created: undefined,
  storedBytes: 0,
  key: undefined,
  retentionDays: undefined,
  retentionPolicy: undefined,
  masking: [],
  deletionProtection: false,
  tags: { kind: "known", value: {} },
  subscriptions: { kind: "known", value: [] },
  sample: { kind: "empty" },
  ...more,
});
const sample = (classification: "ssn" | "email", findings: number, lines = 1000): Sample => ({
  kind: "scanned",
  events: lines,
  lines,
  touched: findings,
  findings,
  kinds: [{ classification, detector: classification, findings, lines: findings, paths: [] }],
});
const survey = (groups: SurveyedGroup[], more: Partial<Survey> = {}): Survey => ({
  region: "us-east-1",
  at: "2026-11-22T10:00:00.000Z",
  hours: 24,
  accountSubscriptions: { kind: "known", value: [] },
  groups,
  found: groups.length,
  finished: true,
  ...more,
});

describe("the order of groups", () => {
  it("goes by what identifies somebody, all findings, what could not be read, missing controls, and the name", () => {
    const key = "arn:aws:kms:us-east-1:111122223333:key/0f";
    const groups = [
      group("b"),
      group("a"),
      group("kept", { key }),
      group("unread", { key, sample: { kind: "unread", error: "AccessDeniedException" } }),
      group("mail", { sample: sample("email", 900) }),
      group("ssn", { sample: sample("ssn", 1) }),
      group("more ssn", { sample: sample("ssn", 1, 100) }),
    ];
    expect(worstFirst(groups).map(({ name }) => name)).toEqual(["more ssn", "ssn", "mail", "unread", "a", "b", "kept"]);
  });
});

describe("the table", () => {
  it("shows sizes, policies and rates as people read them", () => {
    const text = tableOf(
      survey([
        group("a", {
          storedBytes: 1_234_567,
          sample: sample("ssn", 3, 7),
          retentionDays: 400,
          retentionPolicy: "keep",
        }),
        group("b", { storedBytes: 45_600_000_000_000, sample: sample("ssn", 1), masking: ["group", "account"] }),
        group("c", { storedBytes: 999, sample: { kind: "not asked" } }),
      ]),
    );
    expect(text).toMatch(/^a +ssn 429 +7 .* 400 d \(keep\) .* 1\.2 MB$/m);
    expect(text).toMatch(/^b +ssn 1\.0 +1,000 .* group, account .* 46 TB$/m);
    expect(text).toMatch(/^c +not looked at .* 999 B$/m);
  });

  it("says that the account's policies could not be read", () => {
    const text = tableOf(survey([], { accountSubscriptions: { kind: "denied", error: "AccessDeniedException" } }));
    expect(text).toBe("no log groups\n\nPolicies of the account: not read (AccessDeniedException)\n");
  });
});

describe("CSV", () => {
  it("quotes what has to be quoted, and lets no spreadsheet take text for a formula", () => {
    const tags = { kind: "known", value: { "=cmd": 'a,"b"' } } as const;
    const subscriptions = { kind: "denied", error: "AccessDeniedException" } as const;
    const [, row] = csvOf(survey([group("@name", { tags, subscriptions })])).split("\r\n");
    expect(row).toContain("'@name,arn:");
    expect(row).toContain(',unread: AccessDeniedException,"\'=cmd=a,""b""",STANDARD,false,0,,');
  });
});

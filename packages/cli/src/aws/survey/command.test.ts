import { PutAccountPolicyCommand } from "@aws-sdk/client-cloudwatch-logs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { named, namesOf, runAgainst, startAccount, values } from "./survey.test-data.ts";

let account: Awaited<ReturnType<typeof startAccount>>;
let key: string;
const hour = 3_600_000;

const survey = (...args: string[]) => runAgainst(account, args);
const ready = (count: number) => Array.from({ length: count }, () => '{"level":30,"msg":"ready"}');

beforeAll(async () => {
  account = await startAccount();
  const { group, put, wellKept, subscribe, local } = account;
  key = await wellKept("/clinic/audit");
  await put("/clinic/audit", "a", ready(20));
  await group("/clinic/api", { tags: { DataOwner: "zelda" } });
  await put("/clinic/api", "i-1", [...ready(98), '{"patient":{"ssn":"521-44-9012"}}', "mail zelda@example.org"]);
  await subscribe("/clinic/api", "to-search");
  await group("/clinic/mail");
  await put("/clinic/mail", "i-1", [...ready(9), "sent to orson@example.org\n"]);
  await group("/clinic/empty");
  await group("/clinic/old");
  await put("/clinic/old", "i-1", ["mail zelda@example.org"], 30 * hour);
  await group("/clinic/denied");
  await put("/clinic/denied", "i-1", ["mail zelda@example.org"]);
  local.fault({ kind: "denied", group: "/clinic/denied" });
  await group("/clinic/many");
  for (let index = 0; index < 12; index++) await put("/clinic/many", `i-${index}`, ready(40));
  await group("/clinic/pretty", { logGroupClass: "INFREQUENT_ACCESS" });
  await put("/clinic/pretty", "i-1", [JSON.stringify({ patient: { mrn: "00447192" } }, undefined, 2)]);
  for (let index = 0; index < 52; index++) await group(`/other/${String(index).padStart(2, "0")}`);
});
afterAll(() => account.close());

describe("philog aws survey", () => {
  it("lists every log group, over all pages, and only those under a prefix where one is given", async () => {
    const all = namesOf((await survey("--format", "json", "--sample", "0")).stdout);
    expect(all).toHaveLength(60);
    expect(new Set(all).size).toBe(60);
    const some = await survey("--format", "json", "--sample", "0", "--prefix", "/other/1");
    expect(namesOf(some.stdout)).toHaveLength(10);
  });

  it("finds PHI in a sample, puts the worst group first and exits with 1", async () => {
    const { code, stdout, stderr } = await survey("--format", "json", "--prefix", "/clinic/");
    expect(code).toBe(1);
    expect(namesOf(stdout)).toEqual([
      "/clinic/pretty",
      "/clinic/api",
      "/clinic/mail",
      "/clinic/denied",
      "/clinic/empty",
      "/clinic/many",
      "/clinic/old",
      "/clinic/audit",
    ]);
    expect(named(stdout, "/clinic/api").sample).toMatchObject({
      kind: "scanned",
      events: 100,
      lines: 100,
      touched: 2,
      findings: 2,
      per1000Lines: { ssn: 10, email: 10 },
    });
    expect(named(stdout, "/clinic/api").sample.kinds[0]).toMatchObject({ paths: ["patient.ssn"], lines: 1 });
    expect(named(stdout, "/clinic/mail").sample).toMatchObject({ lines: 10, per1000Lines: { email: 100 } });
    expect(stderr).toBe(
      "philog aws survey: 8 of 8 log groups in us-east-1, 3 with findings, 1 not read, 7 without a key, 7 without a retention\n",
    );
  });

  it("reads JSON that an event holds over several lines by its keys", async () => {
    const { stdout } = await survey("--format", "json", "--prefix", "/clinic/pretty");
    expect(named(stdout, "/clinic/pretty").sample).toMatchObject({
      events: 1,
      lines: 1,
      kinds: [{ classification: "mrn", paths: ["patient.mrn"] }],
    });
  });

  it("tells a group that cannot be read, one without lines and one whose lines are too old apart", async () => {
    const { stdout } = await survey("--format", "json", "--prefix", "/clinic/");
    expect(named(stdout, "/clinic/denied")).toMatchObject({
      sample: { kind: "unread", error: "AccessDeniedException" },
      tags: { kind: "denied", error: "AccessDeniedException" },
      subscriptions: { kind: "denied", error: "AccessDeniedException" },
    });
    expect(named(stdout, "/clinic/empty").sample).toEqual({ kind: "empty" });
    expect(named(stdout, "/clinic/old").sample).toEqual({ kind: "empty" });
    const older = await survey("--format", "json", "--prefix", "/clinic/old", "--hours", "48");
    expect(named(older.stdout, "/clinic/old").sample).toMatchObject({ findings: 1 });
  });

  it("says what each group has and lacks", async () => {
    const { stdout } = await survey("--format", "json", "--prefix", "/clinic/");
    expect(named(stdout, "/clinic/audit")).toEqual({
      name: "/clinic/audit",
      arn: "arn:aws:logs:us-east-1:111122223333:log-group:/clinic/audit",
      class: "STANDARD",
      created: expect.stringMatching(/^\d{4}-.*Z$/),
      storedBytes: 20 * (26 + 26),
      key,
      retentionDays: 2192,
      masking: ["group"],
      deletionProtection: true,
      tags: { kind: "known", value: { DataOwner: "records" } },
      subscriptions: { kind: "known", value: [] },
      sample: expect.objectContaining({ findings: 0, kinds: [], per1000Lines: {} }),
      lacks: [],
    });
    expect(named(stdout, "/clinic/api")).toMatchObject({
      subscriptions: {
        value: [{ name: "to-search", destination: "arn:aws:lambda:us-east-1:111122223333:function:index-visits" }],
      },
      lacks: ["key", "retention", "masking", "deletion protection"],
    });
    expect(named(stdout, "/clinic/pretty").class).toBe("INFREQUENT_ACCESS");
  });

  it("reads as many events as are asked for, from several streams, and exits with 0 where nothing is found", async () => {
    const before = account.local.calls().GetLogEvents ?? 0;
    const { code, stdout } = await survey("--format", "json", "--prefix", "/clinic/many", "--sample", "50");
    expect(named(stdout, "/clinic/many").sample).toMatchObject({ events: 50, findings: 0 });
    expect(account.local.calls().GetLogEvents! - before).toBe(5);
    expect(code).toBe(0);
    const more = await survey("--format", "json", "--prefix", "/clinic/many", "--sample", "10000");
    expect(named(more.stdout, "/clinic/many").sample).toMatchObject({ events: 200 });
  });

  it("exits with 3 where nothing is found and a group could not be read", async () => {
    expect((await survey("--prefix", "/clinic/denied")).code).toBe(3);
    expect((await survey("--prefix", "/clinic/denied", "--sample", "0")).code).toBe(0);
  });

  it("prints no value, in no format", async () => {
    for (const format of ["table", "csv", "json", "sarif"]) {
      const { stdout, stderr } = await survey("--prefix", "/clinic/", "--format", format);
      expect(stdout.replaceAll(/DataOwner"?[:=]\s*"?zelda/g, "") + stderr).not.toMatch(values);
      expect(stdout).toContain("/clinic/api");
    }
  });

  it("tells people in a table", async () => {
    const { stdout } = await survey("--prefix", "/clinic/");
    const [head, , api] = stdout.split("\n");
    expect(head).toMatch(/^log group +PHI per 1,000 lines +lines +key +retention +masking +subscriptions +tags +class/);
    expect(api).toMatch(
      /^\/clinic\/api +(ssn 10, email 10|email 10, ssn 10) +100 +none +for ever +none +1 +1 +standard +no +5\.2 KB$/,
    );
    expect(stdout).toMatch(/^\/clinic\/denied +not read: AccessDeniedException .* \? /m);
    expect(stdout).toMatch(/^\/clinic\/empty +no lines /m);
    expect(stdout).toMatch(/^\/clinic\/audit +none found +20 +[0-9a-f]{8} +2,192 d +group +0 +1 +standard +yes/m);
  });

  it("tells spreadsheets in CSV, a row for each group", async () => {
    const { stdout } = await survey("--prefix", "/clinic/", "--format", "csv");
    const rows = stdout.trimEnd().split("\r\n");
    expect(rows).toHaveLength(9);
    expect(rows[0]).toMatch(/^group,arn,region,sample,events,lines,findings,/);
    expect(rows.find((row) => row.startsWith("/clinic/mail,"))).toContain(",scanned,10,10,1,100,email 100,");
  });

  it("tells code scanning in SARIF, with what could not be read", async () => {
    const { stdout } = await survey("--prefix", "/clinic/", "--format", "sarif");
    const [run] = JSON.parse(stdout).runs;
    expect(run.results).toHaveLength(4);
    const ofSsn = run.results.find(
      ({ properties }: { properties: { classification: string } }) => properties.classification === "ssn",
    );
    expect(ofSsn).toMatchObject({
      level: "error",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "arn:aws:logs:us-east-1:111122223333:log-group:/clinic/api" },
          },
        },
      ],
      properties: { findings: 1, lines: 100 },
    });
    expect(run.invocations[0]).toMatchObject({ executionSuccessful: false });
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toContain("/clinic/denied");
  });

  it("looks not for what is disabled", async () => {
    expect((await survey("--prefix", "/clinic/mail", "--disable", "email")).code).toBe(0);
  });

  it("names policies of the account that copy all groups elsewhere", async () => {
    await account.logs.send(
      new PutAccountPolicyCommand({
        policyName: "to-lake",
        policyType: "SUBSCRIPTION_FILTER_POLICY",
        policyDocument: JSON.stringify({
          DestinationArn: "arn:aws:firehose:us-east-1:111122223333:deliverystream/lake",
          FilterPattern: "",
        }),
      }),
    );
    const { stdout } = await survey("--prefix", "/clinic/empty");
    expect(stdout).toContain(
      "\nPolicies of the account copy log groups elsewhere:\n  to-lake: arn:aws:firehose:us-east-1:111122223333:deliverystream/lake\n",
    );
  });
});

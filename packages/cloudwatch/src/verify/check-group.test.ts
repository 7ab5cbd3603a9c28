import { utimesSync } from "node:fs";
import { join } from "node:path";
import {
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  PutDataProtectionPolicyCommand,
  PutLogGroupDeletionProtectionCommand,
  PutRetentionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { expect, test } from "vitest";
import { createBench, inOrder, numbersOf, spoolIn, until, upTo } from "../transport.test-data.ts";
import { checkGroup, type Expectation } from "./check-group.ts";
import { rememberIn } from "./remembered.ts";

const bench = createBench();
const group = { logGroupName: "kept" };

async function withKey() {
  const { local, client } = await bench.start();
  const kms = new KMSClient(local.client);
  bench.onEnd(() => kms.destroy());
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
  return { local, client, arn: KeyMetadata!.Arn! };
}

/** A group with all controls, and a look at it. */
async function prepared() {
  const { local, client, arn } = await withKey();
  await client.send(
    new CreateLogGroupCommand({ ...group, kmsKeyId: arn, tags: { DataOwner: "care", ComplianceScope: "hipaa" } }),
  );
  await client.send(new PutRetentionPolicyCommand({ ...group, retentionInDays: 2192 }));
  await client.send(
    new PutLogGroupDeletionProtectionCommand({
      logGroupIdentifier: group.logGroupName,
      deletionProtectionEnabled: true,
    }),
  );
  const look = async (expected: Expectation, name = group.logGroupName) =>
    (await checkGroup(client, name, expected)) as any;
  return { local, client, arn, look };
}

const policy = JSON.stringify({
  Name: "p",
  Version: "2021-06-01",
  Statement: [
    {
      Sid: "audit",
      DataIdentifier: ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"],
      Operation: { Audit: { FindingsDestination: {} } },
    },
    {
      Sid: "redact",
      DataIdentifier: ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"],
      Operation: { Deidentify: { MaskConfig: {} } },
    },
  ],
});

test("a group with all that was asked for passes", async () => {
  const { look, client, arn } = await prepared();
  await client.send(
    new PutDataProtectionPolicyCommand({ logGroupIdentifier: group.logGroupName, policyDocument: policy }),
  );
  const all: Expectation = {
    kmsKey: arn,
    retentionDays: 2192,
    tags: { DataOwner: "care" },
    deletionProtection: true,
    dataProtection: true,
  };
  expect(await look(all)).toEqual({ kind: "passed", gaps: [], retentionDays: 2192 });
  expect(await look({ tags: ["DataOwner", "ComplianceScope"] })).toMatchObject({ kind: "passed" });
  expect(await look({})).toMatchObject({ kind: "passed" });
});

test("each gap is named by itself", async () => {
  const { look } = await prepared();
  const gaps = async (expected: Expectation, name?: string) => (await look(expected, name)).gaps;
  expect(await gaps({ kmsKey: "arn:aws:kms:us-east-1:111122223333:key/another" })).toEqual(["kmsKey: another"]);
  expect(await gaps({ retentionDays: 90 })).toEqual(["retentionDays: 2192"]);
  expect(await gaps({ tags: ["DataClassification"] })).toEqual(["tags.DataClassification: none"]);
  expect(await gaps({ tags: { DataOwner: "billing" } })).toEqual(["tags.DataOwner: another"]);
  expect(await gaps({ dataProtection: true })).toEqual(["dataProtection: none"]);
  expect(await gaps({}, "kep")).toEqual(["group: none"]);
  expect(await gaps({}, "g")).toEqual(["kmsKey: none", "retentionDays: none"]);
  expect(await gaps({ deletionProtection: true, kmsKey: false, retentionDays: false }, "g")).toEqual([
    "deletionProtection: off",
  ]);
});

test("a look that is denied says so", async () => {
  const { local, look } = await prepared();
  local.fault({ kind: "denied" });
  expect(await look({})).toEqual({
    kind: "unknown",
    answer: { kind: "denied", reason: "AccessDeniedException 400", isUncertain: false },
  });
});

test("lines are held for a group without a key, and flow once it is as expected", async () => {
  const { local, client, arn } = await withKey();
  const { cloudWatch, problems } = bench.make(local, { group: "later", expect: { retentionDays: false } });
  for (let index = 0; index < 20; index++) cloudWatch.write(`{"index":${index}}`);
  await until(() => problems.length > 0);
  expect(problems[0]).toMatchObject({ code: "PHILOG_CLOUDWATCH_UNVERIFIED", detail: "group: none" });
  expect(await cloudWatch.flush({ timeoutMs: 100 })).toBe(false);
  expect(cloudWatch.stats()).toMatchObject({ group: "held", waiting: 20, calls: 0 });
  expect(cloudWatch.stats().lagSeconds).toBeGreaterThan(0);
  await client.send(new CreateLogGroupCommand({ logGroupName: "later", kmsKeyId: arn }));
  expect(await cloudWatch.flush({ timeoutMs: 20_000 })).toBe(true);
  expect(numbersOf(local.events("later").map(({ message }) => message)).numbers).toEqual(upTo(20));
});

test("a group that is gone later is written to as soon as it is there again", async () => {
  const { local, client } = await bench.start();
  const { cloudWatch, problems } = bench.make(local);
  cloudWatch.write("a");
  await cloudWatch.flush();
  await client.send(new DeleteLogGroupCommand({ logGroupName: "g" }));
  cloudWatch.write("b");
  expect(await cloudWatch.flush({ timeoutMs: 100 })).toBe(false);
  expect(problems).toMatchObject([{ code: "PHILOG_CLOUDWATCH_DENIED", detail: "ResourceNotFoundException 400" }]);
  await client.send(new CreateLogGroupCommand({ logGroupName: "g" }));
  expect(await cloudWatch.flush()).toBe(true);
  expect(numbersOf(inOrder(local)).numbers).toEqual([2]);
});

test("a verification is remembered for a week, for the same group and expectations alone", () => {
  const path = join(bench.folder(), "verified");
  const memory = rememberIn(path, "g", { kmsKey: true }, Date.now);
  expect(memory.wasVerified()).toBe(false);
  memory.note();
  expect(memory.wasVerified()).toBe(true);
  expect(rememberIn(path, "g", { kmsKey: "another" }, Date.now).wasVerified()).toBe(false);
  expect(rememberIn(path, "h", { kmsKey: true }, Date.now).wasVerified()).toBe(false);
  const old = new Date(Date.now() - 8 * 24 * 3_600_000);
  utimesSync(path, old, old);
  expect(memory.wasVerified()).toBe(false);
});

test("without a path, or where it cannot be written, nothing is remembered", () => {
  for (const path of [undefined, join(bench.folder(), "none", "verified")]) {
    const memory = rememberIn(path, "g", {}, Date.now);
    memory.note();
    expect(memory.wasVerified()).toBe(false);
  }
});

test("a role that may not describe the group: first contact is held, one that was verified before is sent to", async () => {
  const { local } = await bench.start();
  const directory = bench.folder();
  const back = local.fault({ kind: "denied", operation: "DescribeLogGroups" });
  const held = bench.make(local, { spool: spoolIn(directory) });
  for (let index = 0; index < 20; index++) held.cloudWatch.write(`{"index":${index}}`);
  expect(await held.cloudWatch.flush({ timeoutMs: 100 })).toBe(false);
  expect(held.problems).toMatchObject([
    { code: "PHILOG_CLOUDWATCH_UNVERIFIED", detail: "cannot be described: AccessDeniedException 400" },
  ]);
  expect(held.problems[0]!.text).toContain("philog aws verify");
  expect(inOrder(local)).toEqual([]);
  await back();
  expect(await held.cloudWatch.flush()).toBe(true);
  await held.cloudWatch.close();
  local.fault({ kind: "denied", operation: "DescribeLogGroups" });
  const known = bench.make(local, { spool: spoolIn(directory) });
  for (let index = 0; index < 20; index++) known.cloudWatch.write(`{"index":${index}}`);
  expect(await known.cloudWatch.flush()).toBe(true);
  expect(known.cloudWatch.stats()).toMatchObject({ lost: 0, sent: 20 });
});

import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  GetDataProtectionPolicyCommand,
  PutAccountPolicyCommand,
  PutDataProtectionPolicyCommand,
  PutLogGroupDeletionProtectionCommand,
  PutRetentionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeKeyCommand,
  DisableKeyCommand,
  DisableKeyRotationCommand,
  GetKeyPolicyCommand,
} from "@aws-sdk/client-kms";
import { describe, expect, it } from "vitest";
import { run } from "../../prompt/run.test-data.ts";
import { clinicFile, createClinic, sealingFile } from "../clinic.test-data.ts";
import { wantedProtection } from "../protection/document.ts";
import type { TargetFile } from "../target/target.ts";

const open = createClinic();

const logGroupName = "/clinic/api";
const dayMs = 86_400_000;

/** What the plan's steps of a kind are about. */
const steps = (stdout: string, kind: string) =>
  stdout
    .split("\n\n")[0]!
    .split("\n")
    .filter((line) => line.startsWith(kind))
    .map((line) => line.split(/ {2,}/).slice(1, 3).join("/"));

const changing = (file: TargetFile, entry: object): TargetFile => ({
  ...file,
  groups: { ...file.groups, operations: { ...file.groups.operations!, ...entry } },
});

const identifierArn = (name: string) => `arn:aws:dataprotection::aws:data-identifier/${name}`;
function policyOf(identifiers: string[], own: object[] = []) {
  const DataIdentifier = [...identifiers.map(identifierArn), ...own.map((one) => (one as { Name: string }).Name)];
  return JSON.stringify({
    Name: "clinic",
    Version: "2021-06-01",
    Configuration: { CustomDataIdentifier: own },
    Statement: [
      { Sid: "audit", DataIdentifier, Operation: { Audit: { FindingsDestination: { S3: { Bucket: "findings" } } } } },
      { Sid: "mask", DataIdentifier, Operation: { Deidentify: { MaskConfig: {} } } },
    ],
  });
}

describe("philog aws provision, in an account without anything", () => {
  it("makes keys and groups, so that verify finds no gap and a second run has nothing to do", async () => {
    const { aws, local, logs, kms } = await open();
    const first = await aws("provision", sealingFile(), "--yes");
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(steps(first.stdout, "create")).toEqual([
      "operations/key",
      "operations/log group",
      "operations/retention",
      "operations/data protection",
      "audit/key",
      "audit/log group",
      "audit/retention",
      "audit/data protection",
      "sealKey/key",
    ]);
    expect(first.stdout).toContain("\n9 to create, 0 to change, 0 as they should be, 0 left alone\n");
    expect(first.stdout).toMatch(/done: sealKey, key\neverything is as the file says\n$/);
    // The key was there from the first event on.
    expect(local.calls()).not.toHaveProperty("AssociateKmsKey");
    const { logGroups } = await logs.send(new DescribeLogGroupsCommand({}));
    expect(logGroups).toMatchObject([
      { logGroupName: "/clinic/api", retentionInDays: 90, deletionProtectionEnabled: false },
      { logGroupName: "/clinic/audit", retentionInDays: 2192, deletionProtectionEnabled: true },
    ]);
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: "alias/clinic-operations" }));
    expect(logGroups![0]!.kmsKeyId).toBe(KeyMetadata!.Arn);
    const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId: KeyMetadata!.KeyId }));
    expect(Policy).toContain("arn:aws:logs:us-east-1:111122223333:log-group:/clinic/api");

    expect((await aws("verify", sealingFile())).code).toBe(0);
    const before = local.calls();
    const second = await aws("provision", sealingFile());
    expect(second).toMatchObject({ code: 0, stderr: "" });
    expect(second.stdout).toContain("\n0 to create, 0 to change, ");
    const made = ["CreateKey", "CreateLogGroup", "PutRetentionPolicy", "PutDataProtectionPolicy", "TagResource"];
    for (const call of made) expect(local.calls()[call]).toBe(before[call]);
  });

  it("needs --yes where there is no terminal, shows the plan, and carries nothing out", async () => {
    const { aws, local } = await open();
    const { code, stdout, stderr } = await aws("provision");
    expect(code).toBe(2);
    expect(stdout).toContain("8 to create");
    expect(stderr).toBe(
      "philog aws provision: PHILOG_AWS_CONFIRM: nothing was carried out: --yes is wanted where there is no terminal to ask at\n",
    );
    expect(Object.keys(local.calls()).filter((call) => /^(?:Create|Put|Enable|Tag|Associate)/.test(call))).toEqual([]);
  });

  it.each([
    ["yes", 0, /everything is as the file says\n$/],
    ["no", 1, /\nnothing was carried out\n$/],
    ["y", 1, /\nnothing was carried out\n$/],
  ])("asks at a terminal, and takes %s for an answer", async (answer, code, said) => {
    const { put, local } = await open();
    const args = ["aws", "provision", "--file", put(clinicFile()), "--endpoint", local.url];
    const ran = await run(args, { typed: `${answer}\n` });
    expect(ran.stderr).toBe("Carry it out? [yes/no] ");
    expect(ran.code).toBe(code);
    expect(ran.stdout).toMatch(said);
  });

  it("makes no group without its key, and no key whose policy it cannot write", async () => {
    const { aws, local } = await open();
    const { account: _, ...file } = clinicFile();
    const { code, stdout } = await aws("provision", file, "--yes");
    expect(code).toBe(1);
    expect(steps(stdout, "left alone")).toEqual([
      "operations/key",
      "operations/log group",
      "audit/key",
      "audit/log group",
    ]);
    expect(local.calls()).not.toHaveProperty("CreateLogGroup");
  });

  it("makes no seal key that nobody could open", async () => {
    const { aws } = await open();
    const { roles: _, ...file } = sealingFile();
    const { code, stdout } = await aws("provision", file, "--yes");
    expect(code).toBe(1);
    expect(steps(stdout, "left alone")).toEqual(["sealKey/key"]);
    expect(stdout).toContain("still open: sealKey, seal-found: none\n");
  });

  it("says where it was stopped, and goes on from there the next time", async () => {
    const { aws, local } = await open();
    local.fault({ kind: "denied", operation: "PutRetentionPolicy", times: 1 });
    const stopped = await aws("provision", clinicFile(), "--yes");
    expect(stopped.code).toBe(3);
    expect(stopped.stderr).toContain("(operations, retention: AccessDeniedException)");
    expect((await aws("provision", clinicFile(), "--yes")).code).toBe(0);
  });
});

describe("philog aws provision, in an account that has groups", () => {
  it("puts right what is less than the file asks for", async () => {
    const { aws, logs, kms, prepare } = await open();
    const arns = await prepare();
    await kms.send(new DisableKeyRotationCommand({ KeyId: arns.operations }));
    await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 30 }));
    const bare = { name: "/clinic/batch", kmsKey: "alias/clinic-operations" };
    await logs.send(new CreateLogGroupCommand({ logGroupName: bare.name }));
    const off = { logGroupIdentifier: "/clinic/audit", deletionProtectionEnabled: false };
    await logs.send(new PutLogGroupDeletionProtectionCommand(off));
    const file = { ...clinicFile(), groups: { ...clinicFile().groups, batch: bare } };
    const { stdout, code } = await aws("provision", file, "--yes");
    expect(steps(stdout, "change")).toEqual([
      "operations/key rotation",
      "operations/retention",
      "audit/deletion protection",
      "batch/key rotation",
      "batch/encryption",
      "batch/retention",
      "batch/tags",
    ]);
    expect(steps(stdout, "create")).toEqual(["batch/data protection"]);
    // The key's own policy is for the other group: that is shown, and not rewritten.
    expect(code).toBe(1);
    expect(stdout).toContain("still open: batch, key-service: a condition for other log groups\n");
    expect((await aws("provision", file)).stdout).toContain("\n0 to create, 0 to change, ");
  });

  it("never shortens a retention, switches protection off, takes masking away, or changes a group's key", async () => {
    const { aws, logs, local, prepare } = await open();
    await prepare();
    await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 365 }));
    const on = { logGroupIdentifier: logGroupName, deletionProtectionEnabled: true };
    await logs.send(new PutLogGroupDeletionProtectionCommand(on));
    const before = local.calls();
    const file = changing(clinicFile(), {
      dataProtection: false,
      class: "INFREQUENT_ACCESS",
      kmsKey: "alias/clinic-audit",
    });
    // In the file the trail's key is its own; here it is another group's wish that is shown.
    file.groups.audit!.kmsKey = "alias/clinic-operations";
    const { stdout, code } = await aws("provision", file, "--yes");
    expect(code).toBe(1);
    expect(steps(stdout, "left alone")).toEqual([
      "operations/class",
      "operations/encryption",
      "operations/retention",
      "operations/deletion protection",
      "operations/data protection",
      "audit/encryption",
    ]);
    expect(stdout).toContain("aws logs put-retention-policy --log-group-name /clinic/api --retention-in-days 90");
    for (const call of ["PutRetentionPolicy", "PutLogGroupDeletionProtection", "AssociateKmsKey"]) {
      expect(local.calls()[call]).toBe(before[call]);
    }
  });

  it("sets a retention only where it deletes no event", async () => {
    let now = Date.now() - 100 * dayMs;
    const { aws, logs, prepare } = await open({ now: () => now });
    await prepare();
    await logs.send(new CreateLogGroupCommand({ logGroupName: "/clinic/old" }));
    now = Date.now();
    await logs.send(new CreateLogGroupCommand({ logGroupName: "/clinic/new" }));
    await logs.send(new CreateLogStreamCommand({ logGroupName: "/clinic/old", logStreamName: "s" }));
    const kmsKey = "alias/clinic-operations";
    const groups = { old: { name: "/clinic/old", kmsKey }, new: { name: "/clinic/new", kmsKey } };
    const { stdout } = await aws("provision", { ...clinicFile(), groups }, "--yes");
    expect(steps(stdout, "left alone")).toEqual(["old/retention"]);
    expect(steps(stdout, "change")).toContain("new/retention");
  });

  it("reads back that a policy of the account goes before the group's own", async () => {
    const { aws, logs } = await open();
    const policyDocument = JSON.stringify({ retentionInDays: 30, enforcementMode: "RETROACTIVE" });
    await logs.send(
      new PutAccountPolicyCommand({ policyName: "short", policyType: "RETENTION_POLICY", policyDocument }),
    );
    const { stdout, code } = await aws("provision", clinicFile(), "--yes");
    expect(code).toBe(1);
    expect(stdout).toMatch(/^create +operations +retention +90 days; the account's policy short goes before it$/m);
    expect(stdout).toContain("still open: operations, retention: 30 days\n");
    expect(stdout).toContain("still open: operations, retention-policy: short: 30 days\n");
    const again = await aws("provision", clinicFile());
    expect(steps(again.stdout, "left alone")).toEqual(["operations/retention", "audit/retention"]);
  });

  it("adds to a data protection policy, keeps what it masks and where its findings go", async () => {
    const { aws, logs, prepare } = await open();
    await prepare();
    const own = [{ Name: "clinic-badge", Regex: "BDG-[0-9]{6}" }];
    const policyDocument = policyOf(["Ssn-US", "LatLong"], own);
    await logs.send(new PutDataProtectionPolicyCommand({ logGroupIdentifier: logGroupName, policyDocument }));
    const { stdout, code } = await aws("provision", clinicFile(), "--yes");
    expect(steps(stdout, "change")).toEqual(["operations/data protection"]);
    const found = await logs.send(new GetDataProtectionPolicyCommand({ logGroupIdentifier: logGroupName }));
    const { Configuration, Statement } = JSON.parse(found.policyDocument!);
    expect(Statement[1].DataIdentifier).toEqual(expect.arrayContaining([identifierArn("LatLong"), "clinic-badge"]));
    expect(Statement[0].Operation.Audit.FindingsDestination).toEqual({ S3: { Bucket: "findings" } });
    // Ten expressions are allowed: nine of ours beside the clinic's.
    expect(Configuration.CustomDataIdentifier).toHaveLength(10);
    expect(Statement[1].DataIdentifier).toHaveLength(wantedProtection.masked.size - 1 + 2);
    expect(code).toBe(1);
    expect(stdout).toContain("still open: operations, masking: without philog-account\n");
    expect((await aws("provision", clinicFile())).stdout).toContain("\n0 to create, 0 to change, ");
  });

  it("leaves alone what it may not look at, and keys that are switched off", async () => {
    const { aws, local, kms, prepare } = await open();
    const { audit } = await prepare();
    await kms.send(new DisableKeyCommand({ KeyId: audit }));
    for (const operation of ["ListTagsForResource", "GetDataProtectionPolicy", "GetKeyRotationStatus"]) {
      local.fault({ kind: "denied", operation });
    }
    const { stdout, code } = await aws("provision", clinicFile(), "--yes");
    expect(code).toBe(1);
    expect(steps(stdout, "left alone")).toEqual([
      "operations/key rotation",
      "operations/tags",
      "operations/data protection",
      "audit/key",
      "audit/encryption",
      "audit/tags",
      "audit/data protection",
    ]);
    local.fault({ kind: "denied", operation: "DescribeLogGroups" });
    local.fault({ kind: "denied", operation: "DescribeKey" });
    const denied = await aws("provision", clinicFile(), "--yes");
    expect(steps(denied.stdout, "left alone")).toEqual([
      "operations/key",
      "operations/log group",
      "audit/key",
      "audit/log group",
    ]);
  });
});

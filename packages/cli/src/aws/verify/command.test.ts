import {
  AssociateKmsKeyCommand,
  DeleteDataProtectionPolicyCommand,
  DeleteLogGroupCommand,
  DeleteRetentionPolicyCommand,
  DisassociateKmsKeyCommand,
  PutAccountPolicyCommand,
  PutDataProtectionPolicyCommand,
  PutLogGroupDeletionProtectionCommand,
  PutRetentionPolicyCommand,
  PutSubscriptionFilterCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateGrantCommand,
  DisableKeyCommand,
  DisableKeyRotationCommand,
  GetKeyPolicyCommand,
  PutKeyPolicyCommand,
  RevokeGrantCommand,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import { describe, expect, it } from "vitest";
import { clinicFile, createClinic, sealingFile } from "../clinic.test-data.ts";
import { protectionDocument, wantedProtection } from "../protection/document.ts";
import { managedIdentifiers } from "../protection/managed-identifiers.ts";
import { type Control, controlIds } from "./control.ts";

const open = createClinic();
type Clinic = Awaited<ReturnType<typeof open>>;
type Arns = Awaited<ReturnType<Clinic["prepare"]>>;

async function verify({ aws }: Clinic, file?: unknown, ...args: string[]) {
  const { code, stdout, stderr } = await aws("verify", file, "--format", "json", ...args);
  expect(stderr).toBe("");
  const { controls, ...summary } = JSON.parse(stdout) as { controls: Control[]; gaps: number; unknown: number };
  const open = controls.filter(({ result }) => result !== "ok");
  return { code, controls, summary, open, names: open.map(({ subject, id }) => `${subject}/${id}`) };
}

/** Changes the policy of a key. */
async function changePolicy({ kms }: Clinic, KeyId: string, change: (policy: { Statement: Statement[] }) => void) {
  const policy = JSON.parse((await kms.send(new GetKeyPolicyCommand({ KeyId }))).Policy!);
  change(policy);
  await kms.send(new PutKeyPolicyCommand({ KeyId, Policy: JSON.stringify(policy) }));
}
interface Statement {
  Sid: string;
  Action: unknown;
  Principal: unknown;
  Condition?: unknown;
}
const serviceOf = ({ Statement }: { Statement: Statement[] }) =>
  Statement.find(({ Sid }) => Sid === "CloudWatchLogsForTheseGroups")!;

const name = { logGroupName: "/clinic/api" };
const identifier = { logGroupIdentifier: "/clinic/api" };
const foreign = "arn:aws:logs:us-east-1:999988887777:destination:elsewhere";

const auditing = (Operation: object) => ({
  Sid: "s",
  DataIdentifier: managedIdentifiers.map((one) => `arn:aws:dataprotection::aws:data-identifier/${one}`),
  Operation,
});

/** Each with what it makes of an account that has no gap, and the one control that names it. */
const misconfigurations: [string, string[], (clinic: Clinic, arns: Arns) => Promise<unknown>][] = [
  ["no KMS key", ["operations/key"], ({ logs }) => logs.send(new DisassociateKmsKeyCommand(name))],
  [
    "another KMS key",
    ["operations/key"],
    ({ logs }, arns) => logs.send(new AssociateKmsKeyCommand({ ...name, kmsKeyId: arns.audit })),
  ],
  [
    "a disabled key",
    ["operations/key-enabled"],
    ({ kms }, arns) => kms.send(new DisableKeyCommand({ KeyId: arns.operations })),
  ],
  [
    "a key that is about to be deleted",
    ["operations/key-enabled"],
    ({ kms }, arns) => kms.send(new ScheduleKeyDeletionCommand({ KeyId: arns.operations })),
  ],
  [
    "a key without rotation",
    ["audit/key-rotation"],
    ({ kms }, arns) => kms.send(new DisableKeyRotationCommand({ KeyId: arns.audit })),
  ],
  ["no retention", ["operations/retention"], ({ logs }) => logs.send(new DeleteRetentionPolicyCommand(name))],
  [
    "another retention",
    ["audit/retention"],
    ({ logs }) => logs.send(new PutRetentionPolicyCommand({ logGroupName: "/clinic/audit", retentionInDays: 365 })),
  ],
  [
    "a retention policy of the account",
    ["operations/retention", "operations/retention-policy", "audit/retention", "audit/retention-policy"],
    ({ logs }) =>
      logs.send(
        new PutAccountPolicyCommand({
          policyName: "short",
          policyType: "RETENTION_POLICY",
          policyDocument: JSON.stringify({ retentionInDays: 30, enforcementMode: "RETROACTIVE" }),
        }),
      ),
  ],
  [
    "a missing tag",
    ["operations/tags"],
    ({ logs }) =>
      logs.send(
        new UntagResourceCommand({
          resourceArn: "arn:aws:logs:us-east-1:111122223333:log-group:/clinic/api",
          tagKeys: ["DataOwner"],
        }),
      ),
  ],
  [
    "a tag of another value",
    ["operations/tags"],
    ({ logs }) =>
      logs.send(
        new TagResourceCommand({
          resourceArn: "arn:aws:logs:us-east-1:111122223333:log-group:/clinic/api",
          tags: { DataOwner: "Wilhelmina Quark" },
        }),
      ),
  ],
  [
    "an audit trail without deletion protection",
    ["audit/deletion-protection"],
    ({ logs }) =>
      logs.send(
        new PutLogGroupDeletionProtectionCommand({
          logGroupIdentifier: "/clinic/audit",
          deletionProtectionEnabled: false,
        }),
      ),
  ],
  [
    "no data protection policy",
    ["operations/data-protection"],
    ({ logs }) => logs.send(new DeleteDataProtectionPolicyCommand(identifier)),
  ],
  [
    "a data protection policy that misses identifiers",
    ["operations/masking"],
    ({ logs }) =>
      logs.send(
        new PutDataProtectionPolicyCommand({
          ...identifier,
          policyDocument: JSON.stringify({
            Version: "2021-06-01",
            Statement: [auditing({ Audit: { FindingsDestination: {} } }), auditing({ Deidentify: { MaskConfig: {} } })],
          }),
        }),
      ),
  ],
  [
    "a key policy without the condition on the encryption context",
    ["operations/key-service"],
    (clinic, arns) => changePolicy(clinic, arns.operations!, (policy) => delete serviceOf(policy).Condition),
  ],
  [
    "a key policy for other groups",
    ["operations/key-service"],
    (clinic, arns) =>
      changePolicy(clinic, arns.operations!, (policy) => {
        const arn = "arn:aws:logs:us-east-1:111122223333:log-group:/clinic/audit";
        serviceOf(policy).Condition = { ArnLike: { "kms:EncryptionContext:aws:logs:arn": arn } };
      }),
  ],
  [
    "a key policy for any account",
    ["operations/key-service"],
    (clinic, arns) =>
      changePolicy(clinic, arns.operations!, (policy) => {
        serviceOf(policy).Condition = { ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:*:*:*" } };
      }),
  ],
  [
    "a key policy that does not let CloudWatch Logs decrypt",
    ["operations/key-service"],
    (clinic, arns) =>
      changePolicy(clinic, arns.operations!, (policy) => {
        serviceOf(policy).Action = ["kms:Encrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"];
      }),
  ],
  [
    "a key policy without CloudWatch Logs",
    ["operations/key-service"],
    (clinic, arns) =>
      changePolicy(clinic, arns.operations!, (policy) => {
        serviceOf(policy).Principal = { Service: "logs.eu-west-1.amazonaws.com" };
      }),
  ],
  [
    "a key policy for anybody",
    ["operations/key-principals"],
    (clinic, arns) =>
      changePolicy(clinic, arns.operations!, (policy) => {
        policy.Statement[0]!.Principal = { AWS: ["*"] };
      }),
  ],
  [
    "a key policy for anybody but one",
    ["operations/key-principals"],
    (clinic, arns) =>
      changePolicy(clinic, arns.operations!, (policy) => {
        const [first] = policy.Statement as [Statement & { NotPrincipal?: unknown }];
        first.NotPrincipal = first.Principal;
        delete first.Principal;
      }),
  ],
  [
    "a subscription of another account",
    ["operations/subscriptions"],
    ({ logs }) =>
      logs.send(
        new PutSubscriptionFilterCommand({ ...name, filterName: "copy", filterPattern: "", destinationArn: foreign }),
      ),
  ],
  [
    "a subscription policy of the account",
    ["account/account-subscriptions"],
    ({ logs }) =>
      logs.send(
        new PutAccountPolicyCommand({
          policyName: "copy",
          policyType: "SUBSCRIPTION_FILTER_POLICY",
          policyDocument: JSON.stringify({ DestinationArn: foreign, FilterPattern: "" }),
        }),
      ),
  ],
  ["a group that is not there", ["operations/group"], ({ logs }) => logs.send(new DeleteLogGroupCommand(name))],
];

describe("philog aws verify", () => {
  it("finds no gap where everything is as the file says, and looks at every control", async () => {
    const clinic = await open();
    await clinic.prepare(sealingFile());
    const { code, controls, names, summary } = await verify(clinic, sealingFile());
    expect({ code, names }).toEqual({ code: 0, names: [] });
    expect([...new Set(controls.map(({ id }) => id))].sort()).toEqual([...controlIds].sort());
    expect(summary).toMatchObject({ region: "us-east-1", gaps: 0, unknown: 0, ok: controls.length });
    for (const { expected, found, evidence, mend } of controls) {
      expect([expected, found, evidence].every((text) => text.length > 0)).toBe(true);
      expect(mend).toBeUndefined();
    }
  });

  it.each(misconfigurations)("names %s", async (_, expected, misconfigure) => {
    const clinic = await open();
    const arns = await clinic.prepare();
    await misconfigure(clinic, arns);
    const { code, names, open: gaps } = await verify(clinic);
    expect({ code, names }).toEqual({ code: 1, names: expected });
    for (const { mend, evidence } of gaps) {
      expect(mend).toMatch(/\w{4}/);
      expect(evidence).toMatch(/^(?:Describe|Get|List)\w+ \w/);
    }
    expect(JSON.stringify(gaps)).not.toContain("Wilhelmina");
  });
});

describe("philog aws verify, of the seal key", () => {
  it("names a policy that IAM of the account, or anybody, opens it by, a grant, and that it is disabled", async () => {
    const clinic = await open();
    const file = { ...sealingFile(), groups: { operations: sealingFile().groups.operations! } };
    const { seal } = await clinic.prepare(file);
    const namesAfter = async (change: (policy: { Statement: Statement[] }) => void) => {
      const { Policy } = await clinic.kms.send(new GetKeyPolicyCommand({ KeyId: seal }));
      await changePolicy(clinic, seal!, change);
      const { names } = await verify(clinic, file);
      await clinic.kms.send(new PutKeyPolicyCommand({ KeyId: seal, Policy }));
      return names;
    };
    expect(
      await namesAfter(({ Statement }) => {
        Statement[0]!.Action = "kms:*";
      }),
    ).toEqual(["sealKey/seal-decrypt"]);
    expect(
      await namesAfter(({ Statement }) => {
        Statement[2]!.Principal = "*";
      }),
    ).toEqual(["sealKey/seal-principals", "sealKey/seal-decrypt"]);
    expect(await namesAfter(({ Statement }) => void Statement.splice(2))).toEqual(["sealKey/seal-decrypt"]);
    const GranteePrincipal = "arn:aws:iam::111122223333:role/archive";
    const grant = new CreateGrantCommand({ KeyId: seal, GranteePrincipal, Operations: ["Decrypt"] });
    const { GrantId } = await clinic.kms.send(grant);
    expect((await verify(clinic, file)).open).toMatchObject([{ id: "seal-grants", found: GranteePrincipal }]);
    await clinic.kms.send(new RevokeGrantCommand({ KeyId: seal, GrantId }));
    const { unsealer: _, ...roles } = file.roles!;
    expect((await verify(clinic, { ...file, roles })).names).toEqual([]);
    await clinic.kms.send(new DisableKeyCommand({ KeyId: seal }));
    expect((await verify(clinic, file)).names).toEqual(["sealKey/seal-enabled"]);
  });
});

describe("philog aws verify, of what a file says and the account has", () => {
  const change = (id: "operations" | "audit", entry: object) => {
    const file = clinicFile();
    return { ...file, groups: { ...file.groups, [id]: { ...file.groups[id]!, ...entry } } };
  };

  it("names a key of another Region, and one that is not there", async () => {
    const clinic = await open();
    await clinic.prepare();
    const elsewhere = "arn:aws:kms:eu-west-1:111122223333:key/0b7a6c1e-0000-4000-8000-000000000000";
    const { names, open: gaps } = await verify(clinic, change("operations", { kmsKey: elsewhere }));
    expect(names).toEqual(["operations/key", "operations/key-found"]);
    expect(gaps[1]!.mend).toBe("name a key of us-east-1: this one is of eu-west-1");
    const none = await verify(clinic, change("operations", { kmsKey: "alias/clinic-none" }));
    expect(none.names).toEqual(["operations/key", "operations/key-found"]);
    expect(none.open[1]!.mend).toContain("philog aws provision");
  });

  it("names a class that cannot be masked, and its data protection", async () => {
    const clinic = await open();
    await clinic.prepare(change("operations", { class: "ESSENTIALS" }));
    const { names, open: gaps } = await verify(clinic);
    expect(names).toEqual(["operations/class", "operations/data-protection"]);
    expect(gaps[0]!.found).toBe("ESSENTIALS, which cannot be masked");
    expect((await verify(clinic, change("operations", { class: "ESSENTIALS" }))).names).toEqual([]);
  });

  it("names keys of the wrong kind", async () => {
    const clinic = await open();
    await clinic.prepare();
    await clinic.createKey("alias/rsa", { Statement: [{}] }, { KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" });
    const file = { ...change("operations", { kmsKey: "alias/rsa" }), sealKey: "alias/rsa" };
    const { open: gaps } = await verify(clinic, file);
    const kinds = gaps.filter(({ id }) => id.endsWith("-kind")).map(({ subject, found }) => [subject, found]);
    expect(kinds).toEqual([
      ["operations", "RSA_2048, ENCRYPT_DECRYPT"],
      ["sealKey", "RSA_2048, ENCRYPT_DECRYPT"],
    ]);
  });

  it("names an audit trail that shares its key behind two names", async () => {
    const clinic = await open();
    const { audit } = await clinic.prepare();
    const { names } = await verify(clinic, change("operations", { kmsKey: audit }));
    expect(names).toContain("audit/key-own");
  });

  it("takes a destination of another account that the file lists, and a policy of the account that masks", async () => {
    const clinic = await open();
    await clinic.prepare();
    const { logs } = clinic;
    await logs.send(
      new PutSubscriptionFilterCommand({ ...name, filterName: "copy", filterPattern: "", destinationArn: foreign }),
    );
    await logs.send(new DeleteDataProtectionPolicyCommand(identifier));
    await logs.send(
      new PutAccountPolicyCommand({
        policyName: "mask",
        policyType: "DATA_PROTECTION_POLICY",
        policyDocument: JSON.stringify(protectionDocument(wantedProtection)),
      }),
    );
    expect((await verify(clinic, change("operations", { subscriptions: [foreign] }))).names).toEqual([]);
  });

  it.each([
    ["DescribeLogGroups", ["operations/group", "audit/group"]],
    ["ListTagsForResource", ["operations/tags", "audit/tags"]],
    ["GetDataProtectionPolicy", ["operations/data-protection", "audit/data-protection"]],
    ["DescribeSubscriptionFilters", ["operations/subscriptions", "audit/subscriptions"]],
    ["DescribeAccountPolicies", ["account/account-subscriptions"]],
    ["DescribeKey", ["operations/key", "operations/key-found", "audit/key", "audit/key-found"]],
    ["GetKeyRotationStatus", ["operations/key-rotation", "audit/key-rotation"]],
    [
      "GetKeyPolicy",
      ["operations/key-principals", "operations/key-service", "audit/key-principals", "audit/key-service"],
    ],
  ])("does not know what %s would show where it is denied, and counts that as a gap", async (operation, expected) => {
    const clinic = await open();
    await clinic.prepare();
    clinic.local.fault({ kind: "denied", operation });
    const { code, names, open: gaps, summary } = await verify(clinic);
    expect({ code, names }).toEqual({ code: 1, names: expected });
    expect(gaps.map(({ result }) => result)).toEqual(expected.map(() => "unknown"));
    expect(gaps[0]!.mend).toBe(`allow the caller ${operation}, then verify again`);
    expect(summary).toMatchObject({ gaps: 0, unknown: expected.length });
  });

  it("names an account that is another than the file's", async () => {
    const clinic = await open();
    await clinic.prepare();
    const { names, open: gaps } = await verify(clinic, { ...clinicFile(), account: "999988887777" });
    expect(names).toEqual(["operations/key-service", "audit/key-service", "account/account"]);
    expect(gaps[2]).toMatchObject({ expected: "999988887777", found: "111122223333" });
    const { account: _, ...file } = clinicFile();
    expect((await verify(clinic, file)).names).toEqual([]);
  });

  it("looks at the groups that are asked for", async () => {
    const clinic = await open();
    await clinic.prepare();
    const { controls } = await verify(clinic, undefined, "--group", "audit");
    expect([...new Set(controls.map(({ subject }) => subject))]).toEqual(["audit", "account"]);
  });

  it("tells it as a table", async () => {
    const clinic = await open();
    await clinic.prepare();
    await clinic.logs.send(new DeleteRetentionPolicyCommand(name));
    const { code, stdout } = await clinic.aws("verify");
    expect(code).toBe(1);
    const indent = " ".repeat("gap      operations  account-subscriptions  ".length);
    expect(stdout).toContain(
      [
        "gap      operations  retention              for ever",
        `${indent}expected: 90 days`,
        `${indent}evidence: DescribeLogGroups retentionInDays`,
        `${indent}mend: philog aws provision lengthens it;`,
      ].join("\n"),
    );
    expect(stdout).toMatch(/\nok {7}audit {7}retention {14}2192 days\n/);
    expect(stdout).toMatch(/\n\n1 gap, 0 unknown, \d+ ok\n$/);
  });
});

describe("philog aws verify, which cannot do its work", () => {
  it.each([
    ["expired credentials", "expired-credentials", "DescribeLogGroups: ExpiredTokenException"],
    ["a clock that is wrong", "clock-skew", "DescribeLogGroups: InvalidSignatureException"],
  ] as const)("exits with 3 for %s", async (_, kind, said) => {
    const clinic = await open();
    clinic.local.fault({ kind });
    const { code, stdout, stderr } = await clinic.aws("verify");
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    expect(stderr).toBe(`philog aws verify: PHILOG_AWS_CALL: a call could not be made (${said})\n`);
  });

  it("tries a throttled call again, as the SDK does", async () => {
    const clinic = await open();
    await clinic.prepare();
    clinic.local.fault({ kind: "throttle", operation: "ListTagsForResource", times: 1 });
    expect((await verify(clinic)).code).toBe(0);
  });

  it.each([
    ["an endpoint that is none", ["--endpoint", "nowhere"], "It is a URL of https, or of http on this machine."],
    ["an endpoint without TLS elsewhere", ["--endpoint", "http://logs.example.org"], "It is a URL of https"],
    ["a Region that is none", ["--region", "Mars"], "PHILOG_AWS_OPTION"],
    ["a group that the file has not", ["--group", "billing"], "--group: the file has operations, audit"],
    ["a format that is none", ["--format", "xml"], "Allowed choices are table, json."],
  ])("exits with 2 for %s", async (_, args, said) => {
    const clinic = await open();
    const { code, stdout, stderr } = await clinic.aws("verify", undefined, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(said);
  });
});

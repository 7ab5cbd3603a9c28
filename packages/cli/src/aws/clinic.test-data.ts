import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutDataProtectionPolicyCommand,
  PutRetentionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { CreateAliasCommand, CreateKeyCommand, EnableKeyRotationCommand, KMSClient } from "@aws-sdk/client-kms";
import { type AwsLocal, type AwsLocalOptions, startAwsLocal } from "@philog/aws-local";
import { afterEach, beforeEach, vi } from "vitest";
import { createFolder, run } from "../prompt/run.test-data.ts";
import { groupKeyPolicy, sealKeyPolicy } from "./policies/key-policies.ts";
import { scopeOf } from "./policies/scope.ts";
import { protectionDocument, wantedProtection } from "./protection/document.ts";
import { type TargetFile, targetOf } from "./target/target.ts";

export const account = "111122223333";
const role = (name: string) => `arn:aws:iam::${account}:role/clinic-${name}`;

/** A clinic's file, with a group for operations and one for the audit trail. */
export const clinicFile = (): TargetFile => ({
  version: 1,
  region: "us-east-1",
  account,
  tags: { DataClassification: "restricted", ComplianceScope: "hipaa", DataOwner: "platform" },
  groups: {
    operations: { name: "/clinic/api", kmsKey: "alias/clinic-operations" },
    audit: { name: "/clinic/audit", kmsKey: "alias/clinic-audit" },
  },
  roles: {
    writer: role("writer"),
    reader: role("reader"),
    unsealer: role("unsealer"),
    keyAdmin: role("key-admin"),
  },
});

/** The same with a key that values are sealed to, which takes a second to make. */
export const sealingFile = (): TargetFile => ({ ...clinicFile(), sealKey: "alias/clinic-seal" });

/** A server with the SDK's clients, a file, and the command; all gone after each test. */
export function createClinic() {
  const closers: (() => unknown)[] = [];
  beforeEach(() => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "not-a-secret");
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    for (const close of closers.splice(0).reverse()) await close();
  });

  return async function open(options?: AwsLocalOptions) {
    const local: AwsLocal = await startAwsLocal(options);
    const logs = new CloudWatchLogsClient({ ...local.client, maxAttempts: 1 });
    const kms = new KMSClient({ ...local.client, maxAttempts: 1 });
    const folder = createFolder();
    closers.push(
      () => local.close(),
      () => logs.destroy(),
      () => kms.destroy(),
      () => folder.end(),
    );

    const createKey = async (alias: string, Policy: object, more: object = {}) => {
      const { KeyMetadata } = await kms.send(new CreateKeyCommand({ Policy: JSON.stringify(Policy), ...more }));
      await kms.send(new CreateAliasCommand({ AliasName: alias, TargetKeyId: KeyMetadata!.KeyId }));
      return KeyMetadata!.Arn!;
    };

    /** Everything as the file says. Gives the keys' ARNs. */
    const prepare = async (file = clinicFile()) => {
      const target = targetOf(file);
      const scope = scopeOf(target, account);
      const arns: Record<string, string> = {};
      const roles = ["writer", "reader", "unsealer", "keyAdmin"] as const;
      for (const group of target.groups) {
        const arn = await createKey(group.kmsKey, groupKeyPolicy(scope, group.kmsKey, roles));
        arns[group.id] = arn;
        await kms.send(new EnableKeyRotationCommand({ KeyId: arn }));
        await logs.send(
          new CreateLogGroupCommand({
            logGroupName: group.name,
            kmsKeyId: arn,
            tags: group.tags,
            logGroupClass: group.class,
            deletionProtectionEnabled: group.deletionProtection,
          }),
        );
        const { name: logGroupName, retentionDays: retentionInDays } = group;
        await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }));
        if (!group.dataProtection) continue;
        const policyDocument = JSON.stringify(protectionDocument(wantedProtection));
        await logs.send(new PutDataProtectionPolicyCommand({ logGroupIdentifier: group.name, policyDocument }));
      }
      const rsa = { KeySpec: "RSA_4096", KeyUsage: "ENCRYPT_DECRYPT" };
      if (target.sealKey !== undefined) arns.seal = await createKey(target.sealKey, sealKeyPolicy(scope, roles), rsa);
      return arns;
    };

    const put = (file: unknown) => folder.put("philog.aws.json", JSON.stringify(file));
    const aws = (command: string, file: unknown = clinicFile(), ...args: string[]) =>
      run(["aws", command, "--file", put(file), "--endpoint", local.url, ...args]);
    return { local, logs, kms, folder, put, prepare, createKey, aws };
  };
}

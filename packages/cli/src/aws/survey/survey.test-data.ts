import {
  AssociateKmsKeyCommand,
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutDataProtectionPolicyCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
  PutSubscriptionFilterCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { type AwsLocal, startAwsLocal } from "@philog/aws-local";
import { vi } from "vitest";
import { run } from "../../prompt/run.test-data.ts";

/** Values that must never be printed. */
export const values = /zelda|orson|521-44|9012|example\.org/i;

/** CloudWatch Logs on loopback, and ways to put groups into it. */
export async function startAccount() {
  const local: AwsLocal = await startAwsLocal();
  const logs = new CloudWatchLogsClient({ ...local.client, maxAttempts: 1 });
  const kms = new KMSClient({ ...local.client, maxAttempts: 1 });

  const group = (logGroupName: string, more: object = {}) =>
    logs.send(new CreateLogGroupCommand({ logGroupName, ...more }));
  /** Puts messages into a stream, the newest now or `ageMs` ago. */
  const put = async (logGroupName: string, logStreamName: string, messages: readonly string[], ageMs = 0) => {
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    const last = Date.now() - ageMs;
    const logEvents = messages.map((message, index) => ({ message, timestamp: last - messages.length + 1 + index }));
    await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
  };

  return {
    local,
    logs,
    group,
    put,
    /** A group with all that is to be wished for. */
    async wellKept(logGroupName: string) {
      const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
      await group(logGroupName, { tags: { DataOwner: "records" }, deletionProtectionEnabled: true });
      await logs.send(new AssociateKmsKeyCommand({ logGroupName, kmsKeyId: KeyMetadata!.Arn! }));
      await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 2192 }));
      const DataIdentifier = ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"];
      const policyDocument = JSON.stringify({
        Name: "p",
        Version: "2021-06-01",
        Statement: [
          { Sid: "audit", DataIdentifier, Operation: { Audit: { FindingsDestination: {} } } },
          { Sid: "redact", DataIdentifier, Operation: { Deidentify: { MaskConfig: {} } } },
        ],
      });
      await logs.send(new PutDataProtectionPolicyCommand({ logGroupIdentifier: logGroupName, policyDocument }));
      return KeyMetadata!.Arn!;
    },
    subscribe: (logGroupName: string, filterName: string) =>
      logs.send(
        new PutSubscriptionFilterCommand({
          logGroupName,
          filterName,
          filterPattern: "",
          destinationArn: "arn:aws:lambda:us-east-1:111122223333:function:index-visits",
        }),
      ),
    async close() {
      logs.destroy();
      kms.destroy();
      await local.close();
    },
  };
}

/** Runs the survey against an account on loopback, at a pace that is not the service's. */
export async function runAgainst({ local }: { local: AwsLocal }, args: readonly string[]) {
  const reach = ["--region", "us-east-1", "--endpoint", local.url, "--calls-per-second", "1000"];
  vi.stubEnv("AWS_ACCESS_KEY_ID", local.credentials.accessKeyId);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", local.credentials.secretAccessKey);
  try {
    return await run(["aws", "survey", ...reach, ...args]);
  } finally {
    vi.unstubAllEnvs();
  }
}

interface ToldGroup {
  name: string;
  sample: { kinds: object[] };
  tags: { kind: string };
  [member: string]: unknown;
}

const groupsOf = (stdout: string): ToldGroup[] => JSON.parse(stdout).groups;
export const namesOf = (stdout: string) => groupsOf(stdout).map(({ name }) => name);
export const named = (stdout: string, name: string) => groupsOf(stdout).find((group) => group.name === name)!;

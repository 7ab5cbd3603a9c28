// @ts-check
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
  FilterLogEventsCommand,
  ListTagsForResourceCommand,
  PutLogGroupDeletionProtectionCommand,
  PutRetentionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { startAwsLocal } from "@philog/aws-local";
import { createCloudWatch } from "@philog/cloudwatch";
import { kmsDataKeys } from "@philog/kms";

const group = "/clinic/api";
const tags = { data: "phi", owner: "clinic" };
const outageMs = 400;

/** CloudWatch Logs and KMS on loopback, and clients of the AWS SDK that know no difference. */
export async function openCloud() {
  const local = await startAwsLocal();
  const logs = new CloudWatchLogsClient(local.client);
  const kms = new KMSClient(local.client);
  return {
    local,
    logs,
    kms,
    async close() {
      logs.destroy();
      kms.destroy();
      await local.close();
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof openCloud>>} Cloud */

/** The log group as `philog aws provision` makes it: encrypted from its first event on. */
async function provision(/** @type {Cloud} */ { logs, kms }) {
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({ Description: "clinic logs" }));
  const kmsKeyId = /** @type {string} */ (KeyMetadata?.Arn);
  await logs.send(new CreateLogGroupCommand({ logGroupName: group, kmsKeyId, tags }));
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: group, retentionInDays: 90 }));
  await logs.send(
    new PutLogGroupDeletionProtectionCommand({ logGroupIdentifier: group, deletionProtectionEnabled: true }),
  );
  return kmsKeyId;
}

/** Every event that the service has stored, as the SDK reads them. */
async function readBack(/** @type {Cloud} */ { logs }) {
  /** @type {string[]} */
  const messages = [];
  /** @type {string | undefined} */
  let nextToken;
  do {
    const page = await logs.send(new FilterLogEventsCommand({ logGroupName: group, nextToken }));
    messages.push(...(page.events ?? []).map(({ message }) => message ?? ""));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return messages;
}

/** All bytes of the files below a folder. */
function bytesIn(/** @type {string} */ folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Buffer.concat(files.map(({ parentPath, name }) => readFileSync(join(parentPath, name))));
}

/**
 * Ships lines to a log group whose service is away for a moment, and reads them back.
 * @param {Cloud} cloud
 * @param {readonly string[]} lines
 */
export async function ship(cloud, lines) {
  const keyId = await provision(cloud);
  const directory = mkdtempSync(join(tmpdir(), "philog-demo-"));
  const cloudWatch = createCloudWatch({
    group,
    aws: cloud.local.client,
    expect: { kmsKey: keyId, retentionDays: 90, tags, deletionProtection: true },
    spool: { directory, dataKeys: kmsDataKeys({ keyId, client: cloud.kms }) },
    lingerMs: 50,
    startLine: false,
    onProblem: () => {},
  });
  try {
    // A first line is on its way before the service is gone, so that its group was looked at.
    cloudWatch.write(lines[0] ?? "");
    await cloudWatch.flush();
    const back = cloud.local.fault({ kind: "refuse", durationMs: outageMs });
    for (const line of lines.slice(1)) cloudWatch.write(line);
    await new Promise((resolve) => setTimeout(resolve, outageMs / 2));
    const onDisk = bytesIn(directory);
    await cloudWatch.flush();
    await back();
    const { lost } = await cloudWatch.close();
    const [stored, { logGroups = [] }] = await Promise.all([
      readBack(cloud),
      cloud.logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: group })),
    ]);
    const [found] = logGroups;
    const resourceArn = found?.logGroupArn ?? "";
    const listed = await cloud.logs.send(new ListTagsForResourceCommand({ resourceArn }));
    return { sent: lines, stored, lost, onDisk, group: { ...found, tags: listed.tags ?? {} } };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

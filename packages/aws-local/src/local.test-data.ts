import {
  CloudWatchLogsClient,
  type CloudWatchLogsClientConfig,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { KMSClient, type KMSClientConfig } from "@aws-sdk/client-kms";
import { afterEach } from "vitest";
import { type AwsLocal, type AwsLocalOptions, startAwsLocal } from "./start-aws-local.ts";

/** A server and clients of the SDK, unmodified but for one attempt a call; all are closed after the test. */
export function createBench() {
  const closers: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });

  const start = async (options?: AwsLocalOptions) => {
    const local = await startAwsLocal(options);
    closers.push(() => local.close());
    return local;
  };
  const logsOf = (local: AwsLocal, options?: CloudWatchLogsClientConfig) => {
    const client = new CloudWatchLogsClient({ ...local.client, maxAttempts: 1, ...options });
    closers.push(() => client.destroy());
    return client;
  };
  const kmsOf = (local: AwsLocal, options?: KMSClientConfig) => {
    const client = new KMSClient({ ...local.client, maxAttempts: 1, ...options });
    closers.push(() => client.destroy());
    return client;
  };
  /** A server with the group `g` and its stream `s`. */
  const startLogs = async (options?: AwsLocalOptions) => {
    const local = await start(options);
    const logs = logsOf(local);
    await logs.send(new CreateLogGroupCommand({ logGroupName: "g" }));
    await logs.send(new CreateLogStreamCommand({ logGroupName: "g", logStreamName: "s" }));
    return { local, logs };
  };
  return { start, startLogs, logsOf, kmsOf };
}

/** Name and message of what a promise rejects with. */
export async function refusal(promise: Promise<unknown>): Promise<{ name: string; message: string; status?: number }> {
  try {
    await promise;
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    return { name, message, status: $metadata?.httpStatusCode };
  }
  throw new Error("it did not reject");
}

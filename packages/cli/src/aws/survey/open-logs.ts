import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { exit } from "../../exit.ts";
import { Failure } from "../../prompt/failure.ts";
import { awsFailure } from "../aws-error.ts";

type Sdk = typeof import("@aws-sdk/client-cloudwatch-logs");

export interface ReachLogs {
  region?: string;
  profile?: string;
  endpoint?: string;
}

/** CloudWatch Logs of one Region. */
export interface Logs {
  readonly client: CloudWatchLogsClient;
  readonly sdk: Sdk;
  readonly region: string;
}

async function load(): Promise<Sdk> {
  try {
    return await import("@aws-sdk/client-cloudwatch-logs");
  } catch {
    throw awsFailure("PHILOG_AWS_SDK", "npm install @aws-sdk/client-cloudwatch-logs");
  }
}

/** Region, profile, credentials and proxy are as the SDK has them; calls are paced and made again by the survey. */
export async function openLogs({ region, profile, endpoint }: ReachLogs): Promise<Logs> {
  const sdk = await load();
  const client = new sdk.CloudWatchLogsClient({
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
    ...(endpoint === undefined ? {} : { endpoint }),
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 10_000, requestTimeout: 30_000, throwOnRequestTimeout: true },
  });
  try {
    return { client, sdk, region: await client.config.region() };
  } catch {
    client.destroy();
    throw new Failure(exit.usage, "there is no Region: give --region, or set AWS_REGION");
  }
}

import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { KMSClient } from "@aws-sdk/client-kms";
import { awsFailure } from "./aws-error.ts";

export interface ReachOptions {
  region?: string | undefined;
  profile?: string | undefined;
  endpoint?: string | undefined;
}

/** The client, made by the application's or the command's own copy of the SDK. */
async function load<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    throw awsFailure("PHILOG_AWS_SDK", `npm install ${name}`);
  }
}

const loadLogs = () => load("@aws-sdk/client-cloudwatch-logs", () => import("@aws-sdk/client-cloudwatch-logs"));
const loadKms = () => load("@aws-sdk/client-kms", () => import("@aws-sdk/client-kms"));

type LogsModule = typeof import("@aws-sdk/client-cloudwatch-logs");
type KmsModule = typeof import("@aws-sdk/client-kms");

/** CloudWatch Logs and KMS of one Region, with the SDK's commands. */
export interface Aws {
  readonly logs: CloudWatchLogsClient;
  readonly kms: KMSClient;
  readonly logsSdk: LogsModule;
  readonly kmsSdk: KmsModule;
  close(): void;
}

/** Region, profile, credentials, proxy and retries are as the SDK has them. Throws `Failure` where it is absent. */
export async function openAws({ region, profile, endpoint }: ReachOptions): Promise<Aws> {
  const [logsSdk, kmsSdk] = await Promise.all([loadLogs(), loadKms()]);
  const options = {
    ...(region !== undefined && { region }),
    ...(profile !== undefined && { profile }),
    ...(endpoint !== undefined && { endpoint }),
  };
  const logs = new logsSdk.CloudWatchLogsClient(options);
  const kms = new kmsSdk.KMSClient(options);
  return {
    logs,
    kms,
    logsSdk,
    kmsSdk,
    close() {
      logs.destroy();
      kms.destroy();
    },
  };
}

import { RedactionError } from "@philog/core";
import type { KmsOptions } from "@philog/kms";
import type { Command } from "commander";
import { awsFailure } from "../aws/aws-error.ts";
import { exit } from "../exit.ts";
import { Failure } from "../prompt/failure.ts";

/** What says which KMS keys, and how they are reached. */
export interface KmsFlags {
  kms?: string[];
  region?: string;
  endpoint?: string;
  profile?: string;
}

/** KMS keys and the way to them, as the functions of `@philog/kms` take them. */
export interface KmsReach {
  keyId: string;
  previousKeyIds: string[];
  client: NonNullable<KmsOptions["client"]>;
}

const arn = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(?:key|alias)\/[\w/-]{1,256}$/;
const bad = (message: string) => new Failure(exit.usage, message);

/** Options that mean nothing without `--kms`. */
const withKmsAlone = ["region", "endpoint", "profile"] as const;

/** Adds `--kms` and the SDK's own settings; `text` says what the KMS key is for. */
export function addKmsOptions(command: Command, text: string): Command {
  const collect = (given: string, before: string[] = []) => [...before, given];
  return command
    .option("--kms <arn>", text, collect)
    .option("--region <name>", "with --kms: the Region (default: that of the ARN)")
    .option("--endpoint <url>", "with --kms: where KMS is, such as a VPC endpoint")
    .option("--profile <name>", "with --kms: of the credentials, as the AWS SDK reads them");
}

/** A key in clear comes back from KMS: it crosses no network without TLS. */
function endpointOf(text: string): string {
  const { protocol, hostname } = URL.canParse(text) ? new URL(text) : { protocol: "", hostname: "" };
  if (protocol === "https:") return text;
  if (protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(hostname)) return text;
  throw bad("--endpoint: it has to be a URL of https, or of http on this machine");
}

/** Reads the options; `undefined` without `--kms`. Throws `Failure`, without what was given. */
export function readReach(flags: KmsFlags): KmsReach | undefined {
  const { kms = [], region, endpoint, profile } = flags;
  const [keyId, ...previousKeyIds] = kms;
  if (keyId === undefined) {
    const lost = withKmsAlone.find((name) => flags[name] !== undefined);
    if (lost !== undefined) throw bad(`--${lost} needs --kms`);
    return undefined;
  }
  if (!kms.every((one) => arn.test(one))) {
    throw bad("--kms: it has to be the ARN of a KMS key, such as arn:aws:kms:us-east-1:111122223333:key/…");
  }
  return {
    keyId,
    previousKeyIds,
    client: {
      ...(region !== undefined && { region }),
      ...(endpoint !== undefined && { endpoint: endpointOf(endpoint) }),
      ...(profile !== undefined && { profile }),
    },
  };
}

export type KmsModule = typeof import("@philog/kms");

const isAbsent = (error: unknown) => (error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND";

/** Loads `@philog/kms`, which is installed where keys are held by KMS alone. Throws `Failure` where it is not. */
export async function loadKms(load: () => Promise<KmsModule> = () => import("@philog/kms")): Promise<KmsModule> {
  try {
    return await load();
  } catch (error) {
    if (!isAbsent(error)) throw error;
    throw awsFailure("PHILOG_AWS_SDK", "npm install @philog/kms @aws-sdk/client-kms");
  }
}

/** Work with KMS; where it is away the work could not be finished. */
export async function withKms<T>(work: (kms: KmsModule) => Promise<T>): Promise<T> {
  const kms = await loadKms();
  try {
    return await work(kms);
  } catch (error) {
    if (!(error instanceof RedactionError) || error.code !== "PHILOG_KMS_UNAVAILABLE") throw error;
    throw new Failure(exit.failed, error.message);
  }
}

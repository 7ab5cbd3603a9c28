import {
  CancelKeyDeletionCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import { createRedactor } from "@philog/core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createBench } from "./kms.test-data.ts";
import { type KmsTokenKeysOptions, kmsTokenKeys } from "./kms-token-keys.ts";

const { open, closing } = createBench();
const policy = { version: 1, rules: { mrn: "mrn" }, actions: { mrn: "tokenize" } } as const;
const record = { mrn: "00123456" };
const withoutKey = '{"mrn":"[REDACTED:mrn:nokey]"}';

type Bench = Awaited<ReturnType<typeof open>>;
interface Trouble {
  name: string;
  /** Spoils what was well, or says which options are spoiled; gives what sets it right again. */
  spoil(bench: Bench): Promise<{ options?: Partial<KmsTokenKeysOptions>; end?: () => Promise<unknown> }>;
  report: string;
}

const fault = (kind: "denied" | "expired-credentials" | "clock-skew" | "throttle" | "refuse"): Trouble["spoil"] => {
  return async ({ local }) => ({ end: local.fault({ kind }) });
};

const troubles: Trouble[] = [
  {
    name: "a disabled key",
    async spoil({ kms, keyId }) {
      await kms.send(new DisableKeyCommand({ KeyId: keyId }));
      return { end: () => kms.send(new EnableKeyCommand({ KeyId: keyId })) };
    },
    report: "PHILOG_KMS_KEY: the KMS key cannot be used (DisabledException: enable the key)",
  },
  {
    name: "a key that waits for its deletion",
    async spoil({ kms, keyId }) {
      await kms.send(new ScheduleKeyDeletionCommand({ KeyId: keyId, PendingWindowInDays: 7 }));
      return {
        async end() {
          await kms.send(new CancelKeyDeletionCommand({ KeyId: keyId }));
          await kms.send(new EnableKeyCommand({ KeyId: keyId }));
        },
      };
    },
    report:
      "PHILOG_KMS_KEY: the KMS key cannot be used (KMSInvalidStateException: cancel the key's deletion, or wait until it is made)",
  },
  {
    name: "refused calls",
    spoil: fault("denied"),
    report:
      "PHILOG_KMS_DENIED: KMS refuses the caller (AccessDeniedException: let the role and the key's policy allow the call)",
  },
  {
    name: "expired credentials",
    spoil: fault("expired-credentials"),
    report: "PHILOG_KMS_DENIED: KMS refuses the caller (ExpiredTokenException: renew the credentials)",
  },
  {
    name: "a clock that KMS does not take",
    spoil: fault("clock-skew"),
    report:
      "PHILOG_KMS_DENIED: KMS refuses the caller (InvalidSignatureException: set the clock, check Region and secret of the credentials)",
  },
  {
    name: "throttling",
    spoil: fault("throttle"),
    report:
      "PHILOG_KMS_UNAVAILABLE: KMS cannot be reached, or asks to wait (ThrottlingException: where this stays, raise the quota)",
  },
  {
    name: "no connection",
    spoil: fault("refuse"),
    report:
      "PHILOG_KMS_UNAVAILABLE: KMS cannot be reached, or asks to wait (ECONNREFUSED: where this stays, check the network's way to KMS)",
  },
];

afterEach(() => {
  vi.unstubAllEnvs();
});

const start = async (trouble: Trouble, isRunning: boolean) => {
  const bench = await open();
  const encryptedKeys = await bench.encrypted();
  const reports: string[] = [];
  const keys = closing(
    kmsTokenKeys({
      ...bench.reach,
      encryptedKeys,
      refreshMs: 30,
      onFailure: ({ message }) => reports.push(message),
    }),
  );
  const spoiled = isRunning ? undefined : await trouble.spoil(bench);
  const redactor = createRedactor(policy, { keys });
  return { bench, keys, redactor, reports, spoiled };
};

describe.each(troubles)("with $name", (trouble) => {
  it("a process starts, makes no tokens, counts and says what to do, and makes tokens once it is over", async () => {
    const { redactor, reports, spoiled } = await start(trouble, false);
    await expect.poll(() => reports.length).toBeGreaterThan(0);
    expect(reports[0]).toBe(trouble.report);
    expect(redactor.json(record)).toBe(withoutKey);
    expect(redactor.stats().tokens.failures).toBeGreaterThan(0);
    await spoiled!.end!();
    expect(await redactor.ready()).toBe(true);
    expect(redactor.json(record)).toContain("tok1.mrn.k1.");
  });

  it("a running process goes on with the key that it has, and says what to do", async () => {
    const { bench, keys, redactor, reports } = await start(trouble, true);
    expect(await redactor.ready()).toBe(true);
    const before = redactor.json(record);
    const { end } = await trouble.spoil(bench);
    await expect.poll(() => reports[0]).toBe(trouble.report);
    expect(redactor.json(record)).toBe(before);
    await end!();
    const { unwrappedAt } = keys.stats();
    await expect.poll(() => keys.stats().unwrappedAt).toBeGreaterThan(unwrappedAt!);
  });
});

describe("what a process is given wrongly is said at its first call:", () => {
  const report = async (change: (bench: Bench) => Partial<KmsTokenKeysOptions>) => {
    const bench = await open();
    const encryptedKeys = await bench.encrypted();
    const keys = closing(kmsTokenKeys({ ...bench.reach, encryptedKeys, ...change(bench) }));
    return keys().then(
      () => "it opened",
      ({ message }: Error) => message,
    );
  };

  it.each([
    ["the ARN of no key", (arn: string) => arn.replace(/.{4}$/, "none"), "NotFoundException: check the key's ARN"],
    ["the ARN of another account", (arn: string) => arn.replace("111122223333", "444455556666"), "check the key's ARN"],
    ["a key of another Region", (arn: string) => arn.replace("us-east-1", "eu-west-1"), "account and Region"],
    ["no ARN", () => "philog", "PHILOG_KMS_KEY"],
  ])("%s", async (_, change, expected) => {
    expect(await report(({ keyId }) => ({ keyId: change(keyId) }))).toContain(expected);
  });

  it("no credentials, as the SDK looks for them", async () => {
    for (const name of ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"]) vi.stubEnv(name, undefined);
    for (const name of ["AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"]) vi.stubEnv(name, "/none");
    vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
    const message = await report(({ local: { client } }) => ({
      client: { endpoint: client.endpoint, region: client.region },
    }));
    expect(message).toBe(
      "PHILOG_KMS_DENIED: KMS refuses the caller (CredentialsProviderError: no credentials: give the process a role)",
    );
  });

  it("no Region", async () => {
    for (const name of ["AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE"]) vi.stubEnv(name, undefined);
    vi.stubEnv("AWS_CONFIG_FILE", "/none");
    const message = await report(({ local: { client } }) => ({
      keyId: "alias/philog",
      client: { endpoint: client.endpoint, credentials: client.credentials },
    }));
    expect(message).toMatch(/^PHILOG_OPTION_BAD: .*client: it has no Region, and keyId is no ARN that names one/);
  });
});

it("a clock that is ten minutes off is told of once: the SDK sets it by the answer", async () => {
  const { reach, local, encrypted } = await open();
  const encryptedKeys = await encrypted();
  const reports: string[] = [];
  const client = { ...local.client, maxAttempts: 1, systemClockOffset: 600_000 };
  const onFailure = ({ message }: Error) => reports.push(message);
  const redactor = createRedactor(policy, {
    keys: closing(kmsTokenKeys({ ...reach, encryptedKeys, client, onFailure })),
  });
  expect(await redactor.ready()).toBe(true);
  expect(reports).toEqual([expect.stringContaining("InvalidSignatureException: set the clock")]);
});

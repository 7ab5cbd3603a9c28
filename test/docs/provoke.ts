import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateKeyCommand, DisableKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { type AwsLocal, startAwsLocal } from "@philog/aws-local";
import {
  createRedactor,
  environmentKeys,
  fileKeys,
  type PolicyError,
  type RedactorOptions,
  secretDataKeys,
} from "@philog/core";
import { createUnseal, type UnsealKey } from "@philog/core/unseal";
import { kmsDataKeys } from "@philog/kms";
import { philog } from "@philog/pino";
import {
  canaries,
  capture,
  captureProcess,
  captureStream,
  createFinder,
  expectLeak,
  expectNoLeak,
  findLeaks,
} from "@philog/testing";

const messageOf = (error: unknown) => (error as Error).message;

function thrown(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return messageOf(error);
  }
  return "nothing was thrown";
}

/** The one fault of a policy, as it stands in the error's message. */
function fault(policy: unknown, options?: RedactorOptions): string {
  try {
    createRedactor(policy as string, options);
  } catch (error) {
    const { faults, message } = error as PolicyError;
    return faults.length === 1 ? message.split("\n")[1]!.trim() : message;
  }
  return "nothing was thrown";
}

const rejection = (promise: Promise<unknown>) => promise.then(() => "nothing was thrown", messageOf);

/** Opens nothing: no record leads to its key. */
const unsealNothing = createUnseal({ key: { open: async () => new Uint8Array() } satisfies UnsealKey });

/** What asking KMS for a data key throws, after something went wrong with it. */
async function ofKms(spoil: (local: AwsLocal, kms: KMSClient, keyId: string) => unknown): Promise<string> {
  const local = await startAwsLocal();
  const client = new KMSClient({ ...local.client, maxAttempts: 1 });
  try {
    const { KeyMetadata } = await client.send(new CreateKeyCommand({}));
    const keyId = KeyMetadata!.Arn!;
    await spoil(local, client, keyId);
    return await rejection(
      kmsDataKeys({ keyId, client: { ...local.client, maxAttempts: 1 } }).create({ purpose: "spool" }),
    );
  } finally {
    client.destroy();
    await local.close();
  }
}

const rules = (of: unknown) => ({ version: 1, rules: of });
const secret = Buffer.from("x6v8Ek2M0WoRThHa1TaStVukhqeQ1bmRWyNvbrp1GWk=", "base64");
const [patient] = canaries.opaque("errors page", 1);

/** Runs an action in a folder with these files in it, which its message then names `/srv/app`. */
function inFolder(files: Record<string, [text: string, mode?: number]>, action: () => string): string {
  const folder = mkdtempSync(join(tmpdir(), "philog-errors-"));
  const before = process.cwd();
  try {
    for (const [name, [text, mode = 0o600]] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode });
    process.chdir(folder);
    return action().replaceAll(process.cwd(), "/srv/app");
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
}

/** How each code comes about; gives the message that its reader sees. */
export const provoke: Record<string, () => string | Promise<string>> = {
  PHILOG_POLICY: () =>
    thrown(() => createRedactor({ version: 1, rules: { "patient..mrn": "mrn", event: "cod" as "code" } })),
  PHILOG_POLICY_NOT_FOUND: () => inFolder({}, () => fault("philog.policy.json")),
  PHILOG_POLICY_NOT_JSON: () =>
    inFolder({ "philog.policy.json": ['{ "version": 1, }'] }, () => fault("philog.policy.json")),
  PHILOG_POLICY_NOT_OBJECT: () => fault([]),
  PHILOG_POLICY_VERSION: () => fault({ version: 2 }),
  PHILOG_POLICY_MEMBER: () => fault({ version: 1, rule: {} }),
  PHILOG_PATH_BAD: () => fault(rules({ "patient..mrn": "mrn" })),
  PHILOG_RULE_UNKNOWN: () => fault(rules({ event: "cod" })),
  PHILOG_RULE_OPTION: () => fault(rules({ durationMs: { milliseconds: { maximum: 500 } } })),
  PHILOG_RULE_CONFLICT: () => fault(rules({ "order.*": "code", "*.id": "uuid" })),
  PHILOG_PATTERN_BAD: () => fault(rules({ "order.id": { pattern: "(a)\\1" } })),
  PHILOG_PATTERN_NOT_LINEAR: () => fault(rules({ "order.id": { pattern: "^(a+)+$" } })),
  PHILOG_EXTENDS_MISSING: () => inFolder({}, () => fault({ version: 1, extends: ["htp"] })),
  PHILOG_EXTENDS_CYCLE: () =>
    inFolder(
      {
        "a.json": ['{ "version": 1, "extends": ["./b.json"] }'],
        "b.json": ['{ "version": 1, "extends": ["./a.json"] }'],
      },
      () => fault("a.json"),
    ),
  PHILOG_ACTION_NOT_ALLOWED: () =>
    fault(rules({ "patient.birthDate": { classification: "date", action: "tokenize" } })),
  PHILOG_CATALOGUE_BAD: () => inFolder({}, () => fault({ version: 1, message: { catalogue: "messages.json" } })),
  PHILOG_TOKENIZE_WITHOUT_KEYS: () => fault(rules({ "patient.mrn": { classification: "mrn", action: "tokenize" } })),
  PHILOG_SEAL_WITHOUT_KEYS: () => fault(rules({ "patient.mrn": { classification: "mrn", action: "seal" } })),
  PHILOG_OPTION_UNKNOWN: () => thrown(() => createRedactor(undefined, { key: {} } as RedactorOptions)),
  PHILOG_OPTION_BAD: () => thrown(() => createRedactor(undefined, { tenant: 7 as never })),
  PHILOG_KEY_BAD: () => thrown(() => createRedactor(undefined, { keys: { current: { id: "K 1", secret } } })),
  PHILOG_KEY_WEAK: () =>
    thrown(() => createRedactor(undefined, { keys: { current: { id: "k1", secret: Buffer.alloc(32) } } })),
  PHILOG_KEY_FILE: () => thrown(() => fileKeys("token-keys.json")),
  PHILOG_KEY_FILE_MODE: () =>
    inFolder({ "token-keys.json": ["{}", 0o644] }, () => thrown(() => fileKeys("token-keys.json"))),
  PHILOG_KEY_VARIABLE: () => thrown(() => environmentKeys("TOKEN_KEYS_THAT_ARE_NOT_SET")),
  PHILOG_WRAPPED_KEY: async () => {
    const keys = secretDataKeys({ current: { id: "k1", secret } });
    const { wrapped } = await keys.create({ tenant: "north" });
    return rejection(keys.open(wrapped, { tenant: "south" }));
  },
  PHILOG_KEY_RECORD: () =>
    rejection(unsealNothing.value(`sealed1.mrn.${"0123456789abcdef".repeat(2)}.0.${"A".repeat(64)}`)),
  PHILOG_SEALED_VALUE: () => rejection(unsealNothing.value("98441207")),
  PHILOG_KMS_UNAVAILABLE: () => ofKms((local) => local.close()),
  PHILOG_KMS_DENIED: () => ofKms((local) => local.fault({ kind: "denied" })),
  PHILOG_KMS_KEY: () => ofKms((_local, kms, keyId) => kms.send(new DisableKeyCommand({ KeyId: keyId }))),
  PHILOG_RECORD_UNREADABLE: () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return createRedactor(rules({ event: "code" }) as never)
      .json(proxy)
      .replace(/\d{13}/, "1795310207264");
  },
  PHILOG_HOST_UNSUPPORTED: () => thrown(() => philog({} as never)),
  PHILOG_LEAK: () =>
    thrown(() => expectNoLeak(`patient ${patient!.value}`, [patient!]))
      .split("\n")
      .slice(0, 2)
      .join("\n"),
  PHILOG_NO_LEAK: () => thrown(() => expectLeak("patient [REDACTED]", [patient!])),
  PHILOG_CANARIES_EMPTY: () => thrown(() => createFinder([])),
  PHILOG_CANARY_SHORT: () => thrown(() => createFinder(["Ada"])),
  PHILOG_OUTPUT_BAD: () => thrown(() => findLeaks(42 as never, [patient!])),
  PHILOG_CAPTURE_BUSY: async () => {
    let message = "";
    await capture(async () => {
      message = await capture(() => {}).then(() => "nothing was thrown", messageOf);
    });
    return message;
  },
  PHILOG_LINE_NOT_JSON: () => {
    const stream = captureStream();
    stream.write("not a record\n");
    return thrown(() => stream.records());
  },
  PHILOG_TESTING_OPTION: () => thrown(() => canaries.opaque("seed", 1, { word: 2 } as never)),
  PHILOG_PROCESS_TIMEOUT: () =>
    captureProcess(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { timeoutMs: 300 }).then(
      () => "nothing was thrown",
      messageOf,
    ),
};

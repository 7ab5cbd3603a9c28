import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { type AwsLocal, startAwsLocal } from "@philog/aws-local";
import { RedactionError } from "@philog/core";
import { afterEach, expect } from "vitest";
import { createEncryptedKeys } from "./create-encrypted-keys.ts";

/** KMS on loopback with one key, and what philog is given of it. Closed after the test. */
export function createBench() {
  const closers: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });
  const closing = <T extends { close(): unknown }>(one: T): T => {
    closers.push(() => one.close());
    return one;
  };

  const open = async (options?: Parameters<typeof startAwsLocal>[0]) => {
    const local = closing(await startAwsLocal(options));
    const kms = new KMSClient({ ...local.client, maxAttempts: 1 });
    closers.push(() => kms.destroy());
    const createKey = async () => (await kms.send(new CreateKeyCommand({}))).KeyMetadata!.Arn!;
    const keyId = await createKey();
    const reach = { keyId, client: { ...local.client, maxAttempts: 1 } };
    const encrypted = (id = "k1", tenant?: string) => createEncryptedKeys({ ...reach, id, tenant });
    return { local, kms, keyId, createKey, reach, encrypted };
  };
  return { open, closing };
}

/** What a promise rejects with: a coded error that shows nothing of the server but names. */
export async function codedError(promise: Promise<unknown>, local?: AwsLocal): Promise<RedactionError> {
  const error = await promise.then(
    () => new Error("it did not reject"),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(RedactionError);
  const { message } = error as RedactionError;
  expect(message).not.toContain("arn:");
  if (local !== undefined) expect(message).not.toContain(new URL(local.url).port);
  return error as RedactionError;
}

import type { KeyObject } from "node:crypto";
import type { KMSClient } from "@aws-sdk/client-kms";
import { expect, it } from "vitest";
import { kmsDataKeys } from "./kms-data-keys.ts";
import { kmsTokenKeys } from "./kms-token-keys.ts";
import { openKey } from "./unwrap-key.ts";

const keyId = "arn:aws:kms:us-east-1:111122223333:key/k";
const zeroes = new Uint8Array(32);
const key = { id: "k1", wrapped: "AAAA" };

/** A client that answers with bytes which the test can look at later. */
function answering() {
  const plain = Uint8Array.from({ length: 32 }, (_, i) => i * 7 + 1);
  const send = async () => ({ Plaintext: plain, CiphertextBlob: new Uint8Array(8), KeyId: keyId });
  return { plain, client: { send } as unknown as KMSClient };
}

it("whoever gets plain bytes of KMS zeroes them: a token key", async () => {
  const { plain, client } = answering();
  const before = Uint8Array.from(plain);
  const keys = kmsTokenKeys({ keyId, client, encryptedKeys: { current: key }, refreshMs: 0 });
  const { secret } = (await keys()).current;
  expect(plain).toEqual(zeroes);
  expect(new Uint8Array((secret as KeyObject).export())).toEqual(before);
});

it("whoever gets plain bytes of KMS zeroes them: a data key that is made, and one that is opened", async () => {
  const made = answering();
  await kmsDataKeys({ keyId, client: made.client }).create({});
  expect(made.plain).toEqual(zeroes);
  const opened = answering();
  await kmsDataKeys({ keyId, client: opened.client }).open(new Uint8Array(8), {});
  expect(opened.plain).toEqual(zeroes);
});

it("whoever gets plain bytes of KMS zeroes them, also where they cannot be taken", async () => {
  const { plain } = answering();
  const taking = openKey({ decrypt: async () => plain }, key, undefined, () => {
    throw new Error("no room");
  });
  await expect(taking).rejects.toThrow("no room");
  expect(plain).toEqual(zeroes);
});

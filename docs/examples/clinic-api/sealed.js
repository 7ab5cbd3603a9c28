// @ts-check
import { CreateKeyCommand, GetPublicKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { createRedactor, publicSealKey } from "@philog/core";
import { createUnseal } from "@philog/core/unseal";
import { kmsUnsealKey } from "@philog/kms";

/** @typedef {import("./cloud.js").Cloud} Cloud */

/** A key pair whose private half never leaves KMS; the service ships with the public half. */
async function createSealKey(/** @type {Cloud} */ { kms }) {
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({ KeySpec: "RSA_4096", KeyUsage: "ENCRYPT_DECRYPT" }));
  const { Arn: keyId = "" } = KeyMetadata ?? {};
  const { PublicKey: publicKey = new Uint8Array() } = await kms.send(new GetPublicKeyCommand({ KeyId: keyId }));
  return publicSealKey({ publicKey, keyId });
}

/**
 * Seals a birth date, and has a permitted role and a refused one open it.
 * @param {Cloud} cloud
 * @param {string} birthDate
 */
export async function sealAndOpen(cloud, birthDate) {
  const sealKey = await createSealKey(cloud);
  /** @type {import("@philog/core").Policy} */
  const policy = { version: 1, rules: { "patient.birthDate": "date" }, actions: { date: "seal" } };
  const line = createRedactor(policy, { sealKey }).json({ patient: { birthDate } });

  const openAs = async (/** @type {string} */ role) => {
    const credentials = cloud.local.credentialsOf(role);
    const client = new KMSClient({ ...cloud.local.client, credentials });
    const unseal = createUnseal({ key: kmsUnsealKey({ keyId: sealKey.keyId, client }) });
    const opened = JSON.parse(await unseal.line(line)).patient.birthDate;
    client.destroy();
    return { opened, refusal: unseal.stats().refusal };
  };
  // KMS on loopback evaluates no key policy: this stands for one that names the unsealer alone.
  const { accessKeyId } = cloud.local.credentialsOf("reader");
  const endRefusal = cloud.local.fault({ kind: "denied", operation: "Decrypt", accessKeyId });
  const asReader = await openAs("reader");
  const asUnsealer = await openAs("unsealer");
  await endRefusal();
  return { birthDate, written: JSON.parse(line).patient.birthDate, keyId: sealKey.keyId, asReader, asUnsealer };
}

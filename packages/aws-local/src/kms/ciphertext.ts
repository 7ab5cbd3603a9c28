import { constants, createCipheriv, createDecipheriv, privateDecrypt, publicEncrypt, randomBytes } from "node:crypto";
import { ServiceError } from "../service-error.ts";
import type { Keyring, LocalKey } from "./keyring.ts";

const version = 1;
const headerBytes = 1 + 36;
const ivBytes = 12;
const tagBytes = 16;

const invalid = () => new ServiceError("InvalidCiphertextException", "");

/** A ciphertext under a symmetric key names the key, as KMS's own do. Its form is this server's alone. */
export function encrypt(key: LocalKey, plain: Uint8Array, context: Buffer): Buffer {
  const header = Buffer.concat([Buffer.from([version]), Buffer.from(key.id, "latin1")]);
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", key.material, iv).setAAD(Buffer.concat([header, context]));
  return Buffer.concat([header, iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The key that a ciphertext names. `InvalidCiphertextException` where it is none of this server's. */
export function keyOf(keyring: Keyring, blob: Buffer): LocalKey {
  if (blob[0] !== version || blob.length <= headerBytes + ivBytes + tagBytes) throw invalid();
  const id = blob.toString("latin1", 1, headerBytes);
  try {
    keyring.find(id);
  } catch {
    throw invalid();
  }
  return keyring.enabled(id);
}

export function decrypt(key: LocalKey, blob: Buffer, context: Buffer): Buffer {
  const header = blob.subarray(0, headerBytes);
  const body = blob.subarray(headerBytes);
  const decipher = createDecipheriv("aes-256-gcm", key.material, body.subarray(0, ivBytes))
    .setAAD(Buffer.concat([header, context]))
    .setAuthTag(body.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(body.subarray(ivBytes, -tagBytes)), decipher.final()]);
  } catch {
    throw invalid();
  }
}

/** The algorithms of RSA keys, and the bytes that their padding takes. */
export const paddings = {
  RSAES_OAEP_SHA_1: { oaepHash: "sha1", bytes: 42 },
  RSAES_OAEP_SHA_256: { oaepHash: "sha256", bytes: 66 },
} as const;

export type Padding = keyof typeof paddings;

const padding = constants.RSA_PKCS1_OAEP_PADDING;

export function encryptRsa(key: LocalKey, plain: Uint8Array, algorithm: Padding): Buffer {
  return publicEncrypt({ key: key.publicKey!, padding, oaepHash: paddings[algorithm].oaepHash }, plain);
}

export function decryptRsa(key: LocalKey, blob: Buffer, algorithm: Padding): Buffer {
  try {
    return privateDecrypt({ key: key.material, padding, oaepHash: paddings[algorithm].oaepHash }, blob);
  } catch {
    throw invalid();
  }
}

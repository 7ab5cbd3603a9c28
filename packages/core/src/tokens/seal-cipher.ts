import { createCipheriv, createDecipheriv, type KeyObject } from "node:crypto";
import type { Classification } from "../policy/identifiers.ts";
import { lengthPrefixed, subkey } from "./derive.ts";
import { exactBytes, type KeyRecord } from "./seal-record.ts";

const label = "philog/sealed/v1";
const algorithm = "aes-256-gcm";
const tagBytes = 16;
const blockBytes = 32;
const padStart = 0x80;

/** Bytes of the UTF-8 of a value: longer ones are documents. */
export const longestSealed = 4096;

/** What a segment's key and all its values are bound to. */
type Bound = Omit<KeyRecord, "wrapped">;

/**
 * The key of a segment: HKDF-SHA-256 (RFC 5869) of its local key with the record's salt; info are, each after its
 * length, `philog/sealed/v1`, the segment's id, the tenant ("" for none), the key id and the instant it was opened.
 */
export function segmentKey(localKey: Uint8Array, { id, tenant = "", keyId, from, salt }: Bound): KeyObject {
  return subkey(localKey, lengthPrefixed([label, id, tenant, keyId, from]), Buffer.from(salt, "base64url"));
}

/** Additional data, with room for the number at its end: version, id, tenant, key id, classification. */
export function additionalData({ id, tenant = "", keyId }: Bound, classification: Classification): Buffer {
  return Buffer.concat([lengthPrefixed([label, id, tenant, keyId, classification]), Buffer.alloc(4)]);
}

/** The nonce is the value's number: never used twice under a segment's key, which counts its values. */
function nonceOf(number: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 8);
  return nonce;
}

/** Bytes in whole blocks, so that a length tells no name from another: 0x80, then zeros. */
function padded(text: string, bytes: number): Buffer {
  const block = Buffer.alloc((Math.floor(bytes / blockBytes) + 1) * blockBytes);
  block.write(text, "utf8");
  block[bytes] = padStart;
  return block;
}

function unpadded(block: Buffer): string {
  return block.toString("utf8", 0, block.lastIndexOf(padStart));
}

/**
 * Ciphertext and tag of one value in base64url; `undefined` where it is longer than 4,096 bytes of UTF-8.
 * `additional` is written to.
 */
export function sealText(key: KeyObject, additional: Buffer, number: number, text: string): string | undefined {
  if (text.length > longestSealed) return undefined;
  const bytes = Buffer.byteLength(text, "utf8");
  if (bytes > longestSealed) return undefined;
  const plain = padded(text, bytes);
  additional.writeUInt32BE(number, additional.length - 4);
  const cipher = createCipheriv(algorithm, key, nonceOf(number)).setAAD(additional);
  const sealed = Buffer.allocUnsafe(plain.length + tagBytes);
  cipher.update(plain).copy(sealed);
  plain.fill(0);
  cipher.final();
  cipher.getAuthTag().copy(sealed, sealed.length - tagBytes);
  return sealed.toString("base64url");
}

/** The text of a sealed value; `undefined` where a byte of it or of what it is bound to is another. */
export function openText(key: KeyObject, additional: Buffer, number: number, body: string): string | undefined {
  const sealed = exactBytes(body);
  if (sealed === undefined || sealed.length < blockBytes + tagBytes || sealed.length % blockBytes !== tagBytes) {
    return undefined;
  }
  additional.writeUInt32BE(number, additional.length - 4);
  const decipher = createDecipheriv(algorithm, key, nonceOf(number), { authTagLength: tagBytes })
    .setAAD(additional)
    .setAuthTag(sealed.subarray(-tagBytes));
  const plain = decipher.update(sealed.subarray(0, -tagBytes));
  try {
    decipher.final();
    return unpadded(plain);
  } catch {
    return undefined;
  } finally {
    plain.fill(0);
  }
}

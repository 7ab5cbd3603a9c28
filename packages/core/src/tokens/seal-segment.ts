import { constants, type KeyObject, publicEncrypt } from "node:crypto";
import type { Classification } from "../policy/identifiers.ts";
import { additionalData, sealText, segmentKey } from "./seal-cipher.ts";
import { momentOf, type SealHost, since } from "./seal-clock.ts";
import type { HeldSealKey } from "./seal-key.ts";
import { type KeyRecord, readKeyRecord, saltBytes } from "./seal-record.ts";
import { writeSealed } from "./sealed-text.ts";

/** Values of one tenant, of one hour at most, under one key that is in memory only while the segment is open. */
export interface Segment {
  readonly record: KeyRecord;
  /** False from the end of its hour, its count or its process on. */
  isOpen(): boolean;
  /** The next sealed value; `undefined` where the text is longer than what is sealed. Only while it is open. */
  seal(classification: Classification, text: string): string | undefined;
  /** Drops the key. */
  close(): void;
}

/** Values of one segment: far fewer than the nonces that AES-GCM has for one key. */
export const mostValues = 2 ** 20;

const keyBytes = 32;
const randomIdBytes = 12;

/** What RSAES_OAEP_SHA_256 of KMS opens. */
function wrap(publicKey: KeyObject, localKey: Uint8Array): string {
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  return publicEncrypt({ key: publicKey, padding, oaepHash: "sha256" }, localKey).toString("base64url");
}

/** Opens a segment. May throw what node:crypto throws. */
export function openSegment(sealKey: HeldSealKey, tenant: string, host: SealHost): Segment {
  const { keyId, publicKey, fingerprint, maxAgeMs } = sealKey;
  const opened = momentOf(host);
  const pid = host.pid();
  const bound = {
    id: fingerprint + host.random(randomIdBytes).toString("hex"),
    keyId,
    salt: host.random(saltBytes).toString("base64url"),
    ...(tenant === "" ? {} : { tenant }),
    from: new Date(opened.wall).toISOString(),
  };
  const localKey = host.random(keyBytes);
  let key: KeyObject | undefined;
  let wrapped: string;
  try {
    wrapped = wrap(publicKey, localKey);
    key = segmentKey(localKey, bound);
  } finally {
    // From here on nothing but the private key leads to what the segment holds.
    localKey.fill(0);
  }
  const additional = new Map<Classification, Buffer>();
  let count = 0;

  const close = () => {
    key = undefined;
    clearTimeout(timer);
  };
  // A key is dropped at the hour's end also where nobody logs.
  const timer = setTimeout(close, maxAgeMs).unref();

  return {
    record: readKeyRecord({ ...bound, wrapped })!,
    isOpen: () => key !== undefined && count < mostValues && since(host, opened) < maxAgeMs && host.pid() === pid,
    seal(classification, text) {
      let data = additional.get(classification);
      if (data === undefined) {
        data = additionalData(bound, classification);
        additional.set(classification, data);
      }
      // Counted before it is used: what fails takes its number with it.
      const number = count++;
      const body = sealText(key!, data, number, text);
      return body && writeSealed({ classification, id: bound.id, number, body });
    },
    close,
  };
}

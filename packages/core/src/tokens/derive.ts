import { createHmac, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import { issuedClassifications } from "../policy/actions.ts";
import type { Classification } from "../policy/identifiers.ts";
import { normalizerVersion } from "./normalize.ts";

const label = "philog/token/v1";

/** Code units of a tenant or an issuer: `hkdfSync` takes at most 1,024 bytes of info. */
const longestPart = 128;
const loneSurrogate = /\p{Surrogate}/u;

/** Whether a text can be a tenant or an issuer: 128 code units at most, well-formed Unicode. */
export function isPart(text: unknown): text is string {
  return typeof text === "string" && text.length <= longestPart && !loneSurrogate.test(text);
}

/**
 * Whose identifier it is: for numbers that are issued locally (mrn, account, healthPlan) the rule's own issuer, else the
 * policy's; none ("") for all others. Writer and join have to agree on it, or their tokens differ.
 */
export function issuerFor(
  classification: Classification,
  own: string | undefined,
  fallback: string | undefined,
): string {
  return (issuedClassifications.has(classification) ? (own ?? fallback) : undefined) ?? "";
}

/** The parts as UTF-8, each after its length in bytes as four bytes, big-endian. */
export function lengthPrefixed(parts: readonly string[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.from(part, "utf8");
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}

/** 32 bytes of HKDF-SHA-256 (RFC 5869) with the secret as input key material; the salt is empty where none is given. */
export function subkey(secret: KeyObject | Uint8Array, info: Uint8Array, salt: Uint8Array | "" = ""): KeyObject {
  const bytes = Buffer.from(hkdfSync("sha256", secret, salt, info, 32));
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}

/**
 * The HMAC key of one space: 32 bytes of HKDF-SHA-256 (RFC 5869) with the secret as input key material, an empty salt
 * and, as info, each after its length as four bytes big-endian, the UTF-8 of `philog/token/v1`, the tenant ("" for
 * none), the classification as in the policy, the issuer ("" for none) and the version of the normalizer (`1`).
 */
export function deriveKey(
  secret: KeyObject,
  tenant: string,
  classification: Classification,
  issuer: string,
): KeyObject {
  return subkey(secret, lengthPrefixed([label, tenant, classification, issuer, normalizerVersion]));
}

/** The first 16 bytes of HMAC-SHA-256 over the UTF-8 of the normalized value, in base64url without padding. */
export function digest(key: KeyObject, normalized: string): string {
  return createHmac("sha256", key).update(normalized, "utf8").digest().toString("base64url", 0, 16);
}

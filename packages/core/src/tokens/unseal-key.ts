import { constants, createPrivateKey, createPublicKey, type KeyObject, privateDecrypt } from "node:crypto";
import { RedactionError } from "../errors.ts";
import { refuseUnknown } from "../policy/nearest.ts";
import { readPrivately } from "./key-sources.ts";
import { fingerprintOf } from "./seal-key.ts";
import { isKeyId } from "./seal-record.ts";

/** What opens the wrapped keys of segments: a private key, or whoever holds one. */
export interface UnsealKey {
  /** The seal key's id, as key records name it: a record of another key is refused. @default any, by the fingerprint */
  readonly keyId?: string | undefined;
  /** What the ids of its segments start with. @default not known */
  readonly fingerprint?: string | undefined;
  /** The plain bytes of a wrapped key, which the caller zeroes. Rejects with a coded error that holds no value. */
  open(wrapped: Uint8Array): Promise<Uint8Array>;
}

const bad = (detail: string) => new RedactionError("PHILOG_KEY_BAD", `private key: ${detail}`);

function readPrivateKey(path: string): KeyObject {
  const bytes = readPrivately(path);
  let key: KeyObject;
  try {
    key = createPrivateKey(bytes);
  } catch {
    throw bad("it cannot be read as PEM");
  } finally {
    bytes.fill(0);
  }
  if (key.asymmetricKeyType !== "rsa") throw bad("it has to be an RSA key");
  return key;
}

/**
 * A private key in a PEM file that nobody else can read (mode 0600 or 0400, as `fileKeys`): for tests, development and
 * HSMs that are not KMS. With `keyId`, records of another key are refused.
 * Throws `PHILOG_KEY_FILE`, `PHILOG_KEY_FILE_MODE`, `PHILOG_KEY_BAD` and `PHILOG_OPTION_BAD`.
 */
export function privateKeyFile(path: string, options: { keyId?: string } = {}): UnsealKey {
  refuseUnknown("the options of privateKeyFile", options, ["keyId"]);
  const { keyId } = options;
  if (keyId !== undefined && !isKeyId(keyId)) throw new RedactionError("PHILOG_OPTION_BAD", "keyId: it is no key's id");
  const key = readPrivateKey(path);
  return Object.freeze({
    keyId,
    fingerprint: fingerprintOf(createPublicKey(key)),
    async open(wrapped: Uint8Array) {
      try {
        return privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" }, wrapped);
      } catch {
        throw new RedactionError("PHILOG_WRAPPED_KEY", "it was changed, or it is of another key");
      }
    },
  });
}

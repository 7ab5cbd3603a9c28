import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { inspect, types } from "node:util";
import { RedactionError } from "../errors.ts";
import { lengthPrefixed, subkey } from "./derive.ts";
import { readKeys, type TokenKeys } from "./key.ts";
import { contextBytes, type KeyContext } from "./key-context.ts";
import { environmentKeys, fileKeys } from "./key-sources.ts";

/**
 * A key in clear and wrapped. It may be given out more than once, so it encrypts nothing by itself: each segment of
 * data derives a key of its own from it, with a random salt, and lets it go.
 */
export interface DataKey {
  /** Names the wrapped key: 11 characters of base64url, the first 8 bytes of its SHA-256. */
  readonly id: string;
  /** 256 bits; never prints. */
  readonly key: KeyObject;
  /** To be kept beside the data: `open` gives the key again. */
  readonly wrapped: Uint8Array;
}

/** Where data keys come from: AWS KMS (`@philog/kms`), or a secret of this machine. */
export interface DataKeys {
  /** A data key, bound to `context`: a new one, or one that is within its limits. Rejects with a coded error that names no value. */
  create(context: KeyContext): Promise<DataKey>;
  /** The key of `wrapped`. Rejects with `PHILOG_WRAPPED_KEY` where a byte or the context is another. */
  open(wrapped: Uint8Array, context: KeyContext): Promise<KeyObject>;
}

const label = "philog/data-key/v1";
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

const unopened = (detail: string) => new RedactionError("PHILOG_WRAPPED_KEY", detail);

/** The id of a wrapped key, which can be told from its bytes alone. */
export function dataKeyId(wrapped: Uint8Array): string {
  return createHash("sha256").update(wrapped).digest().toString("base64url", 0, 8);
}

/**
 * A data key of its plain and wrapped bytes; the plain ones are zeroed. It never prints, and stays in its thread:
 * a `KeyObject` alone could be sent to a worker, an object with functions cannot.
 */
export function holdDataKey(plain: Uint8Array, wrapped: Uint8Array): DataKey {
  const key = createSecretKey(plain);
  plain.fill(0);
  const id = dataKeyId(wrapped);
  const text = () => `[data key ${id}]`;
  return Object.freeze({ id, key, wrapped, toString: text, toJSON: text, [inspect.custom]: text });
}

/** Version, length of the key id, key id: what a wrapped key starts with. */
function headerOf(keyId: string): Buffer {
  return Buffer.concat([Buffer.from([1, keyId.length]), Buffer.from(keyId, "latin1")]);
}

/**
 * Data keys wrapped with a secret that the process holds: whoever has the secret opens all of them.
 * Wrapped are header, IV, ciphertext and tag of AES-256-GCM under HKDF-SHA-256 of the secret; header and context are
 * additional data. `previous` secrets open and never wrap.
 * Throws `PHILOG_KEY_BAD`, `PHILOG_KEY_WEAK` and `PHILOG_OPTION_UNKNOWN`.
 */
export function secretDataKeys(keys: TokenKeys): DataKeys {
  const { current, previous } = readKeys(keys);
  const hold = ({ id, secret }: { id: string; secret: KeyObject }) => ({
    header: headerOf(id),
    key: subkey(secret, lengthPrefixed([label, id])),
  });
  const wrapping = hold(current);
  const held = [wrapping, ...previous.map(hold)];
  const additional = (header: Buffer, context: KeyContext) => Buffer.concat([header, contextBytes(label, context)]);

  return {
    async create(context) {
      const { header, key } = wrapping;
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(additional(header, context));
      const plain = randomBytes(keyBytes);
      const wrapped = Buffer.concat([header, iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
      return holdDataKey(plain, wrapped);
    },
    async open(wrapped, context) {
      if (!types.isUint8Array(wrapped)) throw unopened("it has to be bytes");
      const found = held.find(({ header }) => header.equals(wrapped.subarray(0, header.length)));
      if (found === undefined) throw unopened("its key is not among the configured ones");
      const { header, key } = found;
      const body = wrapped.subarray(header.length);
      if (body.length !== ivBytes + keyBytes + tagBytes) throw unopened("its length is another");
      const decipher = createDecipheriv("aes-256-gcm", key, body.subarray(0, ivBytes))
        .setAAD(additional(header, context))
        .setAuthTag(body.subarray(-tagBytes));
      const plain = decipher.update(body.subarray(ivBytes, -tagBytes));
      try {
        decipher.final();
        return createSecretKey(plain);
      } catch {
        throw unopened("it was changed, or its context is another");
      } finally {
        plain.fill(0);
      }
    },
  };
}

/** Data keys wrapped with the secret of a key file, which is read and held to its mode as `fileKeys` does. */
export function fileDataKeys(path: string): DataKeys {
  return secretDataKeys(fileKeys(path));
}

/** Data keys wrapped with the secret of a variable, which is read and deleted as `environmentKeys` does. */
export function environmentDataKeys(name = "PHILOG_DATA_KEYS"): DataKeys {
  return secretDataKeys(environmentKeys(name));
}

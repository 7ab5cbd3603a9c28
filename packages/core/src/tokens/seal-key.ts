import { createHash, createPublicKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { types } from "node:util";
import { RedactionError } from "../errors.ts";
import { refuseUnknown } from "../policy/nearest.ts";
import { isKeyId, type KeyRecord } from "./seal-record.ts";

/** Keeps a key record, such as in a bucket. What rejects is tried again. */
export type StoreKeyRecord = (record: KeyRecord) => Promise<unknown>;

interface SealSettings {
  /** The ARN of the KMS key, or a name for a key of one's own. It stands in every key record, and CloudTrail has it. */
  keyId: string;
  /** Where key records are kept for as long as any line is: a folder, or a function. @default none: in the lines alone */
  directory?: string | StoreKeyRecord;
  /** Milliseconds for which one segment is written to: at most an hour. @default 3600000 */
  maxAgeMs?: number;
  /** Milliseconds after which a key record is written into a line again. @default 600000 */
  repeatMs?: number;
}

/** The public key as a file, or itself: PEM, or the DER that KMS GetPublicKey gives, as bytes or base64. */
export type SealKeyOptions = SealSettings &
  ({ file: string; publicKey?: undefined } | { file?: undefined; publicKey: string | Uint8Array });

/** A public key that values are sealed to. Plain data: it can be handed to a worker, where `directory` is no function. */
export interface SealKey extends Readonly<SealSettings> {
  /** PEM. */
  readonly publicKey: string;
}

/** A seal key that was checked, with every default filled in. */
export interface HeldSealKey extends Required<Omit<SealSettings, "directory">> {
  readonly publicKey: KeyObject;
  readonly directory: SealSettings["directory"];
  /** Eight hex digits of the SHA-256 of the key's DER: what segment ids start with. */
  readonly fingerprint: string;
}

const leastBits = 3072;
const mostBits = 8192;
const longestAge = 3_600_000;
const largestFile = 65_536;
const names = ["keyId", "directory", "maxAgeMs", "repeatMs"];
const pem = /^-----BEGIN PUBLIC KEY-----/;
const base64 = /^[A-Za-z0-9+/\s]+={0,2}$/;

const bad = (detail: string) => new RedactionError("PHILOG_KEY_BAD", `sealKey: ${detail}`);
const badOption = (detail: string) => new RedactionError("PHILOG_OPTION_BAD", `sealKey: ${detail}`);

/** The first eight hex digits of the SHA-256 of a public key, as DER. */
export function fingerprintOf(publicKey: KeyObject): string {
  return createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("hex")
    .slice(0, 8);
}

function readFile(file: unknown): Buffer {
  if (typeof file !== "string") throw badOption("file: it has to be a path");
  try {
    const bytes = readFileSync(file);
    if (bytes.length <= largestFile) return bytes;
  } catch (error) {
    throw new RedactionError("PHILOG_KEY_FILE", (error as NodeJS.ErrnoException).code);
  }
  throw new RedactionError("PHILOG_KEY_FILE", "it is larger than 64 KiB");
}

/** The DER of a public key that may stand in any of its forms. */
function derOf(given: unknown): Buffer | string {
  const text = types.isUint8Array(given) ? Buffer.from(given).toString("latin1") : given;
  if (typeof text !== "string") throw bad("publicKey: it has to be PEM, base64 or bytes");
  // Node would make the public key of a private one, and nobody would notice that the writer holds it.
  if (text.includes("PRIVATE KEY")) throw bad("it is a private key: who writes must not have it");
  const trimmed = text.trim();
  if (pem.test(trimmed)) return trimmed;
  return base64.test(trimmed) ? Buffer.from(trimmed, "base64") : Buffer.from(text, "latin1");
}

/** Reads a public key. Throws `PHILOG_KEY_BAD` and `PHILOG_KEY_WEAK`. */
function readPublicKey(given: unknown): KeyObject {
  const key = derOf(given);
  let made: KeyObject;
  try {
    made = createPublicKey(typeof key === "string" ? key : { key, format: "der", type: "spki" });
  } catch {
    throw bad("it cannot be read as a public key: PEM, or the DER that KMS GetPublicKey gives");
  }
  const { modulusLength: bits = 0 } = made.asymmetricKeyDetails!;
  if (made.asymmetricKeyType !== "rsa") throw bad("it has to be an RSA key");
  if (bits < leastBits) throw new RedactionError("PHILOG_KEY_WEAK", `sealKey: it has fewer than ${leastBits} bits`);
  if (bits > mostBits) throw bad(`it has more than ${mostBits} bits`);
  return made;
}

function readMilliseconds(value: unknown, name: string, first: number, most: number): number {
  if (value === undefined) return first;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 1 && value <= most) return value;
  throw badOption(`${name}: it has to be a whole number from 1 to ${most}`);
}

/** Checks a seal key and fills in its defaults. Throws as `publicSealKey`, but for files. */
export function holdSealKey(given: unknown): HeldSealKey {
  if (typeof given !== "object" || given === null) throw badOption("it comes from publicSealKey()");
  refuseUnknown("sealKey", given, [...names, "publicKey"]);
  const { publicKey, keyId, directory, maxAgeMs, repeatMs } = given as Partial<SealKey>;
  if (!isKeyId(keyId)) throw badOption("keyId: it has to be an ARN, or 1 to 256 letters, digits and -_./:+=@");
  if (directory !== undefined && typeof directory !== "function" && (typeof directory !== "string" || directory === ""))
    throw badOption("directory: it has to be a path or a function");
  const key = readPublicKey(publicKey);
  return {
    keyId,
    directory,
    maxAgeMs: readMilliseconds(maxAgeMs, "maxAgeMs", longestAge, longestAge),
    repeatMs: readMilliseconds(repeatMs, "repeatMs", 600_000, longestAge),
    publicKey: key,
    fingerprint: fingerprintOf(key),
  };
}

/**
 * The public key that `createRedactor` seals to: whoever writes cannot open. An RSA key of 3,072 bits or more, in KMS
 * one of RSA_4096. Throws `PHILOG_KEY_FILE`, `PHILOG_KEY_BAD`, `PHILOG_KEY_WEAK` and `PHILOG_OPTION_BAD`.
 */
export function publicSealKey(options: SealKeyOptions): SealKey {
  if (typeof options !== "object" || options === null) throw badOption("the options are an object");
  refuseUnknown("the options of publicSealKey", options, [...names, "file", "publicKey"]);
  const { file, publicKey, ...settings } = options;
  if ((file === undefined) === (publicKey === undefined)) throw badOption("file or publicKey: one of the two is given");
  const read = readPublicKey(file === undefined ? publicKey : readFile(file));
  const sealKey = { ...settings, publicKey: read.export({ type: "spki", format: "pem" }).toString() };
  holdSealKey(sealKey);
  return Object.freeze(sealKey);
}

import { segmentIdPattern } from "../policy/sealed-form.ts";
import { isPart } from "./derive.ts";

/**
 * What a reader needs to open the values of one segment, besides the private key. No secret; it names the tenant in
 * clear.
 */
export interface KeyRecord {
  /** The segment's: 32 hex digits. */
  readonly id: string;
  /** The KMS key's ARN, or the name that another key was given. */
  readonly keyId: string;
  /** The segment's local key under RSA-OAEP with SHA-256, in base64url. */
  readonly wrapped: string;
  /** 32 bytes in base64url. */
  readonly salt: string;
  /** Left out where there is none. */
  readonly tenant?: string;
  /** When the segment was opened, in ISO 8601. */
  readonly from: string;
}

/** The member of a line that holds key records: an array of them. */
export const keyRecordsKey = "philogKeys";

export const saltBytes = 32;
/** RSA with 3072 to 8192 bits. */
const wrappedBytes = { least: 384, most: 1024 };

const idForm = new RegExp(`^${segmentIdPattern}$`);
const keyIdForm = /^[A-Za-z0-9][\w:/.+=@-]{0,255}$/;
const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const members: ReadonlySet<string> = new Set(["id", "keyId", "wrapped", "salt", "tenant", "from"]);

/** Whether a text can name a segment. */
export const isSegmentId = (id: unknown): id is string => typeof id === "string" && idForm.test(id);

/** Whether a text can name a seal key: an ARN, or 1 to 256 characters of those that ARNs are made of. */
export const isKeyId = (id: unknown): id is string => typeof id === "string" && keyIdForm.test(id);

/** The bytes of base64url in the one form that is written for them, else `undefined`. */
export function exactBytes(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, "base64url");
  return bytes.toString("base64url") === text ? bytes : undefined;
}

function isBytes(text: unknown, least: number, most: number): boolean {
  if (typeof text !== "string" || text.length > most * 2) return false;
  const bytes = exactBytes(text);
  return bytes !== undefined && bytes.length >= least && bytes.length <= most;
}

/** A key record, read strictly from what may be anything; `undefined` where it is none. */
export function readKeyRecord(value: unknown): KeyRecord | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (!Object.keys(value).every((key) => members.has(key))) return undefined;
  const { id, keyId, wrapped, salt, tenant, from } = value as Partial<KeyRecord>;
  const fits =
    isSegmentId(id) &&
    isKeyId(keyId) &&
    isBytes(wrapped, wrappedBytes.least, wrappedBytes.most) &&
    isBytes(salt, saltBytes, saltBytes) &&
    (tenant === undefined || (isPart(tenant) && tenant !== "")) &&
    typeof from === "string" &&
    instantForm.test(from);
  if (!fits) return undefined;
  return { id, keyId, wrapped: wrapped!, salt: salt!, ...(tenant === undefined ? {} : { tenant }), from };
}

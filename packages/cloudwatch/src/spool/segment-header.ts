import { createHash } from "node:crypto";
import type { KeyContext } from "@philog/core";

/** What stands in clear at the start of a segment's file. None of it comes from a line. */
export interface SegmentHeader {
  readonly version: 1;
  /** 16 random bytes, in hex. */
  readonly segment: string;
  /** The id that its events carry, and the log stream that they belong to. */
  readonly stream: string;
  readonly logStream: string;
  readonly group: string;
  /** The number of its first event. */
  readonly first: number;
  /** What the data key is bound to. */
  readonly context: KeyContext;
  /** The wrapped data key and the salt of HKDF, in base64. */
  readonly wrapped: string;
  readonly salt: string;
}

/** A header that was read: its length in the file and its SHA-256, which everything else in the file is bound to. */
export interface ReadHeader {
  readonly header: SegmentHeader;
  readonly bytes: number;
  readonly digest: Buffer;
}

const magic = Buffer.from("PHILOGS1", "latin1");
const prefixBytes = magic.length + 4;
/** A wrapped key of KMS has some hundred bytes; what is longer was not written here. */
const longest = 16_384;

const digestOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();

/** The bytes of a header: magic, length, JSON. */
export function writeHeader(header: SegmentHeader): { bytes: Buffer; digest: Buffer } {
  const json = Buffer.from(JSON.stringify(header), "utf8");
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const bytes = Buffer.concat([magic, length, json]);
  return { bytes, digest: digestOf(bytes) };
}

const isText = (value: unknown): value is string => typeof value === "string" && value.length <= 8_192;

function fits(value: unknown): value is SegmentHeader {
  if (typeof value !== "object" || value === null) return false;
  const { version, segment, stream, logStream, group, first, context, wrapped, salt } = value as SegmentHeader;
  const texts = [segment, stream, logStream, group, wrapped, salt];
  const isContext = typeof context === "object" && context !== null && Object.values(context).every(isText);
  return version === 1 && texts.every(isText) && Number.isSafeInteger(first) && first > 0 && isContext;
}

/** Reads a header; `undefined` where the bytes are no segment of ours. */
export function readHeader(file: Buffer): ReadHeader | undefined {
  if (file.length < prefixBytes || !file.subarray(0, magic.length).equals(magic)) return undefined;
  const length = file.readUInt32LE(magic.length);
  if (length > longest || file.length < prefixBytes + length) return undefined;
  const bytes = file.subarray(0, prefixBytes + length);
  try {
    const header: unknown = JSON.parse(bytes.toString("utf8", prefixBytes));
    return fits(header) ? { header, bytes: bytes.length, digest: digestOf(bytes) } : undefined;
  } catch {
    return undefined;
  }
}

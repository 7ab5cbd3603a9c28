import { createCipheriv, createDecipheriv } from "node:crypto";
import type { Frame } from "../lines/frame.ts";
import type { SegmentKeys } from "./segment-keys.ts";

/** In clear before each frame: length of the ciphertext, events, number of the first. */
const prefixBytes = 16;
const tagBytes = 16;

/** Bytes that a sealed frame has more than its text. */
export const sealBytes = prefixBytes + tagBytes;

/** The nonce is the frame's place in its segment: never used twice, since each segment has a key of its own. */
function nonceOf(place: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(place, 8);
  return nonce;
}

/** A frame without events: the segment's end, by which it is known to be whole. */
export const endFrame: Frame = { first: 0, count: 0, plain: Buffer.alloc(0) };

/** Seals a frame with AES-256-GCM. Additional data are the digest of the header and the frame's prefix. */
export function sealFrame({ frames, digest }: SegmentKeys, place: number, { first, count, plain }: Frame): Buffer {
  const sealed = Buffer.allocUnsafe(prefixBytes + plain.length + tagBytes);
  sealed.writeUInt32LE(plain.length, 0);
  sealed.writeUInt32LE(count, 4);
  sealed.writeDoubleLE(first, 8);
  const cipher = createCipheriv("aes-256-gcm", frames, nonceOf(place));
  cipher.setAAD(Buffer.concat([digest, sealed.subarray(0, prefixBytes)]));
  cipher.update(plain).copy(sealed, prefixBytes);
  cipher.final();
  cipher.getAuthTag().copy(sealed, prefixBytes + plain.length);
  return sealed;
}

/** What stands at `offset`: a frame, its length where it does not open, or `torn` where the file ends within it. */
export type Opened = { frame: Frame; bytes: number } | { frame: undefined; bytes: number } | "torn";

/** Opens the frame at `offset`, which has to be the segment's `place`-th: one that was moved does not open. */
export function openFrame({ frames, digest }: SegmentKeys, place: number, file: Buffer, offset: number): Opened {
  if (file.length < offset + prefixBytes) return "torn";
  const length = file.readUInt32LE(offset);
  const bytes = prefixBytes + length + tagBytes;
  if (file.length < offset + bytes) return "torn";
  const prefix = file.subarray(offset, offset + prefixBytes);
  const tagAt = offset + prefixBytes + length;
  const decipher = createDecipheriv("aes-256-gcm", frames, nonceOf(place), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.concat([digest, prefix])).setAuthTag(file.subarray(tagAt, tagAt + tagBytes));
  const plain = decipher.update(file.subarray(offset + prefixBytes, tagAt));
  try {
    decipher.final();
  } catch {
    return { frame: undefined, bytes };
  }
  return { frame: { first: prefix.readDoubleLE(8), count: prefix.readUInt32LE(4), plain }, bytes };
}

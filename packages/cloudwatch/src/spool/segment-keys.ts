import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";

/** The keys of one segment: one seals its frames, the other signs what was acknowledged. */
export interface SegmentKeys {
  readonly frames: KeyObject;
  readonly acks: KeyObject;
  /** SHA-256 of the header. */
  readonly digest: Buffer;
}

/**
 * Derives a segment's keys: HKDF-SHA-256 (RFC 5869) of the data key with the segment's random salt; info is a label and
 * the header's digest. So two segments have two keys, whatever their data key, and a changed header opens nothing.
 */
export function segmentKeys(dataKey: KeyObject, salt: Uint8Array, digest: Buffer): SegmentKeys {
  const derive = (label: string) => {
    const info = Buffer.concat([Buffer.from(`philog/spool/v1/${label}`, "latin1"), digest]);
    const bytes = Buffer.from(hkdfSync("sha256", dataKey, salt, info, 32));
    const key = createSecretKey(bytes);
    bytes.fill(0);
    return key;
  };
  return { frames: derive("frames"), acks: derive("acks"), digest };
}

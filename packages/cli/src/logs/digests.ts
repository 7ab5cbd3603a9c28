import { hash } from "node:crypto";

/** Digests of lines by their numbers, as far as they are remembered. */
export interface Digests {
  /** Keeps one. */
  set(stream: string, seq: number, digest: number): void;
  /** Undefined where it was never kept, or is not remembered any more. */
  get(stream: string, seq: number): number | undefined;
}

const perBlock = 256;
const digestBytes = 6;

/** 48 bits of the SHA-256 of what a line says. */
export const digestOf = (bytes: Uint8Array): number =>
  // One more, since an empty place is 0.
  hash("sha256", bytes, "buffer").readUIntBE(0, digestBytes) + 1;

/** Remembers the digests of the last `blocks` times 256 numbers, in 2 KiB each. @default 8192: 16 MiB in all */
export function createDigests(blocks = 8192): Digests {
  const kept = new Map<string, Float64Array>();
  const keyOf = (stream: string, seq: number) => `${Math.floor(seq / perBlock)} ${stream}`;

  return {
    set(stream, seq, digest) {
      const key = keyOf(stream, seq);
      let block = kept.get(key);
      if (block === undefined) {
        if (kept.size >= blocks) kept.delete(kept.keys().next().value!);
        block = new Float64Array(perBlock);
        kept.set(key, block);
      }
      block[seq % perBlock] = digest;
    },
    get: (stream, seq) => kept.get(keyOf(stream, seq))?.[seq % perBlock] || undefined,
  };
}

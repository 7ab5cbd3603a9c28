import type { Counts } from "./counts.ts";
import type { Join } from "./split-lines.ts";

export interface Redacted {
  output: Uint8Array;
  counts: Counts;
  /** To be called once the output is written: its memory is used again. */
  release(): void;
}

/** Redacts batches: in this process, or in workers. */
export interface Engine {
  /** Rejects with a Failure where a batch could not be redacted. */
  redact(batch: Uint8Array): Promise<Redacted>;
  /** Batches that are worth being under way at a time. */
  readonly width: number;
  /** How batches have to be put together. */
  readonly join?: Join;
  close(): Promise<void>;
}

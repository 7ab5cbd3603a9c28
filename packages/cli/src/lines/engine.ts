import type { Join } from "./split-lines.ts";

/** What was made of a batch. */
export interface Made<T> {
  result: T;
  /** To be called once the result is used: its memory, or the batch's, is used again. */
  release(): void;
}

/** Works on batches of whole lines: in this process, or in workers. */
export interface Engine<T> {
  /** Rejects with a Failure where a batch could not be worked on. */
  work(batch: Uint8Array): Promise<Made<T>>;
  /** Batches that are worth being under way at a time. */
  readonly width: number;
  /** How batches have to be put together. */
  readonly join?: Join;
  close(): Promise<void>;
}

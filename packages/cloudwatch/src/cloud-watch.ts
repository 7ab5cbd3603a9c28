import type { Stats } from "./stats.ts";

/** What is left after `close`. */
export interface Closed {
  /** Events that stay in the spool, for the next start. */
  readonly left: number;
  /** Events that were in memory alone, and are lost. */
  readonly lost: number;
}

/** Sends lines to a log group. They have to be redacted before: it looks into none. */
export interface CloudWatch {
  /** The id that each of its events carries as `philogStream`, beside its number `philogSeq`. */
  readonly stream: string;
  /** The name of its log stream, which ends with the id. */
  readonly logStream: string;
  /**
   * Takes a line, with its time in milliseconds. With a spool it is on disk when the turn ends, or `flushSync` returns.
   * `false` where there was no room: it is lost, and counted. @default the present time
   */
  write(line: string, time?: number): boolean;
  /** Whether a line would be refused now. It is asked by those who can wait, under `onFull: "block"`. */
  isFull(): boolean;
  /** Resolves when there is room. */
  ready(): Promise<void>;
  /** Brings to disk what was written in this turn. */
  flushSync(): void;
  /** Sends all that was written before. Resolves to whether that was done within `timeoutMs`. @default 30000 */
  flush(options?: { timeoutMs?: number }): Promise<boolean>;
  stats(): Stats;
  /** Sends what it can within `timeoutMs`, then lets go of everything. @default 5000 */
  close(options?: { timeoutMs?: number }): Promise<Closed>;
}

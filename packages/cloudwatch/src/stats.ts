import type { SendCounts } from "./send/counts.ts";
import type { Gate } from "./verify/gate.ts";

/** How the transport stands, and what it has counted since its start. */
export interface Stats extends Readonly<SendCounts> {
  readonly durability: "spool" | "memory";
  /** How the log group stands; `pending` before the first look, `held` while lines wait for it. */
  readonly group: Gate["state"];
  /** Events taken in: with a spool, those that are on disk. */
  readonly accepted: number;
  /** Events that were not stored yet. Those of other processes count once they were read. */
  readonly waiting: number;
  /** Lines that are gone. */
  readonly lost: number;
  /** Seconds since the oldest event came in that was not stored yet. */
  readonly lagSeconds: number;
  /** Bytes on disk, and in memory of what is not on disk. */
  readonly spoolBytes: number;
  readonly memoryBytes: number;
}

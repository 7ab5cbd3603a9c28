import type { Report } from "../errors.ts";

/** Why lines were lost: no room, or the end came before they could be sent and there is no spool. */
export type LossReason = "full" | "closed";

/** Lines that are gone. */
export interface Loss {
  readonly lines: number;
  readonly reason: LossReason;
}

/** Counts what is lost, and says it. */
export interface Losses {
  add(reason: LossReason, lines: number): void;
  readonly total: number;
  /** At the process's end there is no later turn. */
  sayNow(closed: number): void;
  /** Lines lost since the last call, which the stream is to be told of. */
  takeUnsaid(): number;
  /** Puts them back: the stream could not be told. */
  keepUnsaid(lines: number): void;
}

export function createLosses(onLoss: (loss: Loss) => void, report: Report): Losses {
  let total = 0;
  let unsaid = 0;
  const waiting = new Map<LossReason, number>();

  function say(): void {
    for (const [reason, lines] of waiting) {
      report("PHILOG_CLOUDWATCH_LOST", reason);
      try {
        onLoss({ lines, reason });
      } catch {
        // Whoever listens cannot stop the lines.
      }
    }
    waiting.clear();
  }

  return {
    add(reason, lines) {
      if (lines === 0) return;
      total += lines;
      unsaid += lines;
      // Once a turn: a listener that is called for each line would cost more than the lines.
      if (waiting.size === 0) setImmediate(say);
      waiting.set(reason, (waiting.get(reason) ?? 0) + lines);
    },
    get total() {
      return total;
    },
    sayNow(closed) {
      if (closed > 0) waiting.set("closed", (waiting.get("closed") ?? 0) + closed);
      say();
    },
    takeUnsaid() {
      const lines = unsaid;
      unsaid = 0;
      return lines;
    },
    keepUnsaid(lines) {
      unsaid += lines;
    },
  };
}

import { guarded } from "../errors.ts";
import type { Batch, Window } from "../queue/batch.ts";
import type { Lane } from "../queue/lane.ts";
import { createDeliver, type DeliverOptions } from "./deliver.ts";

/** Takes batches from lanes and sends them, several side by side. */
export interface Sender {
  /** Looks for batches. Cheap where there are none. */
  pump(): void;
  /** Whether lines wait for others, or are sent at once. */
  setUrgent(isUrgent: boolean): void;
  /** Takes no more batches. */
  stop(): void;
  /** Whether nothing is under way. */
  isIdle(): boolean;
}

export interface SenderOptions extends Omit<DeliverOptions, "onAnswer" | "onRefused"> {
  /** Oldest lines first. */
  readonly lanes: () => readonly Lane[];
  /** Calls side by side, at most. */
  readonly parallel: number;
  /** Whether anything may be sent now. */
  readonly isOpen: () => boolean;
  readonly window: () => Window;
  /** Called after each batch that was stored. */
  readonly onStored: (batch: Batch) => void;
}

/** Batches that may be stuck with a refused event, without taking the place of one that is not. */
const mostRefused = 8;

export function createSender(options: SenderOptions): Sender {
  const { lanes, parallel, isOpen, window, onStored, signal, report } = options;
  const refused = new Set<Batch>();
  let active = 0;
  let allowed = parallel;
  let isUrgent = false;
  let isPumping = false;
  let isStopped = false;

  const deliver = createDeliver({
    ...options,
    // As TCP does: half as many calls when throttled, one more after each that went well.
    onAnswer(kind) {
      if (kind === "throttle") allowed = Math.max(1, Math.floor(allowed / 2));
      else if (kind === "stored") allowed = Math.min(parallel, allowed + 1);
    },
    onRefused(batch) {
      if (refused.size < mostRefused) refused.add(batch);
      pump();
    },
  });

  async function run(lane: Lane, batch: Batch): Promise<void> {
    active++;
    const isStored = await deliver(batch);
    active--;
    refused.delete(batch);
    if (!isStored) return;
    guarded(report, () => lane.settle(batch));
    onStored(batch);
    pump();
  }

  function start(): boolean {
    if (isStopped || signal.aborted || !isOpen() || active - refused.size >= allowed) return false;
    for (const lane of lanes()) {
      const batch = lane.next(window(), isUrgent);
      if (batch === undefined) continue;
      void run(lane, batch);
      return true;
    }
    return false;
  }

  /** One batch a turn, never within a call of the logger: a megabyte of JSON takes milliseconds, and all wait for them. */
  function pump(): void {
    if (isPumping) return;
    isPumping = true;
    setImmediate(() => {
      isPumping = false;
      let isStarted = false;
      guarded(report, () => (isStarted = start()));
      if (isStarted) pump();
    });
  }

  return {
    pump,
    setUrgent(value) {
      isUrgent = value;
      if (value) pump();
    },
    stop() {
      isStopped = true;
    },
    isIdle: () => active === 0,
  };
}

import type { Closed } from "../cloud-watch.ts";
import type { Intake } from "../queue/intake.ts";
import type { Lanes } from "../queue/lanes.ts";
import type { Store } from "../queue/store.ts";
import type { Sender } from "../send/sender.ts";
import type { Losses } from "./losses.ts";
import type { Waiters } from "./waiters.ts";

/** How lines are brought home: for a moment, and for good. */
export interface Ending {
  readonly isClosed: boolean;
  /** Resolves to whether all that was written before is stored. */
  flush(timeoutMs: number): Promise<boolean>;
  /** The first call closes, and each gets its result. */
  close(timeoutMs: number): Promise<Closed>;
}

export interface EndingOptions {
  readonly intake: Intake;
  readonly store: Store;
  readonly lanes: Lanes;
  readonly sender: Sender;
  readonly waiters: Waiters;
  readonly losses: Losses;
  /** Writes the last lines of the transport's own. */
  readonly onClosing: () => void;
  /** Lets go of all that is not among these. */
  readonly letGo: () => void;
}

/** Milliseconds that a data key which is on its way is waited for, whatever the time that was left. */
const leastForKey = 100;

export function createEnding(options: EndingOptions): Ending {
  const { intake, store, lanes, sender, waiters, losses, onClosing, letGo } = options;
  let isClosed = false;
  let closing: Promise<Closed> | undefined;

  async function flush(timeoutMs: number): Promise<boolean> {
    intake.seal();
    const { last } = intake;
    sender.setUrgent(true);
    const isDone = await waiters.waitFor(() => lanes.isDone(last), timeoutMs);
    sender.setUrgent(false);
    return isDone;
  }

  async function close(timeoutMs: number): Promise<Closed> {
    const end = performance.now() + timeoutMs;
    intake.seal();
    onClosing();
    await flush(timeoutMs);
    // Lines that came meanwhile stay in the spool; a call that is cut off might have been stored.
    sender.stop();
    await waiters.waitFor(sender.isIdle, Math.max(0, end - performance.now()));
    intake.seal();
    isClosed = true;
    await waiters.waitFor(() => store.harden(), Math.max(leastForKey, end - performance.now()));
    intake.close();
    store.close();
    const lost = lanes.left(true);
    losses.add("closed", lost);
    const left = lanes.left() - lost;
    lanes.close();
    letGo();
    waiters.settle();
    return { left, lost };
  }

  return {
    get isClosed() {
      return isClosed;
    },
    flush,
    close: (timeoutMs) => (closing ??= close(timeoutMs)),
  };
}

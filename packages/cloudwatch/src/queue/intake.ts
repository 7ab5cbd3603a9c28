import { guarded, type Report } from "../errors.ts";
import { createFrameBuilder } from "../lines/frame-builder.ts";
import type { Store } from "./store.ts";

/** Where lines come in, are numbered and put together, and go to the store at the turn's end at the latest. */
export interface Intake {
  /** `false` where there was no room. */
  write(line: string, time: number): boolean;
  /** Gives the store what has come in. */
  seal(): void;
  /** Events that the store has taken. */
  readonly accepted: number;
  /** The number of the last event. */
  readonly last: number;
  /** Whether lines are refused for want of room. */
  isFull(): boolean;
  close(): void;
}

export interface IntakeOptions {
  readonly stream: string;
  readonly store: Store;
  /** Whether lines are refused when there is no room, rather than older ones dropped. */
  readonly refuses: boolean;
  readonly lingerMs: number;
  readonly report: Report;
  readonly onLost: (events: number) => void;
  /** Called after each frame, and once more when its lines have waited long enough. */
  readonly onFrame: () => void;
}

/** Some hundred lines are sealed together. */
const frameBytes = 49_152;
const frameEvents = 512;

export function createIntake(options: IntakeOptions): Intake {
  const { stream, store, refuses, lingerMs, report, onLost, onFrame } = options;
  const builder = createFrameBuilder(stream, seal);
  let accepted = 0;
  let isFull = false;
  let turn: NodeJS.Immediate | undefined;
  let linger: NodeJS.Timeout | undefined;

  function seal(): void {
    clearImmediate(turn);
    turn = undefined;
    const frame = builder.cut();
    if (frame === undefined) return;
    let isTaken = false;
    guarded(report, () => {
      isTaken = store.append(frame);
      isFull = refuses && store.isFull(frameBytes);
    });
    if (isTaken) accepted += frame.count;
    else onLost(frame.count);
    onFrame();
    // Not unref'd: lines that are about to be sent keep the process, for that long and no longer.
    linger ??= setTimeout(() => {
      linger = undefined;
      onFrame();
    }, lingerMs + 5);
  }

  /** Once there was no room, each line looks whether there is some again. */
  function isStillFull(): boolean {
    isFull = isFull && store.isFull(frameBytes);
    return isFull;
  }

  return {
    write(line, time) {
      if (isStillFull()) return false;
      builder.add(line, time);
      if (builder.bytes >= frameBytes || builder.count >= frameEvents) seal();
      else turn ??= setImmediate(seal);
      return true;
    },
    seal,
    get accepted() {
      return accepted;
    },
    get last() {
      return builder.next - 1;
    },
    isFull: isStillFull,
    close() {
      clearImmediate(turn);
      clearTimeout(linger);
    },
  };
}

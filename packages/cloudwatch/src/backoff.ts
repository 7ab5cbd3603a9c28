import { setTimeout } from "node:timers/promises";

/** Waiting times with full jitter: anything between nothing and a bound that doubles from `base` to `cap`. */
export interface Backoff {
  readonly base: number;
  readonly cap: number;
}

/** Milliseconds to wait before the try after `failures` failures in a row. */
export function delay({ base, cap }: Backoff, failures: number, random: () => number = Math.random): number {
  return Math.ceil(random() * Math.min(cap, base * 2 ** Math.min(failures - 1, 30)));
}

/** Resolves after so many milliseconds, or at once when the signal comes. The process does not stay for it. */
export async function waitUnlessAborted(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { ref: false, signal }).catch(() => {});
}

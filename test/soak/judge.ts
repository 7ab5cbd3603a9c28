/** The heap after a forced collection, at one moment. */
export interface Sample {
  /** Seconds since the load began. */
  at: number;
  calls: number;
  /** Bytes of data, what stands outside of V8's heap included. */
  heap: number;
  /** Bytes of compiled code: V8 makes it, and lets it go, as it sees fit. */
  code: number;
}

export interface Verdict {
  /** The mean heap of each window, in bytes: caches fill and empty within one. */
  windows: number[];
  /** How far the highest window lies above the lowest, as a part of it. */
  spread: number;
  flat: boolean;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Whether the heap stays where it is: the means of `count` windows of samples lie within `tolerance` of each other. */
export function judge(samples: readonly Sample[], tolerance: number, count = 5): Verdict {
  if (samples.length < count) throw new Error(`${count} windows need as many samples; there are ${samples.length}`);
  const bound = (index: number) => Math.floor((index * samples.length) / count);
  const windows = Array.from({ length: count }, (_, index) =>
    mean(samples.slice(bound(index), bound(index + 1)).map(({ heap }) => heap)),
  );
  const lowest = Math.min(...windows);
  const spread = (Math.max(...windows) - lowest) / lowest;
  return { windows, spread, flat: spread <= tolerance };
}

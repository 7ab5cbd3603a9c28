import { createRequire } from "node:module";
import type Benchmark from "benchmark";

/** One contender's turns. */
export interface Turn {
  /** Runs for about the time of a turn and learns how many calls fit into it. */
  warmUp(): void;
  /** Runs that many calls and gives the seconds of one. */
  run(): number;
  /** What the last call gave. */
  result(): unknown;
}

/**
 * A contender on Benchmark.js, which compiles a loop around the operation for it alone. Every result is assigned to a
 * place that outlives the loop and can be read from outside, so no call can be optimized away.
 */
export function createTurn(name: string, operation: () => unknown, seconds: number): Turn {
  let result: unknown;
  const call = () => {
    result = operation();
  };
  // One sample a turn: Benchmark.js stops after the first that took longer than a negative time.
  const Runner = createRequire(import.meta.url)("benchmark") as typeof Benchmark;
  const benchmark = new Runner(name, call, { minSamples: 1, maxTime: -1 });
  // Each run starts over from its options (documented, absent from the published types), not from its own members.
  const { options: settings } = benchmark as typeof benchmark & { options: Benchmark.Options };

  function cycle(): number {
    benchmark.run({ async: false });
    if (benchmark.error !== undefined) throw benchmark.error;
    return benchmark.times.period;
  }

  return {
    warmUp() {
      settings.minTime = seconds;
      settings.initCount = Math.max(1, Math.ceil(seconds / cycle()));
    },
    run() {
      // As many calls in every turn as the last warm-up found: a turn is never repeated for having been fast.
      settings.minTime = Number.MIN_VALUE;
      return cycle();
    },
    result: () => result,
  };
}

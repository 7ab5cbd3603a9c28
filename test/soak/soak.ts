import { setImmediate as turn } from "node:timers/promises";
import { getHeapCodeStatistics } from "node:v8";
import { judge, type Sample, type Verdict } from "./judge.ts";
import { createLoad, cycle } from "./load.ts";

export interface SoakOptions {
  /** Seconds under load, the warm-up included. A machine that makes few calls takes longer. */
  seconds: number;
  tolerance: number;
  /** Keeps every n-th line, to prove that it would be seen. */
  leak?: number | undefined;
  onSample?: (sample: Sample) => void;
}

export interface Soaked extends Verdict {
  samples: Sample[];
  lines: number;
  leaked: number;
}

const callsInATurn = 500;
/** Until then code is compiled and caches are filled. */
const warmUp = { calls: 16 * cycle, seconds: 10 };
const points = 10;
/** Collections of one point, over a cycle: what caches hold rises and falls in it. */
const collections = 16;

async function measure(): Promise<{ heap: number; code: number }> {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error("node needs --expose-gc");
  for (let round = 0; round < 2; round++) {
    gc();
    // What a finalizer lets go is gone with the next collection.
    await turn();
  }
  gc();
  const { heapUsed, external } = process.memoryUsage();
  const { code_and_metadata_size, bytecode_and_metadata_size } = getHeapCodeStatistics();
  const code = code_and_metadata_size + bytecode_and_metadata_size;
  return { heap: heapUsed + external - code, code };
}

/** Logs at full load and measures the heap after collections at fixed points. */
export async function soak({ seconds, tolerance, leak, onSample }: SoakOptions): Promise<Soaked> {
  const kept: string[] = [];
  let lines = 0;
  const load = createLoad((line) => {
    lines += 1;
    if (leak !== undefined && lines % leak === 0) kept.push(line);
  });
  const start = performance.now();
  const elapsed = () => (performance.now() - start) / 1000;
  const runUntil = async (isDone: () => boolean) => {
    while (!isDone()) {
      load.run(callsInATurn);
      await turn();
    }
  };

  await runUntil(() => load.calls >= warmUp.calls && elapsed() >= Math.min(warmUp.seconds, seconds / 4));
  const warm = elapsed();
  const samples: Sample[] = [];
  for (let index = 1; index <= points; index++) {
    const sum = { heap: 0, code: 0 };
    for (let collection = 0; collection < collections; collection++) {
      load.run(Math.ceil(cycle / collections));
      const { heap, code } = await measure();
      sum.heap += heap / collections;
      sum.code += code / collections;
    }
    const sample = { at: elapsed(), calls: load.calls, ...sum };
    samples.push(sample);
    onSample?.(sample);
    await runUntil(() => elapsed() >= warm + ((seconds - warm) * index) / points);
  }
  return { ...judge(samples, tolerance), samples, lines, leaked: kept.length };
}

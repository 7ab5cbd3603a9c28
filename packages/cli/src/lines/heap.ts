import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

// V8 lets a thread's young generation grow to 32 MB and more. What a batch leaves behind is short-lived: half of that is as
// fast. V8 reads the flag whenever it collects, for all threads.

/** Bytes of a young generation, both halves; V8 doubles it until it has 16 MiB. */
const enough = 16_000_000;

const grow = (factor: 1 | 2) => setFlagsFromString(`--semi-space-growth-factor=${factor}`);

/** No young generation grows until `limitYoung` lets it: loading modules would make it larger than the work needs. */
export const holdYoung = (): void => grow(1);

/**
 * Lets this thread's young generation grow to 16 MiB. To be called with each batch: a thread that starts undoes it, on
 * Node 20 and 22.
 */
export function limitYoung(): void {
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === "new_space");
  grow(young === undefined || young.space_size < enough ? 2 : 1);
}

/** Threads that start have `megabytes` in each half at once, since they may not be let grow. */
export const startYoung = (megabytes: number) => setFlagsFromString(`--min-semi-space-size=${megabytes}`);

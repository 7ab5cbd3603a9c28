import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { InvalidArgumentError } from "commander";
import { startYoung } from "./heap.ts";
import type { WorkerThread } from "./pool.ts";

const mostWorkers = 64;

/** Reads `--workers`: 0 to 64, or `auto`, one for each processor. */
export function readWorkers(text: string): number {
  if (text === "auto") return Math.min(availableParallelism(), mostWorkers);
  const workers = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  if (!(workers <= mostWorkers)) throw new InvalidArgumentError("It is a number from 0 to 64, or auto.");
  return workers;
}

/** MB. What a batch leaves behind is short-lived: more room for it makes workers larger, and not faster. */
const half = 2;
const resourceLimits = { maxYoungGenerationSizeMb: 3 * half, maxOldGenerationSizeMb: 192 };

/** Starts a worker thread whose entry is the file `entry`. */
export function spawnWorker<A>(entry: URL, workerData: object): WorkerThread<A> {
  startYoung(half);
  return new Worker(entry, { workerData, resourceLimits });
}

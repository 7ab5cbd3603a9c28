import { parentPort, workerData } from "node:worker_threads";
import { type Answer, bytesOf, type Job } from "../lines/pool.ts";
import { createScanLines, type LineSettings } from "./scan-lines.ts";
import type { Scanned } from "./scanned.ts";

/** What a worker is started with. */
export interface WorkerData {
  settings: LineSettings;
  memory: SharedArrayBuffer;
}

// The entry of a worker thread: batches in, what was found in them out.
const { settings, memory } = workerData as WorkerData;
const scanLines = createScanLines(settings);

parentPort!.on("message", ({ id, batches }: Job) => {
  const answer: Answer<Scanned> = { id, made: batches.map((batch) => scanLines(bytesOf(memory, batch))) };
  parentPort!.postMessage(answer);
});

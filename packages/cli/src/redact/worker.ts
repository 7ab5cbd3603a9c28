import { parentPort, workerData } from "node:worker_threads";
import { type Answer, type Batch, bytesOf, type Job } from "../lines/pool.ts";
import { roomOf } from "../lines/slots.ts";
import type { Counts } from "./counts.ts";
import type { LineOptions } from "./line-policy.ts";
import { createLineWriter } from "./redact-lines.ts";

/** What a worker is started with. */
export interface WorkerData {
  options: LineOptions;
  policyHash: string;
  memory: SharedArrayBuffer;
}

/** What it answers: an output, or the length of what stands in the slot's room. */
export interface RedactedAnswer {
  output: number | Uint8Array;
  counts: Counts;
}

// The entry of a worker thread: batches in, redacted batches out.
const { options, policyHash, memory } = workerData as WorkerData;
const writer = createLineWriter(options);
// A policy file that was changed in the meantime: one run follows one policy.
if (writer.policyHash !== policyHash) process.exit(1);

const redact = (batch: Batch): RedactedAnswer => {
  const bytes = bytesOf(memory, batch);
  if (batch.slot === undefined) return writer.write(bytes);
  const { output, counts } = writer.write(bytes, roomOf(memory, batch.slot));
  return { output: output.buffer === memory ? output.length : output, counts };
};

parentPort!.on("message", ({ id, batches }: Job) => {
  const answer: Answer<RedactedAnswer> = { id, made: batches.map(redact) };
  const own = answer.made.flatMap(({ output }) => (typeof output === "number" ? [] : [output.buffer as ArrayBuffer]));
  parentPort!.postMessage(answer, own);
});

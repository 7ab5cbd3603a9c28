import { parentPort, workerData } from "node:worker_threads";
import type { LineOptions } from "./line-policy.ts";
import type { Answer, Batch, Job } from "./pool.ts";
import { createLineWriter } from "./redact-lines.ts";
import { inputOf, roomOf } from "./slots.ts";

/** What a worker is started with. */
export interface WorkerData {
  options: LineOptions;
  policyHash: string;
  memory: SharedArrayBuffer;
}

// The entry of a worker thread: batches in, redacted batches out.
const { options, policyHash, memory } = workerData as WorkerData;
const writer = createLineWriter(options);
// A policy file that was changed in the meantime: one run follows one policy.
if (writer.policyHash !== policyHash) process.exit(1);

const redact = (batch: Batch): Answer["redacted"][number] => {
  if (batch.slot === undefined) return writer.write(batch.own);
  const room = roomOf(memory, batch.slot);
  const { output, counts } = writer.write(inputOf(memory, batch.slot, batch.length), room);
  return { output: output.buffer === memory ? output.length : output, counts };
};

parentPort!.on("message", ({ id, batches }: Job) => {
  const answer: Answer = { id, redacted: batches.map(redact) };
  const own = answer.redacted.flatMap(({ output }) =>
    typeof output === "number" ? [] : [output.buffer as ArrayBuffer],
  );
  parentPort!.postMessage(answer, own);
});

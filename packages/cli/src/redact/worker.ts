import { parentPort, workerData } from "node:worker_threads";
import type { LineOptions } from "./line-policy.ts";
import type { Answer, Job } from "./pool.ts";
import { createLineWriter } from "./redact-lines.ts";

/** What a worker is started with. */
export interface WorkerData {
  options: LineOptions;
  policyHash: string;
}

// The entry of a worker thread: batches in, redacted batches out.
const { options, policyHash } = workerData as WorkerData;
const writer = createLineWriter(options);
// A policy file that was changed in the meantime: one run follows one policy.
if (writer.policyHash !== policyHash) process.exit(1);

parentPort!.on("message", ({ id, batches }: Job) => {
  const redacted = batches.map((batch) => {
    const { output, counts } = writer.write(batch);
    // Node puts short ones into memory that others use, too.
    return { output: output.length === output.buffer.byteLength ? output : new Uint8Array(output), counts };
  });
  const answer: Answer = { id, redacted };
  parentPort!.postMessage(
    answer,
    redacted.map(({ output }) => output.buffer as ArrayBuffer),
  );
});

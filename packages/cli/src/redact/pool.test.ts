import { describe, expect, it } from "vitest";
import { noCounts } from "./counts.ts";
import { type Answer, createPool, type Job, type WorkerThread } from "./pool.ts";

/** A worker without a thread: it answers when it is told to, and dies when it is told to. */
function fakeWorkers() {
  const made: ReturnType<typeof make>[] = [];
  const make = () => {
    const jobs: Job[] = [];
    const listeners: Record<string, ((answer: Answer) => void)[]> = { message: [], error: [], exit: [] };
    const tell = (event: string, answer?: unknown) => {
      for (const listener of listeners[event]!) listener(answer as Answer);
    };
    const thread: WorkerThread = {
      on: (event: string, listener: (answer: Answer) => void) => listeners[event]!.push(listener),
      postMessage: (job) => void jobs.push(job),
      terminate: async () => tell("exit"),
    };
    return {
      thread,
      jobs,
      answer() {
        const { id, batches } = jobs.shift()!;
        const redacted = batches.map((batch) => ({ output: Buffer.from(`<${batch}>`), counts: noCounts() }));
        tell("message", { id, redacted });
      },
      die() {
        tell("error");
        tell("exit");
      },
    };
  };
  const spawn = () => {
    const worker = make();
    made.push(worker);
    return worker.thread;
  };
  return { made, spawn };
}

/** The batches of the jobs that a worker has. */
const held = ({ jobs }: { jobs: Job[] }) => jobs.map(({ batches }) => batches.map(String).join("+"));
const text = async (redacted: Promise<{ output: Uint8Array }>) => String((await redacted).output);

describe("the pool", () => {
  it("hands each batch at once to the worker with the least to do; what had to wait goes in groups", async () => {
    const { made, spawn } = fakeWorkers();
    const pool = createPool(2, spawn);
    const results = [..."abcdefghij"].map((batch) => text(pool.redact(Buffer.from(batch))));
    expect(made.map(held)).toEqual([
      ["a", "c"],
      ["b", "d"],
    ]);
    made[1]!.answer();
    expect(held(made[1]!)).toEqual(["d", "e+f+g+h"]);
    made[0]!.answer();
    expect(held(made[0]!)).toEqual(["c", "i+j"]);
    for (const worker of made) while (worker.jobs.length > 0) worker.answer();
    expect(await Promise.all(results)).toEqual([..."abcdefghij"].map((batch) => `<${batch}>`));
  });

  it("gives what a dead worker had to a new one: nothing is lost and nothing comes twice", async () => {
    const { made, spawn } = fakeWorkers();
    const pool = createPool(1, spawn);
    const results = ["a", "b", "c"].map((batch) => text(pool.redact(Buffer.from(batch))));
    made[0]!.answer();
    made[0]!.die();
    expect(held(made[1]!)).toEqual(["b+c"]);
    while (made[1]!.jobs.length > 0) made[1]!.answer();
    expect(await Promise.all(results)).toEqual(["<a>", "<b>", "<c>"]);
  });

  it("rejects a batch with which a second worker dies, and goes on with others", async () => {
    const { made, spawn } = fakeWorkers();
    const pool = createPool(1, spawn);
    const poisoned = text(pool.redact(Buffer.from("a")));
    made[0]!.die();
    made[1]!.die();
    await expect(poisoned).rejects.toMatchObject({ exitCode: 3, message: "a worker died twice with the same lines" });
    const next = text(pool.redact(Buffer.from("b")));
    made[2]!.answer();
    expect(await next).toBe("<b>");
  });

  it("starts no worker for nothing: not after one that died idle, and not after the end", async () => {
    const { made, spawn } = fakeWorkers();
    const pool = createPool(2, spawn);
    made[0]!.die();
    expect(made).toHaveLength(2);
    await pool.close();
    expect(made).toHaveLength(2);
  });
});

import { describe, expect, it } from "vitest";
import type { Engine } from "./engine.ts";
import { type Answer, type Batch, bytesOf, createPool as createPoolOf, type Job, type WorkerThread } from "./pool.ts";
import { roomOf } from "./slots.ts";

/** The text of a batch that a worker was sent. */
const read = (memory: SharedArrayBuffer, batch: Batch) => Buffer.from(bytesOf(memory, batch)).toString();

/** The length of what stands in the room, or what found none there. */
type Output = number | Uint8Array;

/** A pool of some worker threads, and of this one, whose results are bytes. */
const createPool = (
  threads: number,
  spawn: (memory: SharedArrayBuffer) => WorkerThread<Output>,
  own = (batch: Uint8Array, _room?: Uint8Array): Uint8Array => Buffer.from(`(${Buffer.from(batch)})`),
) =>
  createPoolOf<Output, Uint8Array>(
    threads + 1,
    spawn,
    (output, room) => (typeof output === "number" ? room(output) : output),
    own,
  );

/** A worker without a thread: it answers when it is told to, and dies when it is told to. */
function fakeWorkers() {
  const made: ReturnType<typeof make>[] = [];
  const make = (memory: SharedArrayBuffer) => {
    const jobs: Job[] = [];
    const listeners: Record<string, ((answer: Answer<Output>) => void)[]> = { message: [], error: [], exit: [] };
    const tell = (event: string, answer?: unknown) => {
      for (const listener of listeners[event]!) listener(answer as Answer<Output>);
    };
    const thread: WorkerThread<Output> = {
      on: (event: string, listener: (answer: Answer<Output>) => void) => listeners[event]!.push(listener),
      postMessage: (job) => void jobs.push(job),
      terminate: async () => tell("exit"),
    };
    return {
      thread,
      jobs,
      held: () => jobs.map(({ batches }) => batches.map((batch) => read(memory, batch)).join("+")),
      answer() {
        const { id, batches } = jobs.shift()!;
        const made = batches.map((batch) => {
          const output = Buffer.from(`<${read(memory, batch)}>`);
          if (batch.slot === undefined) return output;
          roomOf(memory, batch.slot).set(output);
          return output.length;
        });
        tell("message", { id, made });
      },
      die() {
        tell("error");
        tell("exit");
      },
    };
  };
  const spawn = (memory: SharedArrayBuffer) => {
    const worker = make(memory);
    made.push(worker);
    return worker.thread;
  };
  return { made, spawn };
}

type Worker = ReturnType<typeof fakeWorkers>["made"][number];
/** The batches of the jobs that a worker has. */
const held = (worker: Worker) => worker.held();

/** Has a text worked on as a run does: put together by the pool, and given back once it is read. */
async function work(pool: Engine<Uint8Array>, content: string): Promise<string> {
  const bytes = Buffer.from(content);
  const { result, release } = await pool.work(pool.join!([bytes], bytes.length));
  const text = Buffer.from(result).toString();
  release();
  return text;
}

describe("the pool", () => {
  it("hands each batch at once to the worker with the least to do; what had to wait goes in groups", async () => {
    const { made, spawn } = fakeWorkers();
    const pool = createPool(2, spawn);
    const results = [..."abcdefghij"].map((batch) => work(pool, batch));
    expect(made.map(held)).toEqual([
      ["a", "c"],
      ["b", "d"],
    ]);
    made[1]!.answer();
    expect(held(made[1]!)).toEqual(["d", "e+f"]);
    made[0]!.answer();
    expect(held(made[0]!)).toEqual(["c", "g+h"]);
    for (const worker of made) while (worker.jobs.length > 0) worker.answer();
    expect(await Promise.all(results)).toEqual([..."abcdefghij"].map((batch) => `<${batch}>`));
  });

  it("gives what a dead worker had to a new one: nothing is lost and nothing comes twice", async () => {
    const { made, spawn } = fakeWorkers();
    const pool = createPool(1, spawn);
    const results = ["a", "b", "c"].map((batch) => work(pool, batch));
    made[0]!.answer();
    made[0]!.die();
    expect(held(made[1]!)).toEqual(["b+c"]);
    while (made[1]!.jobs.length > 0) made[1]!.answer();
    expect(await Promise.all(results)).toEqual(["<a>", "<b>", "<c>"]);
  });

  it("rejects a batch with which a second worker dies, and goes on with others", async () => {
    const { made, spawn } = fakeWorkers();
    const pool = createPool(1, spawn);
    const poisoned = work(pool, "a");
    made[0]!.die();
    made[1]!.die();
    await expect(poisoned).rejects.toMatchObject({ exitCode: 3, message: "a worker died twice with the same lines" });
    const next = work(pool, "b");
    made[2]!.answer();
    expect(await next).toBe("<b>");
  });

  it("puts parts together in memory that workers share, and takes it again once it is given back", async () => {
    const { made, spawn } = fakeWorkers();
    const pool = createPool(1, spawn);
    const buffers = new Set<ArrayBufferLike>();
    for (let turn = 0; turn < 20; turn++) {
      const batch = pool.join!([Buffer.from("a"), Buffer.from(`${turn}\n`)], turn < 10 ? 3 : 4);
      buffers.add(batch.buffer);
      const working = pool.work(batch);
      made[0]!.answer();
      const { result, release } = await working;
      expect(Buffer.from(result).toString()).toBe(`<a${turn}\n>`);
      release();
    }
    expect(buffers.size).toBe(1);
    expect(buffers.values().next().value).toBeInstanceOf(SharedArrayBuffer);
  });

  it("takes batches for which no slot is free, or large enough, in memory of their own", async () => {
    const { made, spawn } = fakeWorkers();
    const pool = createPool(1, spawn);
    const contents = ["x".repeat(1_000_000), ...Array.from({ length: pool.width + 4 }, (_, number) => `${number}`)];
    const results = contents.map((content) => work(pool, content));
    const own = () => made[0]!.jobs.flatMap(({ batches }) => batches).filter((batch) => batch.slot === undefined);
    expect(own()).toHaveLength(1);
    let seen = 0;
    while (made[0]!.jobs.length > 0) {
      seen += made[0]!.jobs[0]!.batches.filter((batch) => batch.slot === undefined).length;
      made[0]!.answer();
    }
    expect(seen).toBeGreaterThan(1);
    expect(await Promise.all(results)).toEqual(contents.map((content) => `<${content}>`));
  });

  it("starts no worker for nothing: not after one that died idle, and not after the end", async () => {
    const { made, spawn } = fakeWorkers();
    const pool = createPool(2, spawn);
    made[0]!.die();
    expect(made).toHaveLength(2);
    await pool.close();
    expect(made).toHaveLength(2);
  });

  it("counts its own thread among the workers, and works there once all others have enough to do", async () => {
    const { made, spawn } = fakeWorkers();
    const rooms: boolean[] = [];
    const pool = createPool(1, spawn, (batch, room) => {
      rooms.push(room?.buffer instanceof SharedArrayBuffer);
      return Buffer.from(`(${Buffer.from(batch)})`);
    });
    const large = "x".repeat(1_000_000);
    const results = ["a", "b", "c", large].map((batch) => work(pool, batch));
    expect(await Promise.all(results.slice(2))).toEqual(["(c)", `(${large})`]);
    expect(rooms).toEqual([true, false]);
    expect(made.map(held)).toEqual([["a", "b"]]);
    made[0]!.answer();
    made[0]!.answer();
    expect(await Promise.all(results.slice(0, 2))).toEqual(["<a>", "<b>"]);
  });

  it("takes no batch itself that a worker has taken in the meantime, nor one after the end", async () => {
    const { made, spawn } = fakeWorkers();
    const worked: string[] = [];
    const pool = createPool(1, spawn, (batch) => {
      worked.push(`${Buffer.from(batch)}`);
      return batch;
    });
    for (const batch of ["a", "b", "c"]) void work(pool, batch);
    made[0]!.answer();
    await new Promise(setImmediate);
    for (const batch of ["d", "e"]) void work(pool, batch);
    await pool.close();
    await new Promise(setImmediate);
    expect(worked).toEqual([]);
  });

  it("rejects a batch that its own thread fails at, and goes on with the next", async () => {
    const { spawn } = fakeWorkers();
    const pool = createPool(1, spawn, (batch) => {
      if (`${Buffer.from(batch)}` === "c") throw new Error("no");
      return batch;
    });
    const [, , failed, next] = ["a", "b", "c", "d"].map((batch) => work(pool, batch));
    await expect(failed).rejects.toThrow("no");
    expect(await next).toBe("d");
  });
});

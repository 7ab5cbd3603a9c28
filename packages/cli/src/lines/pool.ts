import { exit } from "../exit.ts";
import { Failure } from "../prompt/failure.ts";
import type { Engine, Made } from "./engine.ts";
import { limitYoung } from "./heap.ts";
import { createSlotMemory, createSlots, inputOf, roomOf } from "./slots.ts";

/** A batch: the length of what stands in a slot, or memory of its own. */
export type Batch = { slot: number; length: number } | { slot?: undefined; own: Uint8Array };

/** What a worker is sent. */
export interface Job {
  id: number;
  batches: Batch[];
}

/** What it answers: as many as it was sent, in their order. */
export interface Answer<A> {
  id: number;
  made: A[];
}

/** The bytes of a batch, where a worker finds them. */
export const bytesOf = (memory: SharedArrayBuffer, batch: Batch) =>
  batch.slot === undefined ? batch.own : inputOf(memory, batch.slot, batch.length);

/** The part of a worker thread that the pool uses. */
export interface WorkerThread<A> {
  on(event: "message", listener: (answer: Answer<A>) => void): unknown;
  on(event: "error" | "exit", listener: () => void): unknown;
  postMessage(job: Job): void;
  terminate(): Promise<unknown>;
}

interface Task<T> {
  batch: Uint8Array;
  /** How often a worker has died with it. */
  deaths: number;
  resolve(made: Made<T>): void;
  reject(failure: unknown): void;
}

/** Jobs that one worker has at a time: the next one waits there, so that no worker waits for us. */
const depth = 2;
/** Batches of one job: waking a thread costs as much as some batches do. Where fewer are there, it does not wait. */
const mostBatches = 2;
/** So many times what threads have is read ahead: batches leave in order, and what waits for the oldest must not stop reading. */
const ahead = 2;
const mostDeaths = 2;

/**
 * Works on batches in `workers - 1` worker threads and, where all of them have enough to do, in this one with `own`: a
 * thread of ours that only waited would cost another's start and memory. Batches stand in shared memory, each with room for what is made of it: nothing is
 * copied on its way, and a batch is still here when a worker dies with it. What a worker had when it died is given to a
 * new one, once; if that dies, too, the batch is rejected. `open` makes the result of an answer and of the room that
 * the worker may have written to.
 */
export function createPool<A, T>(
  workers: number,
  spawn: (memory: SharedArrayBuffer) => WorkerThread<A>,
  open: (answer: A, room: (length: number) => Uint8Array) => T,
  own: (batch: Uint8Array, room?: Uint8Array) => T,
): Engine<T> {
  const others = workers - 1;
  const width = ahead * workers * depth * mostBatches;
  // One more than are under way, since the next batch is put together before the oldest is waited for.
  const memory = createSlotMemory(width + 1);
  const slots = createSlots(memory);
  const waiting: Task<T>[] = [];
  const threads = new Map<WorkerThread<A>, Map<number, Task<T>[]>>();
  let lastId = 0;
  let closed = false;
  let lending = false;

  const describe = (batch: Uint8Array): Batch => {
    const slot = slots.slotOf(batch);
    return slot === undefined ? { own: batch } : { slot, length: batch.length };
  };
  const settle = ({ batch, resolve }: Task<T>, answer: A) => {
    const slot = slots.slotOf(batch);
    const result = open(answer, (length) => roomOf(memory, slot!, length));
    resolve({ result, release: () => slots.give(slot) });
  };
  const hand = () => {
    while (waiting.length > 0) {
      while (threads.size < others) start();
      const [thread, jobs] = [...threads].reduce((least, one) => (one[1].size < least[1].size ? one : least));
      if (jobs.size >= depth) return lendAHand();
      const tasks = waiting.splice(0, mostBatches);
      lastId += 1;
      jobs.set(lastId, tasks);
      thread.postMessage({ id: lastId, batches: tasks.map(({ batch }) => describe(batch)) });
    }
  };
  /** One batch at a time: what workers have answered and what was read comes first. */
  const lendAHand = () => {
    if (lending) return;
    lending = true;
    setImmediate(() => {
      lending = false;
      const task = closed ? undefined : waiting.shift();
      if (task === undefined) return;
      const { batch, resolve, reject } = task;
      const slot = slots.slotOf(batch);
      limitYoung();
      try {
        const result = own(batch, slot === undefined ? undefined : roomOf(memory, slot));
        resolve({ result, release: () => slots.give(slot) });
      } catch (error) {
        reject(error);
      }
      hand();
    });
  };
  const start = () => {
    const thread = spawn(memory);
    const jobs = new Map<number, Task<T>[]>();
    threads.set(thread, jobs);
    thread.on("message", ({ id, made }) => {
      for (const [index, task] of jobs.get(id)!.entries()) settle(task, made[index]!);
      jobs.delete(id);
      hand();
    });
    // Without a listener the error would end this process; what matters is the exit that follows.
    thread.on("error", () => {});
    thread.on("exit", () => {
      threads.delete(thread);
      if (closed) return;
      for (const task of [...jobs.values()].flat().reverse()) {
        task.deaths += 1;
        if (task.deaths < mostDeaths) waiting.unshift(task);
        else task.reject(new Failure(exit.failed, "a worker died twice with the same lines"));
      }
      hand();
    });
  };
  // At once, so that they are ready when the first batch is.
  for (let index = 0; index < others; index++) start();

  return {
    width,
    join(parts, length) {
      const batch = slots.take(length);
      let at = 0;
      for (const part of parts) {
        batch.set(part, at);
        at += part.length;
      }
      return batch;
    },
    work: (batch) =>
      new Promise((resolve, reject) => {
        waiting.push({ batch, deaths: 0, resolve, reject });
        hand();
      }),
    async close() {
      closed = true;
      await Promise.all([...threads.keys()].map((thread) => thread.terminate()));
    },
  };
}

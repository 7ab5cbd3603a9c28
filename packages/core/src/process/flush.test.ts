import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createFlush } from "./flush.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched(flush: (() => unknown) | undefined, timeout: number, left?: number) {
  const faults: unknown[] = [];
  let done = false;
  const flushed = createFlush(flush, timeout, (fault) => faults.push(fault))(left).then(() => {
    done = true;
  });
  return { faults, flushed, isDone: () => done };
}
const never = () => new Promise(() => {});

describe("a flush", () => {
  it("is none where none is given", async () => {
    const { faults, flushed } = watched(undefined, 10);
    await flushed;
    expect(faults).toEqual([]);
  });

  it("is awaited, and its timer taken away", async () => {
    const { faults, flushed } = watched(() => Promise.resolve("sent"), 10);
    await flushed;
    expect([faults, vi.getTimerCount()]).toEqual([[], 0]);
  });

  it.each([
    () => Promise.reject("late"),
    () => {
      throw "late";
    },
  ])("that fails is told", async (flush) => {
    const { faults, flushed } = watched(flush, 10);
    await flushed;
    expect(faults).toEqual(["late"]);
  });

  it.each([
    ["its timeout", 500, undefined, 500],
    ["the invocation's time, less what the response needs", 500, 300, 200],
    ["no time that is not there", 500, 50, 0],
  ])("takes at most %s", async (_, timeout, left, most) => {
    const { faults, flushed, isDone } = watched(never, timeout, left);
    if (most > 0) {
      await vi.advanceTimersByTimeAsync(most - 1);
      expect(isDone()).toBe(false);
    }
    await vi.advanceTimersByTimeAsync(1);
    await flushed;
    expect(faults).toEqual([undefined]);
  });
});

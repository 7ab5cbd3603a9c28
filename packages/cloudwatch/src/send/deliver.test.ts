import { expect, test } from "vitest";
import type { Batch, LogEvent } from "../queue/batch.ts";
import type { Answer } from "./answer.ts";
import { createCounts } from "./counts.ts";
import { createDeliver } from "./deliver.ts";
import { packEvents, unpackEvents } from "./payload.ts";
import type { Calls } from "./put.ts";

const batchOf = (...messages: string[]): Batch => ({
  logStream: "log",
  events: messages.map((message) => ({ timestamp: 1, message })),
  pieces: [],
  from: 1,
  to: 1,
  oldest: 1,
  retimed: 0,
});
const stored = (events: LogEvent[], rejected: Partial<Answer> = {}): Answer => ({
  kind: "stored",
  tooOldEnd: 0,
  tooNewStart: events.length,
  isEntityRejected: false,
  ...(rejected as object),
});
const refused = (kind: Exclude<Answer["kind"], "stored">): Answer => ({ kind, reason: kind, isUncertain: false });

/** Delivers with a service that answers by `answer`, and a clock that does not wait. */
function bench(answer: (events: LogEvent[], call: number) => Answer, createStream?: Calls["createStream"]) {
  const abort = new AbortController();
  const sent: string[][] = [];
  const waits: number[] = [];
  const said: string[] = [];
  const refusedBatches: Batch[] = [];
  const counts = createCounts();
  let creations = 0;
  const deliver = createDeliver({
    calls: {
      pack: (logStreamName, events) => packEvents({ logGroupName: "g", logStreamName }, events),
      async put(_stream, payload) {
        const events = unpackEvents(payload);
        sent.push(events.map(({ message }) => message));
        return answer(events, sent.length);
      },
      async createStream(...args) {
        creations++;
        return createStream?.(...args);
      },
    },
    signal: abort.signal,
    counts,
    report: (code, detail) => said.push(`${code} ${detail ?? ""}`),
    now: () => 5_000,
    onAnswer: () => {},
    onRefused: (batch) => refusedBatches.push(batch),
    async wait(ms) {
      waits.push(ms);
    },
  });
  return { deliver, sent, waits, said, counts, refusedBatches, abort, creations: () => creations };
}

test("a missing stream is made, and the events sent at once", async () => {
  const { deliver, sent, waits, creations } = bench((events, call) =>
    call === 1 ? refused("missing") : stored(events),
  );
  expect(await deliver(batchOf("a"))).toBe(true);
  expect([sent.length, creations(), waits]).toEqual([2, 1, []]);
});

test("a missing group is said as what it is, and tried slowly", async () => {
  let isThere = false;
  const { deliver, said, waits } = bench(
    (events) => (isThere ? stored(events) : refused("missing")),
    async () => {
      isThere = waits.length >= 3;
      return isThere ? undefined : refused("missing");
    },
  );
  expect(await deliver(batchOf("a"))).toBe(true);
  expect(said[0]).toBe("PHILOG_CLOUDWATCH_DENIED missing");
});

test("an event that is refused keeps no other back, however many there are", async () => {
  const messages = Array.from({ length: 1_000 }, (_, index) => (index === 617 ? "bad" : `good ${index}`));
  let isMended = false;
  const { deliver, sent, refusedBatches, said } = bench((events, call) => {
    isMended = call > 60;
    return !isMended && events.some(({ message }) => message === "bad") ? refused("invalid") : stored(events);
  });
  const batch = batchOf(...messages);
  expect(await deliver(batch)).toBe(true);
  const firstAlone = sent.findIndex((some) => some.length === 1 && some[0] === "bad");
  expect(firstAlone).toBeLessThan(30);
  expect(new Set(sent.slice(0, 60).flat()).size).toBe(1_000);
  expect(refusedBatches[0]).toBe(batch);
  expect(said[0]).toBe("PHILOG_CLOUDWATCH_INVALID invalid");
});

test("what was rejected for its time goes once more, with the present time and its own in its text", async () => {
  const { deliver, sent, counts } = bench((events, call) =>
    call === 1 ? stored(events, { tooOldEnd: 1, tooNewStart: 2 } as Partial<Answer>) : stored(events),
  );
  expect(await deliver(batchOf('{"a":1}', '{"a":2}', '{"a":3}'))).toBe(true);
  const late = (number: number) => `{"a":${number},"philogTime":"1970-01-01T00:00:00.001Z"}`;
  expect(sent[1]).toEqual([late(1), late(3)]);
  expect(counts).toMatchObject({ sent: 3, retimed: 2, calls: 2 });
});

test("what is rejected again and again is tried slowly, and keeps its own time", async () => {
  const { deliver, sent, waits } = bench((events, call) =>
    call < 4 ? stored(events, { tooOldEnd: 1 } as object) : stored(events),
  );
  expect(await deliver(batchOf('{"a":1}'))).toBe(true);
  expect(sent.slice(1).flat()).toEqual(Array(3).fill('{"a":1,"philogTime":"1970-01-01T00:00:00.001Z"}'));
  expect(waits).toHaveLength(2);
});

test("a rejected entity is said, and its events are stored", async () => {
  const { deliver, said } = bench((events) => stored(events, { isEntityRejected: true } as object));
  expect(await deliver(batchOf("a"))).toBe(true);
  expect(said).toEqual(["PHILOG_CLOUDWATCH_ENTITY "]);
});

test("throttled calls and faults are said only when they go on", async () => {
  const { deliver, said, counts } = bench((events, call) =>
    call < 4 ? refused("throttle") : call < 6 ? refused("fault") : stored(events),
  );
  await deliver(batchOf("a"));
  expect(said).toEqual(["PHILOG_CLOUDWATCH_UNREACHABLE fault", "PHILOG_CLOUDWATCH_UNREACHABLE fault"]);
  expect(counts).toMatchObject({ retried: 5, throttled: 3 });
});

test("a signal ends a delivery between two calls, and says that it was not done", async () => {
  const { deliver, abort } = bench(() => {
    abort.abort();
    return refused("fault");
  });
  expect(await deliver(batchOf("a"))).toBe(false);
});

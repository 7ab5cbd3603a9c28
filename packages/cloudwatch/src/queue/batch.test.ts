import fc from "fast-check";
import { expect, test } from "vitest";
import { limits, oneDay } from "../limits.ts";
import { createFrameBuilder } from "../lines/frame-builder.ts";
import { type Batch, pickBatch, takeBatch, type Window } from "./batch.ts";
import { createSegment, hold, isTaken, type Segment } from "./segment.ts";

const now = 1_800_000_000_000;
const window: Window = { now, retention: Number.POSITIVE_INFINITY };

/** Segments in memory of lines with their times, some lines a frame and some frames a segment. */
function segmentsOf(
  lines: readonly (readonly [line: string, time: number])[],
  perFrame = 3,
  perSegment = 2,
): Segment[] {
  const builder = createFrameBuilder("s");
  const segments: Segment[] = [];
  for (let start = 0, frames = 0; start < lines.length; start += perFrame, frames++) {
    for (const [line, time] of lines.slice(start, start + perFrame)) builder.add(line, time);
    const frame = builder.cut()!;
    if (frames % perSegment === 0) segments.push(createSegment(frame.first, undefined, true, now));
    const segment = segments.at(-1)!;
    hold(segment, frame);
    segment.count += frame.count;
  }
  return segments;
}

function batchesOf(segments: readonly Segment[], at = window): Batch[] {
  const batches: Batch[] = [];
  for (;;) {
    const picked = pickBatch(
      segments.filter((segment) => !isTaken(segment)),
      at,
    );
    if (picked.stamps.length === 0) return batches;
    batches.push(takeBatch("log", picked));
  }
}

const numberOf = (message: string) => Number(/philogSeq[":=]+(\d+)/.exec(message)![1]);
const numbersOf = (batches: readonly Batch[]) =>
  batches.map(({ events }) => events.map(({ message }) => numberOf(message)));
const sizeOf = ({ events }: Batch) =>
  events.reduce((sum, { message }) => sum + Buffer.byteLength(message) + limits.overhead, 0);

test("batches hold every event once, within all limits, in the order of time and of arrival", () => {
  const line = fc.oneof(fc.constant("short"), fc.constant("患".repeat(60_000)), fc.constant("x".repeat(400_000)));
  const age = fc.oneof(
    fc.nat(5),
    fc.nat(3 * oneDay),
    fc.integer({ min: 12 * oneDay, max: 16 * oneDay }),
    fc.integer({ min: -oneDay, max: 0 }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(line, age), { maxLength: 40 }), (lines) => {
      const batches = batchesOf(segmentsOf(lines.map(([text, ago]) => [text, now - ago] as const)));
      const numbers = numbersOf(batches).flat();
      expect([...numbers].sort((a, b) => a - b)).toEqual(lines.map((_line, index) => index + 1));
      for (const batch of batches) {
        const times = batch.events.map(({ timestamp }) => timestamp);
        expect(sizeOf(batch)).toBeLessThanOrEqual(limits.batchBytes);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(times.at(-1)! - times[0]!).toBeLessThanOrEqual(limits.span);
        expect(times[0]).toBeGreaterThan(now - 14 * oneDay);
        expect(times.at(-1)).toBeLessThan(now + 2 * 3_600_000);
        expect([batch.from, batch.to]).toEqual([times[0], times.at(-1)]);
        for (const [index, { timestamp, message }] of batch.events.entries()) {
          const next = batch.events[index + 1];
          if (next?.timestamp === timestamp) expect(numberOf(next.message)).toBeGreaterThan(numberOf(message));
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("a batch has 10,000 events at most, however short they are", () => {
  const count = 10_001;
  const plain = Buffer.alloc(count * 13, "a");
  for (let index = 0; index < count; index++) {
    plain.writeUInt32LE(1, index * 13);
    plain.writeDoubleLE(now + index, index * 13 + 4);
  }
  const segment = createSegment(1, undefined, true, now);
  hold(segment, { first: 1, count, plain });
  segment.count = count;
  expect(batchesOf([segment]).map(({ events }) => events.length)).toEqual([10_000, 1]);
});

test("a batch ends before a millisecond that would be cut in two", () => {
  const text = "x".repeat(50_000);
  const times = [1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2].map((ms) => [text, now + ms] as const);
  expect(numbersOf(batchesOf(segmentsOf(times)))).toEqual([
    [1, 2, 3, 4, 5, 6, 7],
    [8, 9, 10, 11, 12],
  ]);
});

test("a millisecond that would cost more than half of a batch is cut", () => {
  const text = "x".repeat(50_000);
  const times = [1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2].map((ms) => [text, now + ms] as const);
  expect(numbersOf(batchesOf(segmentsOf(times))).map((numbers) => numbers.length)).toEqual([10, 2]);
});

test("what is outside the service's window is sent with the present time, and says its own", () => {
  const lines = [
    ['{"a":1}', now - 20 * oneDay],
    ["text", now + oneDay],
    ['{"a":2}', now - oneDay],
    ['{"a":3}', 9e15],
  ] as const;
  const batches = batchesOf(segmentsOf(lines));
  const events = batches.flatMap((batch) => batch.events).sort((a, b) => numberOf(a.message) - numberOf(b.message));
  expect(events).toEqual([
    {
      timestamp: now,
      message: '{"a":1,"philogStream":"s","philogSeq":1,"philogTime":"2026-12-26T08:00:00.000Z"}',
    },
    { timestamp: now, message: "text philogStream=s philogSeq=2 philogTime=2027-01-16T08:00:00.000Z" },
    { timestamp: now - oneDay, message: '{"a":2,"philogStream":"s","philogSeq":3}' },
    { timestamp: now, message: '{"a":3,"philogStream":"s","philogSeq":4,"philogTime":"unknown"}' },
  ]);
  expect(batches.reduce((sum, { retimed }) => sum + retimed, 0)).toBe(3);
});

test("what is older than the group keeps it is sent with the present time", () => {
  const [batch] = batchesOf(segmentsOf([["a", now - 8 * oneDay]]), { now, retention: 7 * oneDay });
  expect(batch).toMatchObject({ retimed: 1, events: [{ timestamp: now }], oldest: now - 8 * oneDay });
});

test("frames that were taken are let go", () => {
  const segments = segmentsOf([
    ["a", now],
    ["b", now],
    ["c", now],
    ["d", now],
  ]);
  batchesOf(segments);
  expect(segments.map(({ frames, memory }) => [frames, memory])).toEqual([[[undefined, undefined], 0]]);
});

test("events on disk alone are not skipped: what is behind them waits", () => {
  const [first, second] = segmentsOf(
    [
      ["a", now],
      ["b", now],
      ["c", now],
      ["d", now],
    ],
    1,
    2,
  );
  first!.frames = undefined;
  expect(batchesOf([first!, second!])).toEqual([]);
});

import { createSecretKey } from "node:crypto";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFrameBuilder } from "../lines/frame-builder.ts";
import { disk } from "../spool/disk.ts";
import { openSegmentFile } from "../spool/segment-file.ts";
import { type SegmentHeader, writeHeader } from "../spool/segment-header.ts";
import { segmentKeys } from "../spool/segment-keys.ts";
import { createBench, upTo } from "../transport.test-data.ts";
import type { Batch } from "./batch.ts";
import { createLane } from "./lane.ts";
import { createLoad } from "./load.ts";
import { createStore } from "./store.ts";

const bench = createBench();
const bound = 1_048_576;

/** A lane and a store over a real file, of which there is one: as where no other data key can be had. */
function createOneFile() {
  const folder = bench.folder();
  const said: string[] = [];
  const report = (code: string) => void said.push(code);
  let isGiven = false;
  const spool = {
    create(first: number) {
      if (isGiven) return undefined;
      isGiven = true;
      const header = { version: 1, segment: "s", stream: "s1", logStream: "l", group: "g", first, context: {} };
      const { bytes, digest } = writeHeader({ ...header, wrapped: "", salt: "" } as SegmentHeader);
      const path = join(folder, "1.seg");
      const file = disk.open(path, true);
      disk.append(file, bytes);
      const keys = segmentKeys(createSecretKey(Buffer.alloc(32, 1)), Buffer.alloc(32), digest);
      return openSegmentFile({ disk, path, file, keys, headerBytes: bytes.length, bytes: bytes.length });
    },
    holds: () => true,
    close() {},
  };
  let isLoaded = () => {};
  const lane = createLane({
    ...{ logStream: "l", lingerMs: 0, quarantine() {}, now: Date.now },
    load: createLoad(report, Date.now),
    onReady: () => isLoaded(),
  });
  bench.onEnd(() => lane.segments.forEach(({ file }) => void file?.close()));
  const store = createStore({
    ...{ lane, lanes: () => [lane], spool, memoryBytes: bound, spoolBytes: 2 ** 30, segmentBytes: 4 * bound },
    ...{ dropsOldest: true, onDropped() {}, report, now: Date.now },
  });
  const loaded = () => new Promise<void>((resolve) => (isLoaded = resolve));
  return { lane, store, said, loaded };
}

const window = () => ({ now: Date.now(), retention: Number.POSITIVE_INFINITY });
const numbersIn = ({ events }: Batch) => events.map(({ message }) => Number(/philogSeq":(\d+)/.exec(message)![1]));

test("memory keeps its bound while neither another key nor an answer can be had, and each line is sent once", async () => {
  const { lane, store, said, loaded } = createOneFile();
  const builder = createFrameBuilder("s1");
  let most = 0;
  const append = (frames: number) => {
    for (let frame = 0; frame < frames; frame++) {
      for (let line = 0; line < 50; line++) builder.add(JSON.stringify({ msg: "x".repeat(1_000) }), Date.now() + frame);
      expect(store.append(builder.cut()!)).toBe(true);
      most = Math.max(
        most,
        lane.segments.reduce((sum, { memory }) => sum + memory, 0),
      );
    }
  };
  append(15);
  // Calls that are never answered while the lines go on.
  const underWay = lane.next(window(), true)!;
  expect(underWay.events.length).toBeGreaterThan(100);
  append(200);
  expect(most).toBeLessThan(bound + 100_000);
  expect(store.bytes().spooled).toBeGreaterThan(10 * bound);

  const numbers = numbersIn(underWay);
  lane.settle(underWay);
  const isLoaded = loaded();
  expect(lane.next(window(), true)).toBe(undefined);
  await isLoaded;
  for (let batch = lane.next(window(), true); batch !== undefined; batch = lane.next(window(), true)) {
    numbers.push(...numbersIn(batch));
    lane.settle(batch);
  }
  expect(numbers.sort((a, b) => a - b)).toEqual(upTo(215 * 50));
  expect(said).toEqual([]);
  expect(lane.isEmpty()).toBe(true);
  expect(lane.segments).toEqual([]);
});

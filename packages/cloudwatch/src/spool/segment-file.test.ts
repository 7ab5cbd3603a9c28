import { createSecretKey } from "node:crypto";
import { appendFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFrameBuilder } from "../lines/frame-builder.ts";
import { createBench } from "../transport.test-data.ts";
import { ackBytes } from "./acks.ts";
import { disk } from "./disk.ts";
import { acksOf, openSegmentFile } from "./segment-file.ts";
import { writeHeader } from "./segment-header.ts";
import { segmentKeys } from "./segment-keys.ts";

const bench = createBench();

/** A file with events 1 to 60, one to the frame; `reopen` is what the next start sees of it. */
function written(onNotesRead = () => {}) {
  const path = join(bench.folder(), "1.seg");
  const names = { segment: "s", stream: "s1", logStream: "l", group: "g", wrapped: "", salt: "" };
  const { bytes, digest } = writeHeader({ version: 1, first: 1, context: {}, ...names });
  const keys = segmentKeys(createSecretKey(Buffer.alloc(32, 1)), Buffer.alloc(32), digest);
  const file = disk.open(path, true);
  disk.append(file, bytes);
  const read: typeof disk.read = async (name) => {
    const content = await disk.read(name);
    if (name === acksOf(path)) onNotesRead();
    return content;
  };
  const segment = openSegmentFile({
    disk: { ...disk, read },
    path,
    file,
    keys,
    headerBytes: bytes.length,
    bytes: bytes.length,
  });
  const builder = createFrameBuilder("s1");
  for (let event = 1; event <= 60; event++) {
    builder.add(`line ${event}`, event);
    segment.append(builder.cut()!);
  }
  const reopen = () => openSegmentFile({ disk, path, keys, headerBytes: bytes.length, bytes: statSync(path).size });
  bench.onEnd(() => segment.close());
  return { segment, path, reopen };
}
const firsts = ({ frames }: { frames: readonly { first: number }[] }) => frames.map(({ first }) => first);

test("what is acknowledged while the file is read counts at the next start", async () => {
  const { segment, reopen } = written(() => segment.acknowledge(11, 30));
  segment.acknowledge(1, 10);
  await segment.read();
  segment.acknowledge(31, 58);
  const content = await reopen().read();
  expect(content.badAcks).toBe(0);
  expect(firsts(content)).toEqual([59, 60]);
});

test("an acknowledgement that a crash has cut off is taken away, and those behind it count", async () => {
  const { segment, path, reopen } = written();
  segment.acknowledge(1, 30);
  segment.close();
  appendFileSync(acksOf(path), Buffer.alloc(5));
  const next = reopen();
  expect(firsts(await next.read())[0]).toBe(31);
  expect(statSync(acksOf(path)).size).toBe(ackBytes);
  next.acknowledge(31, 59);
  next.close();
  const content = await reopen().read();
  expect([firsts(content), content.badAcks]).toEqual([[60], 0]);
});

import { createHash, createHmac, createSecretKey, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createFrameBuilder } from "../lines/frame-builder.ts";
import { ackBytes, readAcks, writeAck } from "./acks.ts";
import { readSegment } from "./read-segment.ts";
import { endFrame, openFrame, sealFrame } from "./seal.ts";
import { readHeader, type SegmentHeader, writeHeader } from "./segment-header.ts";
import { segmentKeys } from "./segment-keys.ts";

const dataKey = createSecretKey(Buffer.alloc(32, 7));
const header: SegmentHeader = {
  version: 1,
  segment: "0".repeat(32),
  stream: "s1",
  logStream: "host/s1",
  group: "g",
  first: 1,
  context: { purpose: "philog-spool", group: "g" },
  wrapped: Buffer.alloc(40, 1).toString("base64"),
  salt: Buffer.alloc(32, 2).toString("base64"),
};

function framesOf(...lines: string[][]) {
  const builder = createFrameBuilder("s1");
  return lines.map((some) => {
    for (const line of some) builder.add(line, 1_700_000_000_000);
    return builder.cut()!;
  });
}

/** A whole segment of three frames, as it lies on disk. */
function segment(own: Partial<SegmentHeader> = {}) {
  const { bytes, digest } = writeHeader({ ...header, ...own });
  const keys = segmentKeys(dataKey, Buffer.from(header.salt, "base64"), digest);
  const frames = framesOf(["a", "b"], ["c"], ["d", "e"]);
  const sealed = [...frames, endFrame].map((frame, place) => sealFrame(keys, place, frame));
  return { bytes, keys, frames, sealed, file: Buffer.concat([bytes, ...sealed]) };
}

async function read(file: Buffer) {
  const head = readHeader(file);
  if (head === undefined) return undefined;
  const keys = segmentKeys(dataKey, Buffer.from(head.header.salt, "base64"), head.digest);
  return readSegment(keys, file, head.bytes, Buffer.alloc(0));
}

const counted = async (file: Buffer) => {
  const content = (await read(file))!;
  return { ...content, frames: content.frames.map(({ first, count }) => [first, count]) };
};

test("a segment gives back its frames, and says that it is whole", async () => {
  const { file, frames } = segment();
  expect(await read(file)).toEqual({ frames, ended: true, tornBytes: 0, badFrames: 0, badAcks: 0 });
});

test("a header holds what was written, and nothing of a line", () => {
  const { bytes } = segment();
  expect(readHeader(bytes)).toMatchObject({ header, bytes: bytes.length });
});

test("a change to any byte of a segment is noticed, and gives no line that was not written", async () => {
  const { file, frames } = segment();
  const texts = new Set(frames.map(({ plain }) => plain.toString("hex")));
  for (let at = 0; at < file.length; at++) {
    const changed = Buffer.from(file);
    changed[at]! ^= 1 << (at % 8);
    const content = await read(changed);
    if (content === undefined) continue;
    const isNoticed = content.badFrames > 0 || content.tornBytes > 0;
    expect({ at, isNoticed }).toEqual({ at, isNoticed: true });
    expect(content.frames.every(({ plain }) => texts.has(plain.toString("hex")))).toBe(true);
  }
});

test("frames behind one that does not open are still read", async () => {
  const { file, bytes, sealed } = segment();
  file[bytes.length + sealed[0]!.length - 1]! ^= 1;
  expect(await counted(file)).toMatchObject({
    frames: [
      [3, 1],
      [4, 2],
    ],
    badFrames: 1,
    ended: true,
  });
});

test("frames that were swapped, dropped, repeated or moved from another segment do not open", async () => {
  const { bytes, sealed } = segment();
  const [one, two, three, end] = sealed as [Buffer, Buffer, Buffer, Buffer];
  const other = segment({ segment: "1".repeat(32) }).sealed[1]!;
  const bad = async (...parts: Buffer[]) => (await read(Buffer.concat([bytes, ...parts])))!.badFrames;
  expect(await bad(two, one, three, end)).toBe(2);
  expect(await bad(one, three, end)).toBe(2);
  expect(await bad(one, two, two, three, end)).toBeGreaterThan(0);
  expect(await bad(one, other, three, end)).toBe(1);
});

test("a tail that was cut off is told in bytes, at any place", async () => {
  const { file, bytes, sealed } = segment();
  const start = bytes.length + sealed[0]!.length;
  for (let end = start + 1; end < start + sealed[1]!.length; end++) {
    expect(await counted(file.subarray(0, end))).toMatchObject({
      frames: [[1, 2]],
      tornBytes: end - start,
      ended: false,
    });
  }
});

test("bytes behind the end are noticed", async () => {
  expect(await read(Buffer.concat([segment().file, Buffer.from("x")]))).toMatchObject({ badFrames: 1, ended: true });
});

test("two segments have two keys, whatever their data key, and a changed header opens nothing", async () => {
  const { keys, sealed } = segment();
  const { bytes } = segment({ stream: "s2" });
  expect(await read(Buffer.concat([bytes, ...sealed]))).toMatchObject({ frames: [], badFrames: 4 });
  const otherSalt = segmentKeys(dataKey, randomBytes(32), keys.digest);
  expect(otherSalt.frames.export().equals(keys.frames.export())).toBe(false);
  expect(keys.acks.export().equals(keys.frames.export())).toBe(false);
});

test("a segment's keys are HKDF-SHA-256 of data key, salt and the header's digest", () => {
  const { keys } = segment();
  // RFC 5869 by hand: extract, then one block of expand.
  const extracted = createHmac("sha256", Buffer.from(header.salt, "base64")).update(dataKey.export()).digest();
  const info = Buffer.concat([Buffer.from("philog/spool/v1/frames"), keys.digest, Buffer.from([1])]);
  expect(keys.frames.export().equals(createHmac("sha256", extracted).update(info).digest())).toBe(true);
});

test("the nonce is the frame's place in its segment: never used twice, since each segment has a key of its own", () => {
  const other = segment({ segment: "1".repeat(32) });
  for (const [place, sealed] of segment().sealed.entries()) {
    expect(other.sealed[place]!.subarray(16).equals(sealed.subarray(16))).toBe(false);
  }
  const { keys, frames } = segment();
  const sealed = sealFrame(keys, 5, frames[0]!);
  expect(openFrame(keys, 5, sealed, 0)).toEqual({ frame: frames[0], bytes: sealed.length });
  expect(openFrame(keys, 4, sealed, 0)).toEqual({ frame: undefined, bytes: sealed.length });
});

test("additional data are the digest of the header and the frame's prefix", () => {
  const { keys, sealed } = segment();
  const openAt = (own: typeof keys, file: Buffer) => openFrame(own, 1, file, 0);
  const [, frame] = sealed as [Buffer, Buffer];
  expect(openAt(keys, frame)).toMatchObject({ frame: { first: 3, count: 1 } });
  // Events and their first number; a changed length is a torn end, or ciphertext of another length.
  for (let at = 4; at < 16; at++) {
    const changed = Buffer.from(frame);
    changed[at]! ^= 1;
    expect(openAt(keys, changed)).toMatchObject({ frame: undefined });
  }
  const digest = Buffer.from(keys.digest);
  digest[0]! ^= 1;
  expect(openAt({ ...keys, digest }, frame)).toMatchObject({ frame: undefined });
});

test("a segment is written as earlier versions wrote it, byte for byte, so that each opens the other's", () => {
  const { file } = segment();
  expect(createHash("sha256").update(file).digest("hex")).toBe(
    "1f53b0b69afdb661988aec6c03b208e1fd3c15bc525e4cc54350793b73f3c2cc",
  );
});

test.each([
  ["an empty file", Buffer.alloc(0)],
  ["another magic", Buffer.from("PHILOGS2 and more bytes")],
  ["a length past the file's end", Buffer.from("PHILOGS1\x00\x10\x00\x00{}", "latin1")],
  ["a length past all reason", Buffer.from("PHILOGS1\xff\xff\xff\xff{}", "latin1")],
  ["no JSON", Buffer.from("PHILOGS1\x02\x00\x00\x00{a", "latin1")],
  ["JSON of something else", Buffer.from("PHILOGS1\x02\x00\x00\x00[]", "latin1")],
  ["null", Buffer.from("PHILOGS1\x04\x00\x00\x00null", "latin1")],
])("%s is no segment", (_name, file) => {
  expect(readHeader(file)).toBe(undefined);
});

test("events that were acknowledged are not read again", async () => {
  const { file, keys, bytes } = segment();
  const acks = Buffer.concat([writeAck(keys, 0, 1, 1), writeAck(keys, 1, 3, 4)]);
  const { frames } = await readSegment(keys, file, bytes.length, acks);
  expect(frames.map(({ first, count }) => [first, count])).toEqual([
    [2, 1],
    [5, 1],
  ]);
});

test("a record that was changed counts as none: its events are sent again, never left out", () => {
  const { keys } = segment();
  const acks = Buffer.concat([writeAck(keys, 0, 1, 2), writeAck(keys, 1, 3, 3)]);
  for (let at = 0; at < ackBytes; at++) {
    const changed = Buffer.from(acks);
    changed[at]! ^= 1;
    expect(readAcks(keys, changed)).toEqual({ ranges: [[3, 3]], bad: 1 });
  }
});

test("the MAC covers the segment and the record's place, so that a record of elsewhere says nothing here", () => {
  const { keys } = segment();
  const other = segment({ segment: "1".repeat(32) }).keys;
  const [one, two] = [writeAck(keys, 0, 1, 2), writeAck(keys, 1, 3, 3)];
  expect(readAcks(keys, Buffer.concat([two, one]))).toEqual({ ranges: [], bad: 2 });
  expect(readAcks(keys, writeAck(other, 0, 1, 2))).toEqual({ ranges: [], bad: 1 });
  expect(readAcks(keys, one.subarray(0, 20))).toEqual({ ranges: [], bad: 0 });
});

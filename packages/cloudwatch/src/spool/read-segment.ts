import { type Frame, without } from "../lines/frame.ts";
import { readAcks } from "./acks.ts";
import { openFrame } from "./seal.ts";
import type { SegmentKeys } from "./segment-keys.ts";

/** What a segment's file holds that still has to be sent, and what is wrong with it. */
export interface SegmentContent {
  readonly frames: Frame[];
  /** Whether its end was written: else the process that wrote it was cut off. */
  readonly ended: boolean;
  /** Bytes behind the last whole frame: a write that was cut off, or a changed length. */
  readonly tornBytes: number;
  /** Frames that did not open, and bytes behind the end. */
  readonly badFrames: number;
  /** Acknowledgements that were not made here. */
  readonly badAcks: number;
}

type Reading = [keys: SegmentKeys, file: Buffer, headerBytes: number, acks: Buffer];

/** Stops after each frame. */
function* openFrames(...[keys, file, headerBytes, acks]: Reading): Generator<void, SegmentContent> {
  const { ranges, bad } = readAcks(keys, acks);
  const frames: Frame[] = [];
  let ended = false;
  let badFrames = 0;
  let offset = headerBytes;
  for (let place = 0; offset < file.length && !ended; place++) {
    const opened = openFrame(keys, place, file, offset);
    if (opened === "torn") break;
    offset += opened.bytes;
    if (opened.frame === undefined) badFrames++;
    else if (opened.frame.count === 0) ended = true;
    else frames.push(...without(opened.frame, ranges));
    yield;
  }
  const rest = file.length - offset;
  return {
    frames,
    ended,
    tornBytes: ended ? 0 : rest,
    badFrames: badFrames + (ended && rest > 0 ? 1 : 0),
    badAcks: bad,
  };
}

/** Frames opened in one turn: about half a megabyte, or a millisecond. */
const framesInTurn = 10;

/** Reads the frames behind a header of `headerBytes`. Frames behind one that does not open are still read. */
export async function readSegment(...reading: Reading): Promise<SegmentContent> {
  const steps = openFrames(...reading);
  for (let step = 1; ; step++) {
    const { done, value } = steps.next();
    if (done) return value;
    if (step % framesInTurn === 0) await new Promise(setImmediate);
  }
}

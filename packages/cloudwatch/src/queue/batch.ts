import { limits } from "../limits.ts";
import { eventAt, eventHeader, type Frame } from "../lines/frame.ts";
import { moveBehind, type Segment } from "./segment.ts";

/** An event as PutLogEvents takes it. */
export interface LogEvent {
  timestamp: number;
  message: string;
}

/** Events that are sent with one call. */
export interface Batch {
  readonly logStream: string;
  /** Given away with the first call. */
  readonly events: LogEvent[];
  /** Where they come from: numbers of events, both ends included. */
  readonly pieces: Piece[];
  /** Times of the first and the last event. */
  readonly from: number;
  readonly to: number;
  /** Own time of the oldest, for the lag. */
  readonly oldest: number;
  /** Events outside the service's window, sent with the present time. */
  readonly retimed: number;
}

export interface Piece {
  readonly segment: Segment;
  readonly from: number;
  to: number;
  count: number;
}

/** Neighbours out of one frame. */
interface Run {
  readonly segment: Segment;
  readonly frame: Frame;
  readonly frameIndex: number;
  readonly index: number;
  readonly offset: number;
  count: number;
}

/** The events of a batch before they are taken. */
export interface Picked {
  readonly runs: Run[];
  /** The time that each is sent with. */
  readonly stamps: number[];
}

/** What the group's retention and the clocks say at this moment. */
export interface Window {
  readonly now: number;
  /** Milliseconds; events that are older would not be stored. */
  readonly retention: number;
}

/** An event's text with its own time in it: the present one stands beside it. */
export function withTime(message: string, time: number): string {
  const stamp = Number.isFinite(new Date(time).getTime()) ? new Date(time).toISOString() : "unknown";
  if (!message.endsWith("}")) return `${message} philogTime=${stamp}`;
  return `${message.slice(0, -1)},"philogTime":"${stamp}"}`;
}

const ownTimeBytes = 64;

/**
 * Where two batches would share a millisecond, the first ends before it: calls run side by side, and events of one
 * millisecond are stored in the order in which they come. Not where that would cost more than half of the batch.
 */
function cutBefore({ runs, stamps }: Picked, next: number): void {
  let end = stamps.length;
  while (end > 0 && stamps[end - 1] === next) end--;
  if (end * 2 <= stamps.length) return;
  let surplus = stamps.length - end;
  stamps.length = end;
  while (surplus > 0) {
    const last = runs.at(-1)!;
    const fewer = Math.min(surplus, last.count);
    last.count -= fewer;
    surplus -= fewer;
    if (last.count === 0) runs.pop();
  }
}

/** The events of the next batch, as far as they are in memory and within the service's limits. */
export function pickBatch(segments: readonly Segment[], { now, retention }: Window): Picked {
  const oldest = now - Math.min(limits.oldest, retention);
  const newest = now + limits.newest;
  const picked: Picked = { runs: [], stamps: [] };
  const { runs, stamps } = picked;
  let bytes = 0;
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const segment of segments) {
    if (segment.frames === undefined) break;
    let { frame: frameIndex, index, offset } = segment.at;
    for (; frameIndex < segment.frames.length; frameIndex++, index = 0, offset = 0) {
      const frame = segment.frames[frameIndex]!;
      const run: Run = { segment, frame, frameIndex, index, offset, count: 0 };
      runs.push(run);
      for (; index < frame.count; index++) {
        const length = frame.plain.readUInt32LE(offset);
        const time = frame.plain.readDoubleLE(offset + 4);
        const isInWindow = time >= oldest && time <= newest;
        const stamp = isInWindow ? time : now;
        bytes += length + limits.overhead + (isInWindow ? 0 : ownTimeBytes);
        from = Math.min(from, stamp);
        to = Math.max(to, stamp);
        const isFull = stamps.length === limits.batchEvents || bytes > limits.batchTarget || to - from > limits.span;
        if (isFull && stamps.length > 0) {
          if (run.count === 0) runs.pop();
          cutBefore(picked, stamp);
          return picked;
        }
        stamps.push(stamp);
        run.count++;
        offset += eventHeader + length;
      }
    }
  }
  return picked;
}

/** Earliest and latest time of a batch. */
export function spanOf({ stamps }: Picked): { from: number; to: number } {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const stamp of stamps) {
    if (stamp < from) from = stamp;
    if (stamp > to) to = stamp;
  }
  return { from, to };
}

function piecesOf(runs: readonly Run[]): Piece[] {
  const pieces: Piece[] = [];
  for (const { segment, frame, index, count } of runs) {
    const first = frame.first + index;
    const last = pieces.at(-1);
    if (last?.segment === segment && last.to + 1 === first) {
      last.to += count;
      last.count += count;
    } else {
      pieces.push({ segment, from: first, to: first + count - 1, count });
    }
  }
  return pieces;
}

/** Takes picked events out of their segments. They come in the order of time, and of one millisecond as they came in. */
export function takeBatch(logStream: string, picked: Picked): Batch {
  const { runs, stamps } = picked;
  const events: LogEvent[] = [];
  let retimed = 0;
  let oldest = Number.POSITIVE_INFINITY;
  let isSorted = true;
  for (const { segment, frame, frameIndex, index, offset: start, count } of runs) {
    let offset = start;
    for (let taken = 0; taken < count; taken++) {
      const { time, start: from, end } = eventAt(frame, index + taken, offset);
      const timestamp = stamps[events.length]!;
      const text = frame.plain.toString("utf8", from, end);
      if (time < oldest) oldest = time;
      if (events.length > 0 && timestamp < stamps[events.length - 1]!) isSorted = false;
      if (timestamp !== time) retimed++;
      events.push({ timestamp, message: timestamp === time ? text : withTime(text, time) });
      offset = end;
    }
    segment.taken += count;
    segment.untaken -= offset - start;
    moveBehind(segment, frameIndex, index + count - 1, offset);
  }
  if (!isSorted) events.sort((a, b) => a.timestamp - b.timestamp);
  return { logStream, events, pieces: piecesOf(runs), ...spanOf(picked), oldest, retimed };
}

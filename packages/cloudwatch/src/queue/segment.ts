import { eventAt, type Frame, without } from "../lines/frame.ts";
import type { SegmentFile } from "../spool/segment-file.ts";

/** A run of events in the order of their numbers: a file, or in memory what has none. */
export interface Segment {
  /** The number of its first event, and of the next to take once it is read again from disk. */
  readonly first: number;
  resumeFrom: number;
  readonly file: SegmentFile | undefined;
  /** Those in memory; a frame that was taken is let go. `undefined` while they are on disk alone. */
  frames: (Frame | undefined)[] | undefined;
  /** Events; of a file that was found, known when it is read. */
  count: number;
  /** Handed to batches, and of these: settled, for which nothing has to be done any more. */
  taken: number;
  settled: number;
  /** Bytes of the frames in memory, and of those of which events were not taken. */
  memory: number;
  untaken: number;
  /** Bytes of all frames that were added since it was made. */
  added: number;
  /** Whether nothing is added any more. */
  isClosed: boolean;
  /** Whether the file was changed, so that it is kept. */
  isBad: boolean;
  /** Where the next event to take stands. */
  at: { frame: number; index: number; offset: number };
  readonly since: number;
  /** Whether frames stay in memory until their events are settled: a file for them may yet be had. */
  readonly keepsTaken: boolean;
  /** Numbers that were settled, where `keepsTaken`. */
  readonly done: [from: number, to: number][];
  /** The segment with a file that its events have gone to, those under way included. */
  movedTo: Segment | undefined;
  /** Not to be read before: its key could not be had. */
  notBefore: number;
}

export function createSegment(
  first: number,
  file: SegmentFile | undefined,
  isInMemory: boolean,
  now: number,
  keepsTaken = false,
): Segment {
  return {
    first,
    resumeFrom: first,
    file,
    frames: isInMemory ? [] : undefined,
    count: 0,
    taken: 0,
    settled: 0,
    memory: 0,
    untaken: 0,
    added: 0,
    isClosed: false,
    isBad: false,
    at: { frame: 0, index: 0, offset: 0 },
    since: now,
    keepsTaken,
    done: [],
    movedTo: undefined,
    notBefore: 0,
  };
}

/** Whether all of a segment was handed out. One on disk alone never was. */
export const isTaken = ({ frames, taken, count }: Segment) => frames !== undefined && taken === count;

/** Adds a frame that is in memory, too. */
export function hold(segment: Segment, frame: Frame): void {
  segment.frames!.push(frame);
  segment.memory += frame.plain.length;
  segment.untaken += frame.plain.length;
}

/** Lets go of the frames: they are on disk. What was taken is under way, and is not read again. */
export function letGo(segment: Segment): void {
  segment.resumeFrom = nextNumber(segment) ?? segment.resumeFrom;
  segment.frames = undefined;
  segment.at = { frame: 0, index: 0, offset: 0 };
  segment.memory = 0;
  segment.untaken = 0;
}

/** Brings frames that were read from disk into memory, as far as they were not taken. */
export function takeBack(segment: Segment, frames: readonly Frame[]): void {
  segment.frames = frames.flatMap((frame) => without(frame, [[1, segment.resumeFrom - 1]]));
  const read = segment.frames as Frame[];
  segment.count = segment.taken + read.reduce((sum, { count }) => sum + count, 0);
  segment.memory = read.reduce((sum, { plain }) => sum + plain.length, 0);
  segment.untaken = segment.memory;
}

/** Sets the place of the next event behind this one, and lets go of the frames before. */
export function moveBehind(segment: Segment, frame: number, index: number, end: number): void {
  const frames = segment.frames!;
  const isLast = index + 1 === frames[frame]!.count;
  const next = isLast ? { frame: frame + 1, index: 0, offset: 0 } : { frame, index: index + 1, offset: end };
  for (let done = segment.at.frame; done < next.frame && !segment.keepsTaken; done++) {
    segment.memory -= frames[done]!.plain.length;
    frames[done] = undefined;
  }
  segment.at = next;
}

/** Notes that nothing has to be done any more for some events. Returns the segment that they are in by now. */
export function settle(segment: Segment, from: number, to: number, count: number): Segment {
  const holder = segment.movedTo ?? segment;
  holder.settled += count;
  if (holder.keepsTaken) holder.done.push([from, to]);
  return holder;
}

/** Counts the first so many events of a segment as taken. */
export function skip(segment: Segment, events: number): void {
  segment.taken = events;
  let rest = events;
  for (let frame = 0; rest > 0; frame++) {
    const held = segment.frames![frame]!;
    let end = 0;
    const index = Math.min(rest, held.count) - 1;
    for (let at = 0; at <= index; at++) end = eventAt(held, at, end).end;
    segment.untaken -= end;
    moveBehind(segment, frame, index, end);
    rest -= index + 1;
  }
}

/** The number of the next event to take; `undefined` where all were taken. */
export function nextNumber({ resumeFrom, frames, at, count, taken }: Segment): number | undefined {
  if (frames === undefined) return resumeFrom;
  return taken === count ? undefined : frames[at.frame]!.first + at.index;
}

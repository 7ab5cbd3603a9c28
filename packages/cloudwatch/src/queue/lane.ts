import { limits } from "../limits.ts";
import { eventHeader } from "../lines/frame.ts";
import { type Batch, pickBatch, spanOf, takeBatch, type Window } from "./batch.ts";
import { createSegment, isTaken, nextNumber, type Segment, settle } from "./segment.ts";

/** The segments of one log stream, and which of their events are under way. */
export interface Lane {
  readonly logStream: string;
  readonly segments: Segment[];
  /** The next batch to send, or none: nothing is there, it may grow, or it has to wait for another. */
  next(window: Window, isUrgent: boolean): Batch | undefined;
  /** Notes that a batch need not be sent any more. */
  settle(batch: Batch): void;
  /** Ends a segment: nothing is added to it any more. */
  close(segment: Segment): void;
  /**
   * Takes a segment out to make room. Returns the events that are lost with it: those under way are in memory, and go on
   * from there.
   */
  drop(segment: Segment): number;
  /** Whether nothing waits and nothing is under way. */
  isEmpty(): boolean;
  /** Whether nothing is left to do for events up to this number. */
  isDone(upTo: number): boolean;
  /** Own time of the oldest event under way or waiting in memory; `undefined` for none. */
  oldest(): number | undefined;
}

export interface LaneOptions {
  readonly logStream: string;
  /** Milliseconds that lines wait for others to be sent with. */
  readonly lingerMs: number;
  /** Brings a segment's events into memory, or sets when to try again. Never rejects. */
  readonly load: (segment: Segment) => Promise<void>;
  /** Puts a segment that was changed out of the way. */
  readonly quarantine: (segment: Segment) => void;
  /** Called when `next` may have something again. */
  readonly onReady: () => void;
  readonly now: () => number;
}

export function createLane(options: LaneOptions): Lane {
  const { logStream, lingerMs, load, quarantine, onReady, now } = options;
  const segments: Segment[] = [];
  const underWay = new Set<Batch>();
  let loading: Segment | undefined;
  let isBlocked = false;
  let waitsSince: number | undefined;

  const open = () => segments.filter((segment) => !isTaken(segment) && segment.notBefore <= now());

  /** A segment with nothing left goes, and its file with it. */
  function retire(segment: Segment): boolean {
    if (!segment.isClosed || segment.frames === undefined || segment.settled < segment.count) return false;
    const index = segments.indexOf(segment);
    if (index < 0) return true;
    segments.splice(index, 1);
    if (segment.isBad) quarantine(segment);
    else segment.file?.remove();
    return true;
  }

  function close(segment: Segment): void {
    const wasClosed = segment.isClosed;
    segment.isClosed = true;
    if (!retire(segment) && !wasClosed) segment.file?.end();
  }

  /** Reads the first segment that is on disk alone, as its turn comes. */
  function fetch(waiting: readonly Segment[]): void {
    const segment = waiting.find(({ frames }) => frames === undefined);
    if (segment === undefined || loading !== undefined || waiting.indexOf(segment) > 1) return;
    loading = segment;
    close(segment);
    void load(segment).then(() => {
      loading = undefined;
      retire(segment);
      onReady();
    });
  }

  /** Whether a batch would be full, has waited long enough, or will not grow. */
  function isDue(waiting: readonly Segment[], moment: number): boolean {
    let events = 0;
    let bytes = 0;
    for (const segment of waiting) {
      if (segment.frames === undefined || segment.isClosed) return true;
      events += segment.count - segment.taken;
      bytes += segment.untaken + (segment.count - segment.taken) * (limits.overhead - eventHeader);
    }
    waitsSince ??= moment;
    return events >= limits.batchEvents || bytes >= limits.batchTarget || moment - waitsSince >= lingerMs;
  }

  const overlaps = (from: number, to: number) => [...underWay].some((batch) => from <= batch.to && to >= batch.from);

  return {
    logStream,
    segments,
    next(window, isUrgent) {
      const waiting = open();
      fetch(waiting);
      if (waiting.length === 0 || isBlocked) return undefined;
      if (!isUrgent && !isDue(waiting, window.now)) return undefined;
      const picked = pickBatch(waiting, window);
      if (picked.stamps.length === 0) return undefined;
      const { from, to } = spanOf(picked);
      isBlocked = overlaps(from, to);
      if (isBlocked) return undefined;
      waitsSince = undefined;
      const batch = takeBatch(logStream, picked);
      underWay.add(batch);
      return batch;
    },
    settle(batch) {
      underWay.delete(batch);
      isBlocked = false;
      for (const { segment, from, to, count } of batch.pieces) {
        const holder = settle(segment, from, to, count);
        if (!retire(holder)) holder.file?.acknowledge(from, to);
      }
    },
    drop(segment) {
      const { first, file, frames, count, taken, settled } = segment;
      const rest = createSegment(first, undefined, true, now());
      rest.count = taken - settled;
      rest.taken = rest.count;
      rest.isClosed = true;
      segment.movedTo = rest;
      segments.splice(segments.indexOf(segment), 1, ...(rest.count > 0 ? [rest] : []));
      // A file of another process may not have been read yet.
      const lost = frames === undefined && count === 0 ? (file?.countEvents() ?? 0) : count - taken;
      file?.remove();
      return lost;
    },
    close,
    isEmpty: () => underWay.size === 0 && loading === undefined && open().length === 0,
    isDone(upTo) {
      const waits = open().some((segment) => (nextNumber(segment) ?? Number.POSITIVE_INFINITY) <= upTo);
      return !waits && ![...underWay].some(({ pieces }) => pieces.some(({ from }) => from <= upTo));
    },
    oldest() {
      const times = [...underWay].map(({ oldest }) => oldest);
      const first = pickFirst(open());
      return times.length === 0 && first === undefined
        ? undefined
        : Math.min(...times, first ?? Number.POSITIVE_INFINITY);
    },
  };
}

function pickFirst(waiting: readonly Segment[]): number | undefined {
  const { frames, at } = waiting[0] ?? {};
  const frame = at && frames?.[at.frame];
  return frame?.plain.readDoubleLE(at!.offset + 4);
}

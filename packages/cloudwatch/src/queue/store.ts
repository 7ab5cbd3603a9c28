import type { Report } from "../errors.ts";
import { type Frame, without } from "../lines/frame.ts";
import type { SegmentFile } from "../spool/segment-file.ts";
import type { Spool } from "../spool/spool.ts";
import type { Lane } from "./lane.ts";
import { createSegment, hold, letGo, type Segment, skip } from "./segment.ts";

/** Takes frames in: into the spool where there is one, and into memory as far as the bound lets it. */
export interface Store {
  /** `false` where there was no room, and the frame was not taken. */
  append(frame: Frame): boolean;
  /** Whether that many bytes more would be too many. */
  isFull(bytes: number): boolean;
  /** Writes to disk what had to stay in memory. Returns whether all of it is there now. */
  harden(): boolean;
  /** Bytes in files, and in memory of what is in no file. */
  bytes(): { spooled: number; memory: number };
  /** Ends the segment that is written to. */
  close(): void;
}

export interface StoreOptions {
  readonly lane: Lane;
  /** All lanes, oldest first: their files count, and make room. */
  readonly lanes: () => readonly Lane[];
  readonly spool: Spool | undefined;
  readonly memoryBytes: number;
  readonly spoolBytes: number;
  readonly segmentBytes: number;
  readonly dropsOldest: boolean;
  readonly onDropped: (events: number) => void;
  readonly report: Report;
  readonly now: () => number;
}

const oldestSegment = 3_600_000;
const sizeOf = ({ file, added }: Segment) => file?.bytes ?? added;

export function createStore(options: StoreOptions): Store {
  const { lane, lanes, spool, memoryBytes, spoolBytes, segmentBytes, onDropped, report, now } = options;
  let current: Segment | undefined;

  const all = () => lanes().flatMap(({ segments }) => segments);
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  const spooled = () => sum(all().map(({ file }) => file?.bytes ?? 0));
  const unspooled = () => sum(all().map(({ file, memory }) => (file ? 0 : memory)));
  const held = () => sum(lane.segments.map(({ memory }) => memory));

  const isKept = (file: SegmentFile | undefined) => spool !== undefined && file === undefined;

  function closeCurrent(): void {
    if (current) lane.close(current);
    current = undefined;
  }

  function open(first: number, file = spool?.create(first)): Segment {
    closeCurrent();
    current = createSegment(first, file, file === undefined || held() < memoryBytes / 2, now(), isKept(file));
    lane.segments.push(current);
    return current;
  }

  /** What is not settled yet, out of a segment without a file into one with; also what is under way. */
  function hardenSegment(segment: Segment): boolean {
    const frames = (segment.frames as Frame[]).flatMap((frame) => without(frame, segment.done));
    if (frames.length > 0) {
      const { first } = frames[0]!;
      const file = spool?.create(first);
      if (file === undefined) return false;
      const hardened = createSegment(first, file, true, now());
      for (const frame of frames) {
        const code = file.append(frame);
        if (code !== undefined) {
          file.remove();
          report("PHILOG_CLOUDWATCH_DISK", code);
          return false;
        }
        hold(hardened, frame);
        hardened.count += frame.count;
      }
      skip(hardened, segment.taken - segment.settled);
      lane.segments.splice(lane.segments.indexOf(segment), 0, hardened);
      // The newest file takes what comes next: another key may be long in coming.
      if (segment === current) current = hardened;
      else lane.close(hardened);
      segment.movedTo = hardened;
      letGo(segment);
      segment.frames = [];
      segment.taken = segment.settled;
      segment.count = segment.settled;
    }
    lane.close(segment);
    return true;
  }

  /** Whether nothing is left that could be on disk and is not. */
  function harden(): boolean {
    return spool === undefined || lane.segments.filter(({ keepsTaken }) => keepsTaken).every(hardenSegment);
  }

  /** The segment to add to: another one where the last is full, old, or not the process's own any more. */
  function segmentFor({ first }: Frame): Segment {
    if (spool && !spool.holds()) closeCurrent();
    if (spool && current?.file === undefined && !harden() && current?.isClosed === false) return current;
    if (current === undefined || current.isClosed) return open(first);
    const isDone = sizeOf(current) >= segmentBytes || now() - current.since > oldestSegment;
    if (!isDone) return current;
    if (current.file === undefined) return open(first);
    // While there is no other key a file grows past its size: that is better than to have lines in memory alone.
    const file = spool?.create(first);
    return file === undefined ? current : open(first, file);
  }

  const isOver = (bytes: number, toDisk: boolean) =>
    toDisk ? spooled() + bytes > spoolBytes : unspooled() + bytes > memoryBytes;

  function makeRoom(bytes: number, toDisk: boolean): boolean {
    while (isOver(bytes, toDisk)) {
      if (!options.dropsOldest) return false;
      const fits = ({ isClosed, file, memory }: Segment) =>
        isClosed && (toDisk ? file !== undefined : file === undefined && memory > 0);
      const owner = lanes().find(({ segments }) => segments.some(fits));
      const victim = owner?.segments.find(fits);
      if (owner && victim) onDropped(owner.drop(victim));
      else if (current && current.count > 0) closeCurrent();
      else return false;
    }
    return true;
  }

  function keep(segment: Segment, frame: Frame): void {
    segment.count += frame.count;
    segment.added += frame.plain.length;
    if (segment.frames === undefined) return;
    hold(segment, frame);
    // Too much for memory: what nobody has come to yet stays on disk until its turn.
    if (segment.file !== undefined && held() > memoryBytes) letGo(segment);
  }

  return {
    append(frame) {
      const segment = segmentFor(frame);
      const bytes = frame.plain.length;
      if (!makeRoom(bytes, segment.file !== undefined)) return false;
      const target = current === segment ? segment : open(frame.first);
      const code = target.file?.append(frame);
      if (code === undefined) {
        keep(target, frame);
        return true;
      }
      report("PHILOG_CLOUDWATCH_DISK", code);
      closeCurrent();
      if (!makeRoom(bytes, false)) return false;
      current = createSegment(frame.first, undefined, true, now(), true);
      lane.segments.push(current);
      keep(current, frame);
      return true;
    },
    isFull: (bytes) => isOver(bytes, spool !== undefined && current?.file !== undefined),
    harden,
    bytes: () => ({ spooled: spooled(), memory: unspooled() }),
    close() {
      harden();
      closeCurrent();
    },
  };
}

import type { Report } from "../errors.ts";
import type { Found } from "../spool/adopt.ts";
import { createLane, type Lane, type LaneOptions } from "./lane.ts";
import { createLoad } from "./load.ts";
import { createSegment } from "./segment.ts";

/** The lane of this process, and those of others whose segments were found. */
export interface Lanes {
  readonly own: Lane;
  /** Oldest lines first; lanes with nothing left are gone. */
  all(): readonly Lane[];
  /** Takes over segments. Returns whether there were any. */
  add(found: readonly Found[]): boolean;
  /** Whether nothing is left to do for events of this process up to a number, nor for those of others. */
  isDone(upTo: number): boolean;
  /** Events that were not stored; those that are in memory alone, if asked so. */
  left(inMemoryAlone?: boolean): number;
  oldest(): number | undefined;
  /** Lets go of all files. */
  close(): void;
}

export interface LanesOptions extends Pick<LaneOptions, "logStream" | "lingerMs" | "onReady" | "now"> {
  /** The folder for segments that were changed. */
  readonly quarantine: () => string;
  readonly report: Report;
}

export function createLanes(options: LanesOptions): Lanes {
  const { logStream, report, now } = options;
  const load = createLoad(report, now);
  const make = (name: string) =>
    createLane({
      ...options,
      load,
      logStream: name,
      quarantine: ({ file }) => file?.quarantine(options.quarantine()),
    });
  const own = make(logStream);
  let found: Lane[] = [];

  function all(): Lane[] {
    found = found.filter(({ segments }) => segments.length > 0);
    return [...found, own];
  }

  return {
    own,
    all,
    add(files) {
      for (const { logStream: name, first, file } of files) {
        let lane = found.find((candidate) => candidate.logStream === name);
        if (lane === undefined) {
          lane = make(name);
          found.push(lane);
        }
        const segment = createSegment(first, file, false, now());
        segment.isClosed = true;
        lane.segments.push(segment);
      }
      return files.length > 0;
    },
    isDone: (upTo) => own.isDone(upTo) && all().every((lane) => lane === own || lane.isEmpty()),
    left(inMemoryAlone = false) {
      const segments = all().flatMap((lane) => lane.segments);
      const counted = inMemoryAlone ? segments.filter(({ file }) => file === undefined) : segments;
      return counted.reduce((sum, { count, settled }) => sum + count - settled, 0);
    },
    oldest() {
      const times = all().flatMap((lane) => lane.oldest() ?? []);
      return times.length === 0 ? undefined : Math.min(...times);
    },
    close() {
      for (const { segments } of all()) for (const { file } of segments) file?.close();
    },
  };
}

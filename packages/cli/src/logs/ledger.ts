import { createDigests, digestOf } from "./digests.ts";
import type { Mark } from "./mark.ts";
import { createRanges } from "./ranges.ts";

/** Numbers that are missing between two that are there, both ends included. */
export interface Gap {
  stream: string;
  from: number;
  to: number;
}

/** Two lines with one number that say different things. */
export interface Conflict {
  stream: string;
  seq: number;
}

export interface LedgerCounts {
  kept: number;
  duplicates: number;
  /** Duplicates that were not compared with the line that was kept: it came too long before. */
  uncompared: number;
  conflicts: number;
}

/** Says which lines were there before. */
export interface Ledger {
  /** Whether the line is to be kept. Throws a RangeError where the numbers have more gaps than can be remembered. */
  take(line: Uint8Array, mark: Mark): boolean;
  readonly counts: LedgerCounts;
  readonly streams: number;
  /** Named at most as many as are listed; `counts` knows all. */
  readonly conflicts: readonly Conflict[];
  /** By stream in the order in which they came; with `fromStart` also what is missing before a stream's first number. */
  gaps(fromStart: boolean): Gap[];
}

export interface LedgerLimits {
  /** Ranges that are remembered, all streams together. @default 1000000 */
  ranges?: number;
  /** Blocks of 256 digests that are remembered. @default 8192 */
  digests?: number;
}

const mostListed = 100;
/** Contents of conflicts that are remembered, so that a third copy is known again. */
const mostConflicts = 10_000;

export function createLedger({ ranges: mostRanges = 1_000_000, digests: blocks }: LedgerLimits = {}): Ledger {
  const ranges = createRanges(mostRanges);
  const digests = createDigests(blocks);
  const counts: LedgerCounts = { kept: 0, duplicates: 0, uncompared: 0, conflicts: 0 };
  const conflicts: Conflict[] = [];
  const others = new Set<string>();

  const isConflict = (stream: string, seq: number, digest: number | undefined): boolean => {
    const first = digests.get(stream, seq);
    if (digest === undefined || first === undefined) {
      counts.uncompared += 1;
      return false;
    }
    const key = `${stream} ${seq} ${digest}`;
    if (first === digest || others.has(key)) return false;
    if (others.size < mostConflicts) others.add(key);
    return true;
  };
  const keep = () => {
    counts.kept += 1;
    return true;
  };

  return {
    counts,
    conflicts,
    get streams() {
      return ranges.streams().length;
    },
    take(line, { stream, seq, count, from, to }) {
      const added = ranges.add(stream, seq, count);
      // A joined line is no copy of one of its parts.
      const digest = count === 1 ? digestOf(line.subarray(from, to)) : undefined;
      if (added === count) {
        if (digest !== undefined) digests.set(stream, seq, digest);
        return keep();
      }
      // Of a joined line some parts may be there already: the others are new.
      if (added === 0 && !isConflict(stream, seq, digest)) {
        counts.duplicates += 1;
        return false;
      }
      counts.conflicts += 1;
      if (conflicts.length < mostListed) conflicts.push({ stream, seq });
      return keep();
    },
    gaps(fromStart) {
      return ranges.streams().flatMap((stream) => {
        const found: Gap[] = [];
        let next = fromStart ? 1 : undefined;
        for (const [from, to] of ranges.of(stream)) {
          if (next !== undefined && from > next) found.push({ stream, from: next, to: from - 1 });
          next = to + 1;
        }
        return found;
      });
    },
  };
}

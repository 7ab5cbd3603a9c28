/** Numbers that were met, kept as ranges: a stream that comes in order is one, however long it is. */
export interface Ranges {
  /** Adds `count` numbers from `first` on. Gives how many of them are new. Throws a RangeError past the bound. */
  add(stream: string, first: number, count?: number): number;
  /** The streams, in the order in which they were met. */
  streams(): string[];
  /** Ranges of a stream, both ends included, in order; they neither meet nor touch. */
  of(stream: string): [from: number, to: number][];
}

/** Where in `ends`, which holds pairs in order, the first pair stands that ends at `value` or behind it. */
function firstEndingAt(ends: readonly number[], value: number): number {
  let low = 0;
  let high = ends.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle * 2 + 1]! < value) low = middle + 1;
    else high = middle;
  }
  return low * 2;
}

/** `most` is how many ranges are kept at most, all streams together. */
export function createRanges(most: number): Ranges {
  const met = new Map<string, number[]>();
  let kept = 0;

  const grow = (by: number) => {
    kept += by;
    if (kept > most) throw new RangeError("too many ranges");
  };

  return {
    add(stream, first, count = 1) {
      const last = first + count - 1;
      const ends = met.get(stream);
      if (ends === undefined) {
        grow(1);
        met.set(stream, [first, last]);
        return count;
      }
      // The next number, which nearly every line has.
      if (ends.at(-1) === first - 1) {
        ends[ends.length - 1] = last;
        return count;
      }
      const at = firstEndingAt(ends, first - 1);
      let [from, to] = [first, last];
      let known = 0;
      let end = at;
      for (; end < ends.length && ends[end]! <= last + 1; end += 2) {
        known += Math.max(0, Math.min(last, ends[end + 1]!) - Math.max(first, ends[end]!) + 1);
        from = Math.min(from, ends[end]!);
        to = Math.max(to, ends[end + 1]!);
      }
      if (end === at) {
        grow(1);
        ends.splice(at, 0, from, to);
      } else {
        ends[at] = from;
        ends[at + 1] = to;
        if (end > at + 2) {
          ends.splice(at + 2, end - at - 2);
          kept -= (end - at - 2) / 2;
        }
      }
      return count - known;
    },
    streams: () => [...met.keys()],
    of(stream) {
      const ends = met.get(stream) ?? [];
      return Array.from({ length: ends.length / 2 }, (_, index) => [ends[index * 2]!, ends[index * 2 + 1]!]);
    },
  };
}

/** Some events with numbers in a row, as bytes: what is sealed and written together. */
export interface Frame {
  readonly first: number;
  readonly count: number;
  readonly plain: Buffer;
}

/** Bytes before each event's text: its length, and its time in milliseconds. */
export const eventHeader = 12;

/** Where one event stands in a frame. */
export interface EventPlace {
  readonly number: number;
  readonly time: number;
  readonly start: number;
  readonly end: number;
}

/** The event that starts at `offset`, the `index`-th of its frame. */
export function eventAt({ first, plain }: Frame, index: number, offset: number): EventPlace {
  const start = offset + eventHeader;
  return {
    number: first + index,
    time: plain.readDoubleLE(offset + 4),
    start,
    end: start + plain.readUInt32LE(offset),
  };
}

/** Ranges of event numbers, both ends included. */
export type Ranges = readonly (readonly [from: number, to: number])[];

/** What is left of a frame without the events of these numbers. */
export function without(frame: Frame, ranges: Ranges): Frame[] {
  const { first, count, plain } = frame;
  const last = first + count - 1;
  const hits = ranges.filter(([from, to]) => from <= last && to >= first);
  if (hits.length === 0) return [frame];
  const left: Frame[] = [];
  let run: { first: number; start: number; count: number } | undefined;
  for (let index = 0, offset = 0; index <= count; index++) {
    const number = first + index;
    const gone = index === count || hits.some(([from, to]) => number >= from && number <= to);
    if (gone && run) left.push({ first: run.first, count: run.count, plain: plain.subarray(run.start, offset) });
    if (gone) run = undefined;
    else if (run) run.count++;
    else run = { first: number, start: offset, count: 1 };
    if (index < count) offset += eventHeader + plain.readUInt32LE(offset);
  }
  return left;
}

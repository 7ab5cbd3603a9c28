import { exit } from "../exit.ts";
import { Failure } from "../prompt/failure.ts";
import { endOf } from "./mark.ts";
import type { Marked } from "./parts.ts";

/** Brings lines into an order; all are held for it. */
export interface Sorted {
  /** Throws a Failure where there is no room. */
  add(line: Marked): void;
  /** All, in their order. */
  end(): Marked[];
}

export type Order = "stream" | "time";

/** Bytes of lines that are held for sorting. */
const mostBytes = 536_870_912;

const near = 400;
const written = /"(?:time|timestamp|@timestamp)":(?:(\d{13})[,}]|"(\d{4}-\d\d-\d\dT[0-9:.]{8,18}(?:Z|[+-]\d\d:\d\d))")/;
const instant = /^(\d{4}-\d\d-\d\dT[0-9:.]{8,18}(?:Z|[+-]\d\d:\d\d))[ \t]/;

/** A line's own time in milliseconds, else the one that CloudWatch has; NaN where there is none. */
export function timeOf({ bytes, mark, timestamp }: Marked): number {
  const own = Date.parse(mark?.time ?? "");
  if (!Number.isNaN(own)) return own;
  const start = bytes.toString("utf8", 0, Math.min(endOf(bytes), near));
  const [, milliseconds, text] = written.exec(start) ?? [];
  if (milliseconds !== undefined) return Number(milliseconds);
  if (text !== undefined) return Date.parse(text);
  return timestamp ?? Date.parse(instant.exec(start)?.[1] ?? "");
}

interface Held {
  line: Marked;
  time: number;
}

const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);
const seqOf = ({ line }: Held) => line.mark?.seq ?? 0;

const orders: Record<Order, (a: Held, b: Held) => number> = {
  stream({ line: a }, { line: b }) {
    // Without a number: behind all others, in the order in which they came.
    if (a.mark === undefined || b.mark === undefined)
      return Number(a.mark === undefined) - Number(b.mark === undefined);
    return compare(a.mark.stream, b.mark.stream) || a.mark.seq - b.mark.seq;
  },
  // Of one millisecond, a stream's lines by their numbers.
  time: (a, b) =>
    a.time === b.time
      ? compare(a.line.mark?.stream ?? "", b.line.mark?.stream ?? "") || seqOf(a) - seqOf(b)
      : a.time - b.time,
};

/** A line without a time stays behind the one that it came behind. */
export function createSorted(order: Order, most = mostBytes): Sorted {
  const held: Held[] = [];
  let bytes = 0;
  let last = Number.NEGATIVE_INFINITY;
  return {
    add(line) {
      bytes += line.bytes.length;
      if (bytes > most) {
        throw new Failure(
          exit.failed,
          `more than ${Math.round(most / 1_048_576)} MiB cannot be sorted here: take files apart by time, or leave --sort out`,
        );
      }
      const time = timeOf(line);
      if (!Number.isNaN(time)) last = time;
      held.push({ line: { ...line, bytes: Buffer.from(line.bytes) }, time: last });
    },
    end: () => held.sort(orders[order]).map(({ line }) => line),
  };
}

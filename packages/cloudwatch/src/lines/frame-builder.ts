import { limits } from "../limits.ts";
import { eventHeader, type Frame } from "./frame.ts";
import { splitLine } from "./split-line.ts";

const usualBytes = 131_072;
const openBrace = 123;
const closeBrace = 125;
/** Bytes of a part's own members at most: stream, number, part, parts. */
const partMembers = 200;

/** Collects lines until they are cut off as a frame. Each event is given stream and number, in its own text. */
export interface FrameBuilder {
  /** Adds a line with its time in milliseconds. Gives the number of events that it became: 0 for an empty one. */
  add(line: string, time: number): number;
  readonly bytes: number;
  readonly count: number;
  /** The number that the next event will have. */
  readonly next: number;
  /** The lines since the last cut, or `undefined` where there are none. */
  cut(): Frame | undefined;
}

/**
 * `stream` stands in every event; numbers start with 1. `onPart` is called behind each part of a line that has to be
 * split, so that a long one does not become one long frame.
 */
export function createFrameBuilder(stream: string, onPart = () => {}): FrameBuilder {
  let buffer = Buffer.allocUnsafeSlow(usualBytes);
  let used = 0;
  let count = 0;
  let next = 1;
  const members = `"philogStream":"${stream}","philogSeq":`;
  const textMembers = ` philogStream=${stream} philogSeq=`;

  function reserve(bytes: number): void {
    if (used + bytes <= buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(buffer.length * 2, used + bytes));
    buffer.copy(larger, 0, 0, used);
    buffer = larger;
  }

  /** Writes one event, or nothing where it is longer than an event may be. */
  function put(line: string, time: number): boolean {
    reserve(eventHeader + line.length * 3 + partMembers);
    const start = used + eventHeader;
    let end = start + buffer.write(line, start);
    // An object's members end where its brace stands: the event stays JSON, and is not parsed for it.
    const isObject = end - start > 1 && buffer[start] === openBrace && buffer[end - 1] === closeBrace;
    if (isObject) {
      end--;
      const comma = buffer[end - 1] === openBrace ? "" : ",";
      end += buffer.write(`${comma}${members}${next}}`, end, "latin1");
    } else {
      end += buffer.write(`${textMembers}${next}`, end, "latin1");
    }
    if (end - start + limits.overhead > limits.eventBytes) return false;
    buffer.writeUInt32LE(end - start, used);
    buffer.writeDoubleLE(time, used + 4);
    used = end;
    count++;
    next++;
    return true;
  }

  function putParts(line: string, time: number): number {
    const pieces = splitLine(line, limits.eventBytes - limits.overhead - partMembers);
    for (const [index, piece] of pieces.entries()) {
      put(`{"philogPart":${index + 1},"philogParts":${pieces.length},"text":${piece}}`, time);
      onPart();
    }
    return pieces.length;
  }

  return {
    add(line, time) {
      const text = line.endsWith("\n") ? line.slice(0, -1) : line;
      if (text === "") return 0;
      if (text.length < limits.eventBytes && put(text, time)) return 1;
      return putParts(text, time);
    },
    get bytes() {
      return used;
    },
    get count() {
      return count;
    },
    get next() {
      return next;
    },
    cut() {
      if (count === 0) return undefined;
      const frame = { first: next - count, count, plain: Buffer.from(buffer.subarray(0, used)) };
      used = 0;
      count = 0;
      if (buffer.length > usualBytes) buffer = Buffer.allocUnsafeSlow(usualBytes);
      return frame;
    },
  };
}

import { type Mark, numbered } from "./mark.ts";

/** A line with its number, where it has one. */
export interface Marked {
  bytes: Buffer;
  mark: Mark | undefined;
  timestamp?: number | undefined;
}

/** Puts parts of long lines together again. */
export interface Parts {
  /** What is there to be written once this line has come: nothing while parts are waited for. */
  take(line: Marked): Marked[];
  /** What has waited in vain, as it came. */
  end(): Marked[];
  readonly counts: { joined: number; incomplete: number };
}

interface Waiting {
  lines: (Marked | undefined)[];
  left: number;
  bytes: number;
}

const start = Buffer.from('{"philogPart":');
const mostParts = 100_000;
/** Bytes of parts that wait for others. @default 256 MiB */
const mostBytes = 268_435_456;

interface Part {
  part: number;
  parts: number;
}

function recordOf({ bytes, mark }: Marked): { philogPart?: unknown; philogParts?: unknown; text?: unknown } {
  return JSON.parse(bytes.toString("utf8", mark!.from));
}

/** Which part of a line it is; undefined for a whole line. */
function partOf(line: Marked): Part | undefined {
  const { bytes, mark } = line;
  if (mark?.isJson !== true || mark.count > 1) return undefined;
  if (!start.equals(bytes.subarray(mark.from, mark.from + start.length))) return undefined;
  const { philogPart: part, philogParts: parts, text } = recordOf(line);
  const isPart = Number.isSafeInteger(part) && Number.isSafeInteger(parts) && typeof text === "string";
  const known = { part: part as number, parts: parts as number };
  return isPart && known.parts <= mostParts && known.part >= 1 && known.part <= known.parts ? known : undefined;
}

function joined(lines: readonly Marked[]): Marked {
  const { mark, timestamp } = lines[0]!;
  const text = lines.map((line) => recordOf(line).text).join("");
  const whole = { ...mark!, count: lines.length };
  const bytes = Buffer.from(`${numbered(text, whole)}\n`);
  return { bytes, mark: whole, timestamp };
}

/**
 * A joined line stands where the last of its parts has come, and carries the first one's number and `philogParts`, so
 * that it is known again. Past `most` bytes what has waited longest is written as it came.
 */
export function createParts(most = mostBytes): Parts {
  const waiting = new Map<string, Waiting>();
  const counts = { joined: 0, incomplete: 0 };
  let held = 0;

  const release = (key: string): Marked[] => {
    const { lines, bytes } = waiting.get(key)!;
    waiting.delete(key);
    held -= bytes;
    counts.incomplete += 1;
    return lines.filter((line) => line !== undefined);
  };
  const releaseOldest = (): Marked[] => {
    const released: Marked[] = [];
    while (held > most) released.push(...release(waiting.keys().next().value!));
    return released;
  };

  return {
    counts,
    take(line) {
      const found = partOf(line);
      if (found === undefined) return [line];
      const { part, parts } = found;
      const { stream, seq } = line.mark!;
      const key = `${stream} ${seq - part + 1} ${parts}`;
      const group = waiting.get(key) ?? { lines: new Array<undefined>(parts).fill(undefined), left: parts, bytes: 0 };
      // A conflict: two parts with one number.
      if (group.lines[part - 1] !== undefined) return [line];
      waiting.set(key, group);
      group.lines[part - 1] = { ...line, bytes: Buffer.from(line.bytes) };
      group.left -= 1;
      group.bytes += line.bytes.length;
      held += line.bytes.length;
      if (group.left > 0) return releaseOldest();
      waiting.delete(key);
      held -= group.bytes;
      counts.joined += 1;
      return [joined(group.lines as Marked[])];
    },
    end: () => [...waiting.keys()].flatMap(release),
  };
}

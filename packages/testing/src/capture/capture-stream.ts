import { Writable } from "node:stream";
import { TestingError } from "../errors.ts";

/** What was collected, in the order it was written. */
export interface Captured {
  bytes(): Buffer;
  /** The bytes as UTF-8. */
  text(): string;
  /** The lines that are not empty. */
  lines(): string[];
  /** The lines as JSON objects. Throws `PHILOG_LINE_NOT_JSON` with the line's number, from 1. */
  records(): Record<string, unknown>[];
  /** Forgets what was collected so far. */
  clear(): void;
}

export type CaptureStream = Writable & Captured;

function parse(line: string, index: number): Record<string, unknown> {
  try {
    const record: unknown = JSON.parse(line);
    if (typeof record === "object" && record !== null) return record as Record<string, unknown>;
  } catch {
    // JSON.parse quotes its input: its message must not travel on.
  }
  throw new TestingError("PHILOG_LINE_NOT_JSON", `line ${index + 1}`);
}

/** Views on a list of chunks that somebody else appends to. */
export function captured(chunks: Buffer[]): Captured {
  const bytes = () => Buffer.concat(chunks);
  const text = () => bytes().toString();
  const lines = () =>
    text()
      .split(/\r?\n/u)
      .filter((line) => line !== "");
  const clear = () => {
    chunks.length = 0;
  };
  return { bytes, text, lines, records: () => lines().map(parse), clear };
}

/** A stream that keeps every byte written to it: a destination for a logger under test. */
export function captureStream(): CaptureStream {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return Object.assign(stream, captured(chunks));
}

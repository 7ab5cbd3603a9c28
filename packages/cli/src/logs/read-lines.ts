import { exit } from "../exit.ts";
import type { Io } from "../io.ts";
import { readSource } from "../lines/sources.ts";
import { createLineSplitter } from "../lines/split-lines.ts";
import { Failure } from "../prompt/failure.ts";
import { createEventReader } from "./export-events.ts";

/** How a file holds lines: one below the other, or in the JSON that the AWS CLI prints. */
export type Form = "auto" | "lines" | "export";

/** A line with its end. */
export interface Line {
  bytes: Buffer;
  /** Milliseconds since 1970, where an export has it. */
  timestamp?: number;
}

/** Bytes of a line: a joined one can have been longer than an event may be. */
const longestLine = 67_108_864;
/** Bytes at a file's start that say which form it has. */
const headBytes = 4096;
const newline = 0x0a;

const member = '"(?:message|timestamp|logStreamName|ingestionTime|eventId|id)"';
const exported = [
  // filter-log-events and get-log-events
  new RegExp(String.raw`^\{\s*"events":\s*\[\s*(?:\]|\{\s*${member}:)`),
  // --query events, and --query 'events[].message' as it is printed over several lines
  new RegExp(String.raw`^\[\s*\{\s*${member}:`),
  /^\[[\t\r ]*\n\s*"/,
  // What a subscription delivers
  /^\{\s*"messageType":\s*"(?:DATA|CONTROL)_MESSAGE"/,
];

const isExport = (head: Uint8Array): boolean => {
  const text = Buffer.from(head).toString("utf8", 0, headBytes).trimStart();
  return exported.some((form) => form.test(text));
};

/** Lines out of bytes; they stand until the next bytes are pushed. */
interface LineReader {
  push(bytes: Uint8Array): Iterable<Line[]>;
  end(): Line[];
}

function linesIn(batch: Uint8Array): Line[] {
  const bytes = Buffer.from(batch.buffer, batch.byteOffset, batch.length);
  const lines: Line[] = [];
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(newline, from);
    const end = found < 0 ? bytes.length : found + 1;
    lines.push({ bytes: bytes.subarray(from, end) });
    from = end;
  }
  return lines;
}

function createLineReader(name: string, limit: number): LineReader {
  const splitter = createLineSplitter(undefined, limit);
  const linesOf = (batch: Uint8Array) => {
    // What stands in a long line's place is no line of the export.
    if (splitter.replaced() > 0) {
      throw new Failure(exit.failed, `${name}: there is a line that is longer than ${limit} bytes`);
    }
    return linesIn(batch);
  };
  return {
    *push(bytes) {
      for (const batch of splitter.push(bytes)) yield linesOf(batch);
    },
    end() {
      const rest = splitter.end(true);
      return rest === undefined ? [] : linesOf(rest);
    },
  };
}

function createExportReader(name: string): LineReader {
  const reader = createEventReader(name);
  return {
    *push(bytes) {
      yield reader.push(bytes).map(({ message, timestamp }) => {
        const line: Line = { bytes: Buffer.from(message.endsWith("\n") ? message : `${message}\n`) };
        return timestamp === undefined ? line : { ...line, timestamp };
      });
    },
    end() {
      reader.end();
      return [];
    },
  };
}

/**
 * The lines of a file, in batches; what starts like gzip is unpacked. A batch stands until the next is asked for.
 * Throws a Failure that names the file.
 */
export async function* readLines(
  io: Io,
  file: string,
  form: Form,
  signal: AbortSignal,
  limit = longestLine,
): AsyncGenerator<Line[]> {
  let reader: LineReader | undefined;
  let head: Uint8Array = new Uint8Array();
  const open = (bytes: Uint8Array) =>
    form === "export" || (form === "auto" && isExport(bytes))
      ? createExportReader(file)
      : createLineReader(file, limit);

  for await (const chunk of readSource(io, file, signal)) {
    if (reader !== undefined) {
      yield* reader.push(chunk);
      continue;
    }
    // A pipe may bring too little at once to tell the form by it.
    head = Buffer.concat([head, chunk]);
    if (head.length < headBytes) continue;
    reader = open(head);
    yield* reader.push(head);
  }
  if (signal.aborted) return;
  if (reader === undefined) {
    reader = open(head);
    yield* reader.push(head);
  }
  yield reader.end();
}

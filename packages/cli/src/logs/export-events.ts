import { exit } from "../exit.ts";
import { Failure } from "../prompt/failure.ts";

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const space = 0x20;

/** One event of an export. */
export interface ExportedEvent {
  message: string;
  /** Milliseconds since 1970, as CloudWatch has it. */
  timestamp?: number;
}

/** Bytes of one event as JSON at most. */
const longestEvent = 67_108_864;

/**
 * Takes events out of JSON documents that stand one behind the other, without holding a document: members of a document
 * that is an array, or of an array that is a member of it (`events`, `logEvents`).
 */
export interface EventReader {
  /** The events that end in these bytes. Throws a Failure for what is no such JSON. */
  push(bytes: Uint8Array): ExportedEvent[];
  /** Throws a Failure where a document has not ended. */
  end(): void;
}

function eventOf(value: unknown): ExportedEvent | undefined {
  if (typeof value === "string") return { message: value };
  const { message, timestamp } = (value ?? {}) as Record<string, unknown>;
  if (typeof message !== "string") return undefined;
  return typeof timestamp === "number" ? { message, timestamp } : { message };
}

/** `name` is the file's, for what cannot be read. */
export function createEventReader(name: string): EventReader {
  let depth = 0;
  let inString = false;
  let escaped = false;
  /** Depth at which events stand: 1 in an array, 2 in an array of an object. */
  let level = 0;
  let parts: Uint8Array[] = [];
  let length = 0;
  let count = 0;

  const fail = (reason: string): never => {
    throw new Failure(exit.failed, `${name}: ${reason}`);
  };
  const hold = (bytes: Uint8Array) => {
    length += bytes.length;
    if (length > longestEvent) fail(`the event after number ${count} is longer than 64 MiB`);
    parts.push(bytes);
  };
  const take = (bytes: Uint8Array): ExportedEvent | undefined => {
    hold(bytes);
    const text = Buffer.concat(parts).toString("utf8");
    parts = [];
    length = 0;
    count += 1;
    try {
      return eventOf(JSON.parse(text));
    } catch {
      return fail(`event ${count} is no JSON`);
    }
  };

  return {
    push(bytes) {
      const events: ExportedEvent[] = [];
      /** Where what is being collected starts in these bytes; -1 where nothing is. */
      let start = length > 0 ? 0 : -1;
      const finish = (end: number) => {
        const event = take(bytes.subarray(start, end));
        start = -1;
        if (event !== undefined) events.push(event);
      };
      for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at]!;
        if (inString) {
          if (escaped) escaped = false;
          else if (byte === backslash) escaped = true;
          else if (byte === quote) {
            inString = false;
            if (start >= 0 && depth === level && level === 1) finish(at + 1);
          }
        } else if (byte === quote) {
          inString = true;
          if (depth === 1 && level === 1) start = at;
          if (depth === 0) fail("it holds what is neither an object nor an array");
        } else if (byte === openBrace || byte === openBracket) {
          if (depth === 0) level = byte === openBracket ? 1 : 2;
          if (depth === level && byte === openBrace && start < 0) start = at;
          depth++;
        } else if (byte === closeBrace || byte === closeBracket) {
          depth--;
          if (depth < 0) fail("it closes more than it has opened");
          if (depth === level && start >= 0) finish(at + 1);
        } else if (depth === 0 && byte > space && byte !== comma) {
          fail("it holds what is neither an object nor an array");
        }
      }
      // The bytes' memory may be used again.
      if (start >= 0) hold(new Uint8Array(bytes.subarray(start)));
      return events;
    },
    end() {
      if (depth > 0) fail("the JSON is cut off");
    },
  };
}

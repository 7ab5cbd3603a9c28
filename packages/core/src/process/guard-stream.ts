import { StringDecoder } from "node:string_decoder";
import type { LineStream } from "./own-lines.ts";

/** UTF-16 code units of a line; a longer one is not held, and withheld to its end. */
const longestLine = 1_048_576;

/** What a guarded stream asks. Neither throws. */
export interface StreamContext {
  isOwn(chunk: unknown): boolean;
  /** A line's text in the place of one that was written; undefined for one past the limit. */
  redact(line: string | undefined): string;
}

type Rest = [encodingOrDone?: unknown, done?: unknown];

/**
 * Holds what anybody writes to a stream until its line is whole, and writes the redacted line in its place. Gives the
 * function that writes what is left without an end.
 */
export function guardStream(stream: LineStream, { isOwn, redact }: StreamContext): () => void {
  const raw = stream.write as (chunk: string | Uint8Array, ...rest: unknown[]) => boolean;
  const decoder = new StringDecoder("utf8");
  let held: string[] = [];
  let length = 0;
  let overlong = false;
  let ended = false;

  const textOf = (chunk: string | Uint8Array, encoding: unknown): string => {
    if (typeof chunk !== "string") return decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    const isText = typeof encoding !== "string" || /^utf-?8$/i.test(encoding);
    return isText ? chunk : decoder.write(Buffer.from(chunk, encoding as BufferEncoding));
  };
  const hold = (part: string) => {
    length += part.length;
    if (length > longestLine) {
      overlong = true;
      held = [];
    } else if (part !== "") held.push(part);
  };
  /** The line that is held, redacted; blank ones are none. */
  const take = (): string => {
    const line = held.join("").replace(/\r$/, "");
    const text = overlong ? redact(undefined) : line.trim() === "" ? undefined : redact(line);
    held = [];
    length = 0;
    overlong = false;
    return text === undefined ? "" : `${text}\n`;
  };
  const guard = (chunk: string | Uint8Array, ...rest: Rest): boolean => {
    const isText = typeof chunk === "string" || chunk instanceof Uint8Array;
    // What is no text is refused by the stream itself.
    if (!isText || isOwn(chunk)) return raw.call(stream, chunk, ...rest);
    const done = rest.find((value) => typeof value === "function") as (() => void) | undefined;
    const [first, ...further] = textOf(chunk, rest[0]).split("\n");
    hold(first!);
    let text = "";
    for (const part of further) {
      text += take();
      hold(part);
    }
    if (ended) text += take();
    if (text !== "") return raw.call(stream, text, done);
    if (done !== undefined) process.nextTick(done);
    return true;
  };
  stream.write = guard as LineStream["write"];
  return () => {
    // Who writes after this one is not waited for.
    ended = true;
    hold(decoder.end());
    const text = take();
    if (text !== "") raw.call(stream, text);
  };
}

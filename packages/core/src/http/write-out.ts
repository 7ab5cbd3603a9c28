import { writeSync } from "node:fs";

/** What of a standard stream counts here. */
export interface StandardStream {
  readonly fd?: number;
  readonly writable: boolean;
  write(text: string, done: (error?: Error | null) => void): unknown;
  listenerCount(event: "error"): number;
  once(event: "error", listener: () => void): unknown;
}

/** Node writes to a file at once, by way of a stream and a turn of the loop for each line, which cost as much again. */
const isFile = (stream: StandardStream): stream is StandardStream & { fd: number } =>
  (stream as { _type?: unknown })._type === "fs" && typeof stream.fd === "number";

/**
 * Writes texts to a standard stream; straight to a file, unless somebody has taken the place of the stream's `write`.
 * Throws what the file throws; as the console does, a closed pipe is no reason to crash.
 */
export function createWriteOut(stream: StandardStream): (text: string) => void {
  const ignore = () => {};
  const settle = (error?: Error | null) => {
    if (error && stream.listenerCount("error") === 0) stream.once("error", ignore);
  };
  if (!isFile(stream)) return (text) => void stream.write(text, settle);
  const own: StandardStream = Object.getPrototypeOf(stream);
  return (text) => {
    if (stream.write === own.write && stream.writable) writeSync(stream.fd, text);
    else stream.write(text, settle);
  };
}

import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { patch } from "./patch.ts";

/** Takes a chunk of standard output (1) or standard error (2). */
export type Collect = (descriptor: 1 | 2, chunk: Buffer) => void;

const isStandard = (descriptor: unknown): descriptor is 1 | 2 => descriptor === 1 || descriptor === 2;

/** The bytes that an `fs.write` call with these arguments would write: text with an encoding, or a view with a range. */
function written(data: unknown, rest: unknown[]): Buffer {
  if (ArrayBuffer.isView(data)) {
    const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    const options = typeof rest[0] === "object" && rest[0] !== null ? (rest[0] as Record<string, unknown>) : undefined;
    const [offset, length] = options ? [options.offset, options.length] : rest;
    const start = typeof offset === "number" ? offset : 0;
    return Buffer.from(bytes.subarray(start, typeof length === "number" ? start + length : undefined));
  }
  return Buffer.from(String(data), rest.find((option) => typeof option === "string") as BufferEncoding | undefined);
}

/**
 * Collects what fs.write and fs.writeSync send to descriptors 1 and 2: pino writes that way and never touches
 * process.stdout. Returns what undoes it.
 */
export function patchDescriptors(collect: Collect): () => void {
  const { write, writeSync } = fs;
  const takeSync = (descriptor: number, data: unknown, ...rest: unknown[]) => {
    if (!isStandard(descriptor)) return Reflect.apply(writeSync, fs, [descriptor, data, ...rest]);
    const bytes = written(data, rest);
    collect(descriptor, bytes);
    return bytes.length;
  };
  const take = (descriptor: number, data: unknown, ...rest: unknown[]) => {
    if (!isStandard(descriptor)) return Reflect.apply(write, fs, [descriptor, data, ...rest]);
    const bytes = written(data, rest);
    collect(descriptor, bytes);
    const done = rest.at(-1);
    if (typeof done === "function") setImmediate(() => done(null, bytes.length, data));
  };
  // Carries over what util.promisify reads from fs.write.
  const asWrite = Object.defineProperties(take, Object.getOwnPropertyDescriptors(write)) as typeof write;
  const undo = [patch(fs, "writeSync", takeSync), patch(fs, "write", asWrite)];
  syncBuiltinESMExports();
  return () => {
    for (const restore of undo) restore();
    syncBuiltinESMExports();
  };
}

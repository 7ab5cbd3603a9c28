import { Console } from "node:console";
import { setImmediate as turn } from "node:timers/promises";
import { TestingError } from "../errors.ts";
import { captureStream } from "./capture-stream.ts";
import { patch } from "./patch.ts";
import { type Collect, patchDescriptors } from "./patch-descriptors.ts";

export interface Capture {
  stdout: string;
  stderr: string;
  /** Both, in the order they were written. */
  all: string;
}

const mark = Symbol.for("philog.testing.capture");

type Done = (error?: Error | null) => void;

/** A stand-in for a stream's `write`, which reports success at once. */
function writeTo(collect: (chunk: Buffer) => void) {
  const write = (chunk: string | Uint8Array, encoding?: BufferEncoding | Done, done?: Done) => {
    collect(
      typeof chunk === "string"
        ? Buffer.from(chunk, typeof encoding === "string" ? encoding : "utf8")
        : Buffer.from(chunk),
    );
    const callback = typeof encoding === "function" ? encoding : done;
    if (callback) queueMicrotask(callback);
    return true;
  };
  return Object.assign(write, { [mark]: true });
}

/** Sends every console method to the collector: test runners replace the console by one that writes elsewhere. */
function patchConsole(collect: Collect): (() => void)[] {
  const sink = (descriptor: 1 | 2) =>
    Object.assign(captureStream(), { write: writeTo((chunk) => collect(descriptor, chunk)) });
  const replacement = new Console({ stdout: sink(1), stderr: sink(2), colorMode: false });
  const names = Object.keys(replacement) as (keyof Console)[];
  return names
    .filter((name) => typeof replacement[name] === "function")
    .map((name) => patch(globalThis.console, name, replacement[name]));
}

/**
 * Runs `action` and resolves what this thread wrote to process.stdout, process.stderr, the console and descriptors 1
 * and 2, none of which reaches the terminal. Always restores; rejects as `action` does, and with `PHILOG_CAPTURE_BUSY`
 * while another capture runs. Worker threads, Node's own crash and warning print and native code need `captureProcess`.
 */
export async function capture(action: () => unknown): Promise<Capture> {
  if (mark in process.stdout.write) throw new TestingError("PHILOG_CAPTURE_BUSY");
  const streams = { 1: [] as Buffer[], 2: [] as Buffer[] };
  const all: Buffer[] = [];
  const collect: Collect = (descriptor, chunk) => {
    streams[descriptor].push(chunk);
    all.push(chunk);
  };
  const undo = [
    patch(
      process.stdout,
      "write",
      writeTo((chunk) => collect(1, chunk)),
    ),
    patch(
      process.stderr,
      "write",
      writeTo((chunk) => collect(2, chunk)),
    ),
    ...patchConsole(collect),
    patchDescriptors(collect),
  ];
  try {
    await action();
    await turn();
  } finally {
    for (const restore of undo) restore();
  }
  const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString();
  return { stdout: text(streams[1]), stderr: text(streams[2]), all: text(all) };
}

import { createReadStream, createWriteStream, fstatSync } from "node:fs";
import type { Readable, Writable } from "node:stream";

/** What a command reads from and writes to: the process's own streams, or a test's. */
export interface Io {
  readonly stdin: Readable & { isTTY?: boolean };
  readonly stdout: Writable & { isTTY?: boolean };
  readonly stderr: Writable & { isTTY?: boolean; columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Bytes read from a file at a time. */
export const readSize = 65_536;

/** Whether the descriptor leads into the file system; reading a directory is an error, not an empty input. */
function isStored(descriptor: number): boolean {
  try {
    const found = fstatSync(descriptor);
    return found.isFile() || found.isDirectory();
  } catch {
    return false;
  }
}

/** The process's own streams; stdin is opened when a command asks for it. */
export function processIo(): Io {
  let stdin: Readable | undefined;
  // Node's own stream for a file drops the rest of a write that a full disk cut short.
  const stdout = isStored(1) ? createWriteStream("", { fd: 1, autoClose: false }) : process.stdout;
  return {
    get stdin() {
      stdin ??= isStored(0)
        ? createReadStream("", { fd: 0, autoClose: false, highWaterMark: readSize })
        : (process.stdin as Readable);
      return stdin as Io["stdin"];
    },
    stdout,
    stderr: process.stderr,
    env: process.env,
  };
}

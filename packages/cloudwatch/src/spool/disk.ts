import { closeSync, fdatasync, ftruncateSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { readFile } from "node:fs/promises";

/** What the spool asks of the file system; tests put a failing one in its place. */
export interface Disk {
  /** Opens for appending; `true` refuses a file that is there. Mode 0600. */
  open(path: string, isNew: boolean): number;
  /** Returns when all bytes were taken by the system. Throws where they were not; some may have been. */
  append(file: number, bytes: Uint8Array): void;
  truncate(file: number, bytes: number): void;
  /** Brings data to the device, in the background. */
  sync(file: number, done: () => void): void;
  close(file: number): void;
  remove(path: string): void;
  move(from: string, to: string): void;
  read(path: string): Promise<Buffer>;
}

export const disk: Disk = {
  open: (path, isNew) => openSync(path, isNew ? "ax" : "a", 0o600),
  append(file, bytes) {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
  },
  truncate: ftruncateSync,
  sync: (file, done) => fdatasync(file, done),
  close: closeSync,
  remove: (path) => rmSync(path, { force: true }),
  move: renameSync,
  read: (path) => readFile(path),
};

/** The code of a system's error, such as ENOSPC. */
export const codeOf = (error: unknown) => (error as NodeJS.ErrnoException)?.code ?? "unknown";

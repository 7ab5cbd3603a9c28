import { readFileSync, readlinkSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import process from "node:process";

/** Which process holds a directory: enough to tell a process from a later one with the same number. */
export interface Holder {
  readonly pid: number;
  /** The machine's start and the space of process numbers in it; other spaces' processes cannot be seen. */
  readonly space: string;
  /** When the process was started, as the system counts it; empty where it does not say. */
  readonly started: string;
}

/** Milliseconds between two signs of life, and without one after which a holder counts as gone. */
export const beat = 5_000;
export const silence = 60_000;

const lockOf = (folder: string) => join(folder, "lock");

function read(from: () => string): string {
  try {
    return from().trim();
  } catch {
    return "";
  }
}

/** Field 22 of /proc/<pid>/stat; the name before it may hold spaces and brackets. */
function startOf(pid: number): string {
  const stat = read(() => readFileSync(`/proc/${pid}/stat`, "latin1"));
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

export function thisProcess(): Holder {
  const boot = read(() => readFileSync("/proc/sys/kernel/random/boot_id", "latin1"));
  const space = boot === "" ? hostname() : `${boot} ${read(() => readlinkSync("/proc/self/ns/pid"))}`;
  return { pid: process.pid, space, started: startOf(process.pid) };
}

/** Says that a directory's process is done with it, though it may run on. */
export function releaseLock(folder: string): void {
  writeFileSync(lockOf(folder), JSON.stringify({ ...thisProcess(), pid: 0 }), { mode: 0o600 });
}

export function writeLock(folder: string): void {
  writeFileSync(lockOf(folder), JSON.stringify(thisProcess()), { mode: 0o600, flag: "wx" });
}

/** Gives a sign of life. `false` where the directory is no longer there. */
export function touchLock(folder: string): boolean {
  try {
    const now = new Date();
    utimesSync(lockOf(folder), now, now);
    return true;
  } catch (error) {
    // A disk that is full or read-only takes no times, and has moved nothing away.
    return (error as NodeJS.ErrnoException).code !== "ENOENT";
  }
}

function isRunning({ pid, started }: Holder): boolean {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return started === "" || startOf(pid) === started;
}

/** Whether a directory's holder is gone. One that cannot be seen from here is judged by its signs of life alone. */
export function isAbandoned(folder: string, now: number): boolean {
  let modified: number;
  try {
    modified = statSync(lockOf(folder)).mtimeMs;
  } catch {
    // No lock: its holder has not come to write it, or has taken it away. The directory's own age tells.
    modified = statSync(folder).mtimeMs;
  }
  if (now - modified > silence) return true;
  try {
    const holder = JSON.parse(readFileSync(lockOf(folder), "utf8")) as Holder;
    return holder.space === thisProcess().space && !isRunning(holder);
  } catch {
    return false;
  }
}

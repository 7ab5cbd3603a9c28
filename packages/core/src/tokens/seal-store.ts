import { randomBytes } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { StoreKeyRecord } from "./seal-key.ts";
import type { KeyRecord } from "./seal-record.ts";

/** Keeps key records in the background. */
export interface KeyRecordStore {
  add(record: KeyRecord): void;
  /** Records that are not kept yet. */
  waiting(): number;
  /** Attempts that failed, and records that were given up because too many waited. */
  stats(): { failures: number; lost: number };
}

const firstDelay = 1000;
const longestDelay = 60_000;
const mostWaiting = 1000;

/**
 * Writes a record to a file of its own, `<id>.json` with mode 0600, which is there only once it is whole. A folder that
 * is not there is made with mode 0700.
 */
export async function writeRecordFile(folder: string, record: KeyRecord): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = join(folder, `${record.id}.json`);
  const unfinished = `${name}.${randomBytes(6).toString("hex")}.unfinished`;
  const file = await open(unfinished, "wx", 0o600);
  try {
    await file.writeFile(`${JSON.stringify(record)}\n`);
    await file.sync();
    await file.close();
    await rename(unfinished, name);
  } catch (error) {
    await file.close().catch(() => {});
    await rm(unfinished, { force: true }).catch(() => {});
    throw error;
  }
}

/**
 * Keeps key records one after the other; one that fails is tried again after a second and then ever later, up to a
 * minute, by a timer that holds no process open. Never throws.
 */
export function createKeyRecordStore(directory: string | StoreKeyRecord): KeyRecordStore {
  const keep: StoreKeyRecord =
    typeof directory === "string"
      ? (record) => writeRecordFile(directory, record)
      : async (record) => directory(record);
  const waiting: KeyRecord[] = [];
  const stats = { failures: 0, lost: 0 };
  let working = false;
  let inARow = 0;

  const work = async () => {
    working = true;
    try {
      for (let record = waiting[0]; record !== undefined; record = waiting[0]) {
        await keep(record);
        if (waiting[0] === record) waiting.shift();
        inARow = 0;
      }
      working = false;
    } catch {
      stats.failures++;
      const delay = Math.min(longestDelay, firstDelay * 2 ** inARow++) * (0.5 + Math.random() / 2);
      setTimeout(work, delay).unref();
    }
  };

  return {
    add(record) {
      if (waiting.push(record) > mostWaiting) {
        waiting.shift();
        stats.lost++;
      }
      if (!working) void work();
    },
    waiting: () => waiting.length,
    stats: () => ({ ...stats }),
  };
}

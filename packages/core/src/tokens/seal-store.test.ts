import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import type { KeyRecord } from "./seal-record.ts";
import { createKeyRecordStore, writeRecordFile } from "./seal-store.ts";

const folder = mkdtempSync(join(tmpdir(), "philog-seal-store-"));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  vi.useRealTimers();
});
const record = (n: number) => ({ id: String(n).padStart(32, "0"), keyId: "k" }) as KeyRecord;
const settled = () => new Promise(setImmediate);

describe("a key record's file", () => {
  it("is named for its segment, is whole, and nobody else can read it", async () => {
    const records = join(folder, "new", "records");
    await writeRecordFile(records, record(1));
    const name = `${record(1).id}.json`;
    expect(readdirSync(records)).toEqual([name]);
    expect(JSON.parse(readFileSync(join(records, name), "utf8"))).toEqual(record(1));
    expect(statSync(join(records, name)).mode & 0o777).toBe(0o600);
    expect(statSync(records).mode & 0o777).toBe(0o700);
    // The same record again, as after an attempt whose answer was lost.
    await writeRecordFile(records, record(1));
    expect(readdirSync(records)).toEqual([name]);
  });

  it("leaves nothing half written where it cannot get its name", async () => {
    const records = join(folder, "taken");
    await writeRecordFile(records, record(1));
    const { id } = record(2);
    await import("node:fs/promises").then(({ mkdir }) => mkdir(join(records, `${id}.json`)));
    await expect(writeRecordFile(records, record(2))).rejects.toThrow();
    expect(readdirSync(records).filter((name) => name.endsWith("unfinished"))).toEqual([]);
  });
});

describe("a store of key records", () => {
  it("keeps them in order, one after the other", async () => {
    const kept: string[] = [];
    const store = createKeyRecordStore(async ({ id }) => {
      await settled();
      kept.push(id);
    });
    for (const n of [1, 2, 3]) store.add(record(n));
    expect(store.waiting()).toBe(3);
    await vi.waitFor(() => expect(store.waiting()).toBe(0));
    expect(kept).toEqual([1, 2, 3].map((n) => record(n).id));
    expect(store.stats()).toEqual({ failures: 0, lost: 0 });
    store.add(record(4));
    await vi.waitFor(() => expect(kept).toHaveLength(4));
  });

  it("in a folder that cannot be written to counts it, and tries again until it can", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const store = createKeyRecordStore(file);
    store.add(record(1));
    await vi.waitFor(() => expect(store.stats().failures).toBe(1));
    expect(store.waiting()).toBe(1);
    rmSync(file);
    await vi.advanceTimersByTimeAsync(1000);
    await vi.waitFor(() => expect(store.waiting()).toBe(0));
    expect(readdirSync(file)).toHaveLength(1);
    chmodSync(file, 0o700);
  });

  it("waits for a function that throws, twice as long each time and a minute at most, and never throws itself", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const delays: number[] = [];
    const { setTimeout } = globalThis;
    vi.spyOn(globalThis, "setTimeout").mockImplementation(((work: () => void, ms: number) => {
      delays.push(ms);
      return setTimeout(work, ms);
    }) as never);
    const store = createKeyRecordStore(() => {
      throw new Error("synthetic");
    });
    store.add(record(1));
    for (let count = 0; count < 9; count++) {
      await settled();
      await vi.advanceTimersByTimeAsync(60_000);
    }
    vi.mocked(globalThis.setTimeout).mockRestore();
    expect(store.stats().failures).toBeGreaterThanOrEqual(9);
    for (const [index, ms] of delays.entries()) {
      const longest = Math.min(60_000, 1000 * 2 ** index);
      expect(ms).toBeGreaterThanOrEqual(longest / 2);
      expect(ms).toBeLessThanOrEqual(longest);
    }
  });

  it("lets the oldest go where a thousand wait, and counts it", async () => {
    let release = () => {};
    const kept: string[] = [];
    const store = createKeyRecordStore(async ({ id }) => {
      kept.push(id);
      if (kept.length === 1)
        await new Promise<void>((resolve) => {
          release = resolve;
        });
    });
    for (let n = 0; n < 1001; n++) store.add(record(n));
    expect(store.waiting()).toBe(1000);
    expect(store.stats().lost).toBe(1);
    await settled();
    release();
    await vi.waitFor(() => expect(store.waiting()).toBe(0));
    expect(new Set(kept).size).toBe(1001);
  });
});

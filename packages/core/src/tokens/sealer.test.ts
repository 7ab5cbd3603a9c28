import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import process from "node:process";
import { startupSnapshot } from "node:v8";
import { describe, expect, it, vi } from "vitest";
import { createHost, createPair, keyId } from "./seal.test-data.ts";
import { keyRecordsKey } from "./seal-record.ts";
import { readSealed } from "./sealed-text.ts";
import { createSealer, type SealerOptions } from "./sealer.ts";

const pair = createPair();
const minute = 60_000;
const start = (more: Partial<SealerOptions> = {}) => {
  const bench = createHost(randomBytes);
  return { ...bench, sealer: createSealer({ sealKey: pair.sealKey(), host: bench.host, ...more }) };
};
type Sealer = ReturnType<typeof createSealer>;
const segmentOf = (text: string | undefined) => readSealed(text!)!.id;
const idsOf = (member: string): string[] =>
  member === "" ? [] : JSON.parse(`{${member.slice(1)}}`)[keyRecordsKey].map(({ id }: { id: string }) => id);
const told = (sealer: Sealer) => idsOf(sealer.member());

describe("a sealer", () => {
  it("seals all of an hour under one segment, and what follows under another", () => {
    const { sealer, pass } = start();
    const texts = [sealer.seal("mrn", "1"), sealer.seal("name", "Ada"), sealer.seal("account", 7)];
    expect(new Set(texts.map(segmentOf)).size).toBe(1);
    pass(60 * minute);
    expect(segmentOf(sealer.seal("mrn", "1"))).not.toBe(segmentOf(texts[0]));
    expect(sealer.stats()).toMatchObject({ keyId, segments: 2, failures: 0 });
  });

  it("never seals two tenants under one segment, and no two sealers share one", () => {
    let tenant = "north";
    const { sealer } = start({ tenant: () => tenant });
    const north = segmentOf(sealer.seal("mrn", "1"));
    tenant = "south";
    const south = segmentOf(sealer.seal("mrn", "1"));
    tenant = "north";
    expect(segmentOf(sealer.seal("mrn", "2"))).toBe(north);
    expect(south).not.toBe(north);
    expect(segmentOf(start({ tenant: "north" }).sealer.seal("mrn", "1"))).not.toBe(north);
  });

  it("holds a thousand segments open, and closes the one that was opened first for another", () => {
    let tenant = "t0";
    const { sealer } = start({ tenant: () => tenant });
    const first = segmentOf(sealer.seal("mrn", "1"));
    for (let n = 1; n <= 1000; n++) {
      tenant = `t${n}`;
      sealer.seal("mrn", "1");
    }
    tenant = "t0";
    expect(segmentOf(sealer.seal("mrn", "1"))).not.toBe(first);
    expect(sealer.stats().segments).toBe(1002);
  });

  it("seals nothing without a tenant where one is required, nor for one that is none", () => {
    for (const options of [
      { tenantRequired: true },
      { tenant: () => undefined, tenantRequired: () => true },
      { tenant: () => "x".repeat(129) },
    ]) {
      const { sealer } = start(options);
      expect(sealer.seal("mrn", "1")).toBeUndefined();
      expect(sealer.reason()).toBe("notenant");
    }
  });

  it("seals nothing while a snapshot is made, of which every process would have the key", () => {
    const { sealer, state } = start();
    state.snapshot = true;
    expect(sealer.seal("mrn", "1")).toBeUndefined();
    expect(sealer.reason()).toBe("nokey");
    expect(sealer.stats()).toMatchObject({ segments: 0, failures: 0 });
    state.snapshot = false;
    expect(sealer.seal("mrn", "1")).toBeDefined();
  });

  it("opens another segment in another process", () => {
    const { sealer, state } = start();
    const before = segmentOf(sealer.seal("mrn", "1"));
    state.pid++;
    const after = sealer.seal("mrn", "1");
    expect([segmentOf(after) === before, readSealed(after!)!.number]).toEqual([false, 0]);
  });

  it("says of a value that is too long that it has none", () => {
    const { sealer } = start();
    expect(sealer.seal("clinical", "x".repeat(5000))).toBeUndefined();
    expect(sealer.reason()).toBe("value");
    expect(sealer.member()).toBe("");
  });

  it("counts it where node:crypto fails, never throws, and goes on once it works", () => {
    let broken = true;
    const { host } = createHost((bytes) => {
      if (broken) throw new Error("synthetic");
      return randomBytes(bytes);
    });
    const sealer = createSealer({ sealKey: pair.sealKey(), host });
    expect(sealer.seal("mrn", "1")).toBeUndefined();
    expect(sealer.reason()).toBe("nokey");
    expect(sealer.stats()).toMatchObject({ segments: 0, failures: 1 });
    broken = false;
    expect(sealer.seal("mrn", "1")).toBeDefined();
  });
});

describe("key records", () => {
  it("are in the first line of a segment, and again after ten minutes, where it holds a value of it", () => {
    const { sealer, pass } = start();
    expect(sealer.member()).toBe("");
    const id = segmentOf(sealer.seal("mrn", "1"));
    expect(told(sealer)).toEqual([id]);
    expect(sealer.member()).toBe("");
    pass(10 * minute - 1);
    sealer.seal("mrn", "1");
    expect(told(sealer)).toEqual([]);
    pass(1);
    expect(told(sealer)).toEqual([]);
    sealer.seal("mrn", "1");
    sealer.seal("mrn", "2");
    expect(told(sealer)).toEqual([id]);
  });

  it("are there again where a clock was set back", () => {
    const { sealer, state } = start();
    sealer.seal("mrn", "1");
    expect(told(sealer)).toHaveLength(1);
    state.wall -= 1;
    sealer.seal("mrn", "1");
    expect(told(sealer)).toHaveLength(1);
  });

  it("of all segments of a line are in one member", () => {
    let tenant = "north";
    const { sealer } = start({ tenant: () => tenant });
    const ids = ["north", "south"].map((name) => {
      tenant = name;
      return segmentOf(sealer.seal("mrn", "1"));
    });
    const member = sealer.member();
    expect(idsOf(member)).toEqual(ids);
    expect(member.match(new RegExp(keyRecordsKey, "g"))).toHaveLength(1);
  });

  it("of inherited members come with a line when they are due, also once their segment is closed", () => {
    const { sealer, pass } = start();
    const id = segmentOf(sealer.seal("mrn", "1"));
    const inherited = sealer.wanted();
    const both = sealer.wanted(inherited);
    expect([inherited.length, both.length]).toEqual([1, 1]);
    expect(idsOf(sealer.member(inherited))).toEqual([id]);
    expect(sealer.member(inherited)).toBe("");
    pass(90 * minute);
    expect(idsOf(sealer.member(inherited))).toEqual([id]);
    expect(sealer.wanted()).toEqual([]);
  });

  it("are at most a thousand where no line is written, and sixteen for inherited members, the latest of them", () => {
    let tenant = "";
    const { sealer } = start({ tenant: () => tenant });
    let inherited = sealer.wanted();
    const ids = Array.from({ length: 1001 }, (_, n) => {
      tenant = `t${n}`;
      const id = segmentOf(sealer.seal("mrn", "1"));
      if (n === 0) inherited = sealer.wanted();
      return id;
    });
    expect(sealer.wanted().map(({ text }) => JSON.parse(text).id)).toEqual(ids.slice(-16));
    expect(told(sealer)).toEqual(ids.slice(1));
    // What gave way to others comes with the next line that inherits it.
    expect(idsOf(sealer.member(inherited))).toEqual([ids[0]]);
    tenant = "t1000";
    sealer.seal("mrn", "1");
    expect(told(sealer)).toEqual([]);
  });

  it("of a record that was redacted before are looked at as far as the first thousand", () => {
    const { sealer } = start();
    const other = start().sealer;
    other.seal("mrn", "1");
    const [record] = JSON.parse(`{${other.member().slice(1)}}`)[keyRecordsKey];
    sealer.inherit([...Array(1000).fill(7), record]);
    expect(sealer.member()).toBe("");
    sealer.inherit([...Array(999).fill(7), record]);
    expect(told(sealer)).toEqual([record.id]);
  });

  it("of a record that was redacted before are taken over, as far as they are of this key", () => {
    const { sealer } = start();
    const other = start({ tenant: "north" }).sealer;
    other.seal("mrn", "1");
    const [record] = JSON.parse(`{${other.member().slice(1)}}`)[keyRecordsKey];
    const foreign = { ...record, keyId: "another-key" };
    for (const none of [undefined, "x", {}, [], [7], [foreign], [{ ...record, more: 1 }]]) sealer.inherit(none);
    expect(sealer.member()).toBe("");
    sealer.inherit([record, foreign]);
    expect(told(sealer)).toEqual([record.id]);
    sealer.inherit([record]);
    expect(told(sealer)).toEqual([record.id]);
  });

  it("go to the directory when their segment is opened", async () => {
    const kept: unknown[] = [];
    const { sealer, pass } = start({ sealKey: pair.sealKey({ directory: async (record) => kept.push(record) }) });
    sealer.seal("mrn", "1");
    pass(60 * minute);
    sealer.seal("mrn", "1");
    expect(sealer.stats().directory.waiting).toBe(2);
    await new Promise(setImmediate);
    expect(sealer.stats().directory).toEqual({ waiting: 0, failures: 0, lost: 0 });
    expect(kept).toHaveLength(2);
  });

  it("go nowhere where there is no directory", async () => {
    const { sealer } = start();
    sealer.seal("mrn", "1");
    await new Promise(setImmediate);
    expect(sealer.stats().directory).toEqual({ waiting: 0, failures: 0, lost: 0 });
  });
});

it("keeps nothing of the request under way, whose context a timer would hold", () => {
  const storage = new AsyncLocalStorage<string>();
  const seen: unknown[] = [];
  const sealer = createSealer({
    sealKey: pair.sealKey({ directory: async () => seen.push(storage.getStore()) }),
    host: createHost(randomBytes).host,
  });
  storage.run("a request", () => sealer.seal("mrn", "1"));
  expect(seen).toEqual([undefined]);
});

it("has this process's clocks, id and randomness unless it is given others", () => {
  const sealer = createSealer({ sealKey: pair.sealKey() });
  const sealed = sealer.seal("mrn", "1")!;
  expect(readSealed(sealed)!.id.startsWith(sealer.fingerprint)).toBe(true);
  expect(segmentOf(sealer.seal("mrn", "1"))).toBe(segmentOf(sealed));

  const pid = Object.getOwnPropertyDescriptor(process, "pid")!;
  Object.defineProperty(process, "pid", { ...pid, value: process.pid + 1 });
  const forked = sealer.seal("mrn", "1");
  Object.defineProperty(process, "pid", pid);
  expect(segmentOf(forked)).not.toBe(segmentOf(sealed));

  const snapshot = vi.spyOn(startupSnapshot, "isBuildingSnapshot").mockReturnValue(true);
  const none = sealer.seal("mrn", "1");
  snapshot.mockRestore();
  expect([none, sealer.reason()]).toEqual([undefined, "nokey"]);
});

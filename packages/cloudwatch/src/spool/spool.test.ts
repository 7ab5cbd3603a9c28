import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { canaries, createFinder } from "@philog/testing";
import { describe, expect, test } from "vitest";
import {
  createBench,
  dataKeys,
  filesIn,
  inOrder,
  numbersOf,
  segmentsIn,
  spoolIn,
  until,
  upTo,
  write,
} from "../transport.test-data.ts";
import { disk } from "./disk.ts";

const bench = createBench();

describe("the spool", () => {
  test("holds no plain text, at no time", async () => {
    const folder = bench.folder();
    const { local } = await bench.start();
    const { cloudWatch } = bench.make(local, { spool: spoolIn(folder) });
    await until(() => cloudWatch.stats().group === "verified");
    await local.fault({ kind: "refuse" });
    const found = canaries.opaque("spool", 20);
    for (const { value } of found) cloudWatch.write(JSON.stringify({ msg: String(value) }));
    cloudWatch.flushSync();
    await until(() => cloudWatch.stats().spoolBytes > 0);
    const finder = createFinder(found);
    const files = filesIn(folder).filter((name) => /\.(?:seg|acks)$|lock|verified/.test(name));
    expect(segmentsIn(folder)).toHaveLength(1);
    for (const name of files) {
      const bytes = readFileSync(join(folder, name));
      expect(finder([bytes.toString("latin1"), bytes.toString("utf8")].join("\n"))).toEqual([]);
    }
  });

  test("that was left is sent at the next start, to its own stream, and then is gone", async () => {
    const folder = bench.folder();
    const { local } = await bench.start();
    const back = local.fault({ kind: "refuse" });
    const first = bench.make(local, { spool: spoolIn(folder) });
    await write(first.cloudWatch, 500);
    expect(await first.cloudWatch.close({ timeoutMs: 50 })).toEqual({ left: 500, lost: 0 });
    await back();
    const second = bench.make(local, { spool: spoolIn(folder) });
    await write(second.cloudWatch, 10);
    expect(await second.cloudWatch.flush()).toBe(true);
    expect(numbersOf(inOrder(local, first.cloudWatch.logStream))).toEqual({ numbers: upTo(500), duplicates: 0 });
    expect(numbersOf(inOrder(local, second.cloudWatch.logStream)).numbers).toEqual(upTo(10));
    await second.cloudWatch.close();
    expect(segmentsIn(folder)).toEqual([]);
    expect(second.problems).toEqual([]);
  });

  test("does not send again what was acknowledged before the end", async () => {
    const folder = bench.folder();
    const { local } = await bench.start();
    const first = bench.make(local, { spool: spoolIn(folder) });
    await write(first.cloudWatch, 300);
    await first.cloudWatch.flush();
    local.fault({ kind: "refuse" });
    await write(first.cloudWatch, 200);
    expect(await first.cloudWatch.close({ timeoutMs: 50 })).toEqual({ left: 200, lost: 0 });
    await local.clearFaults();
    const second = bench.make(local, { spool: spoolIn(folder) });
    await second.cloudWatch.flush();
    expect(numbersOf(inOrder(local, first.cloudWatch.logStream))).toEqual({ numbers: upTo(500), duplicates: 0 });
  });

  test("with a torn tail gives what is whole, and says so", async () => {
    const folder = bench.folder();
    const { local } = await bench.start();
    local.fault({ kind: "refuse" });
    const first = bench.make(local, { spool: spoolIn(folder) });
    await write(first.cloudWatch, 200);
    await first.cloudWatch.close({ timeoutMs: 50 });
    await local.clearFaults();
    const [name] = segmentsIn(folder) as [string];
    const bytes = readFileSync(join(folder, name));
    writeFileSync(join(folder, name), bytes.subarray(0, -50));
    const second = bench.make(local, { spool: spoolIn(folder) });
    await second.cloudWatch.flush();
    expect(second.problems.map(({ code }) => code)).toEqual(["PHILOG_CLOUDWATCH_TORN"]);
    const { numbers } = numbersOf(inOrder(local, first.cloudWatch.logStream));
    expect(numbers).toEqual(upTo(100));
  });

  test("puts a segment that was changed into quarantine, and sends what still opens", async () => {
    const folder = bench.folder();
    const { local } = await bench.start();
    local.fault({ kind: "refuse" });
    const first = bench.make(local, { spool: spoolIn(folder) });
    await write(first.cloudWatch, 300);
    await first.cloudWatch.close({ timeoutMs: 50 });
    await local.clearFaults();
    const [name] = segmentsIn(folder) as [string];
    const bytes = readFileSync(join(folder, name));
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    writeFileSync(join(folder, name), bytes);
    const second = bench.make(local, { spool: spoolIn(folder) });
    await second.cloudWatch.flush();
    expect(second.problems.map(({ code }) => code)).toEqual(["PHILOG_CLOUDWATCH_TAMPERED"]);
    expect(numbersOf(inOrder(local, first.cloudWatch.logStream)).numbers).toEqual([
      ...upTo(100),
      ...upTo(300).slice(200),
    ]);
    expect(segmentsIn(folder)).toEqual([expect.stringMatching(/^quarantine.*\.seg$/)]);
  });

  test("puts foreign files into quarantine, and never reads them", async () => {
    const folder = bench.folder();
    const { local } = await bench.start();
    local.fault({ kind: "refuse" });
    const first = bench.make(local, { spool: spoolIn(folder) });
    await write(first.cloudWatch, 5);
    await first.cloudWatch.close({ timeoutMs: 20 });
    await local.clearFaults();
    const [own] = readdirSync(folder).filter((name) => name.includes(first.cloudWatch.stream)) as [string];
    writeFileSync(join(folder, own, "notes.txt"), "not ours");
    writeFileSync(join(folder, own, "0000000000000001-x.seg"), "not ours either");
    writeFileSync(join(folder, own, "0000000000000002-x.seg"), "");
    const second = bench.make(local, { spool: spoolIn(folder) });
    await second.cloudWatch.flush();
    await second.cloudWatch.close();
    expect(second.problems.map(({ code }) => code)).toEqual(["PHILOG_CLOUDWATCH_FOREIGN", "PHILOG_CLOUDWATCH_FOREIGN"]);
    expect(readdirSync(join(folder, "quarantine")).sort()).toEqual(["0000000000000001-x.seg", "notes.txt"]);
    expect(numbersOf(inOrder(local)).numbers).toEqual(upTo(5));
  });

  test("under a key that cannot be opened is kept, and said", async () => {
    const folder = bench.folder();
    const { local } = await bench.start();
    local.fault({ kind: "refuse" });
    const first = bench.make(local, { spool: spoolIn(folder) });
    await write(first.cloudWatch, 5);
    await first.cloudWatch.close({ timeoutMs: 20 });
    await local.clearFaults();
    const open = async () => {
      throw Object.assign(new Error("no such key"), { code: "PHILOG_KMS_KEY" });
    };
    const second = bench.make(local, { spool: { directory: folder, dataKeys: { ...dataKeys, open } } });
    await until(() => second.problems.length > 0);
    await write(second.cloudWatch, 5);
    expect(await second.cloudWatch.flush()).toBe(true);
    await second.cloudWatch.close();
    expect(second.problems).toMatchObject([{ code: "PHILOG_CLOUDWATCH_SEGMENT_KEY", detail: "PHILOG_KMS_KEY" }]);
    const third = bench.make(local, { spool: spoolIn(folder) });
    await third.cloudWatch.flush();
    expect(numbersOf(inOrder(local, first.cloudWatch.logStream)).numbers).toEqual(upTo(5));
  });

  test("that is another group's is left to others", async () => {
    const folder = bench.folder();
    const { local } = await bench.start();
    const first = bench.make(local, { spool: spoolIn(folder), group: "other" });
    await write(first.cloudWatch, 5);
    await first.cloudWatch.close({ timeoutMs: 20 });
    const second = bench.make(local, { spool: spoolIn(folder) });
    await second.cloudWatch.flush();
    await second.cloudWatch.close();
    expect(segmentsIn(folder)).toHaveLength(1);
  });

  test("of a running process is not taken from it", async () => {
    const folder = bench.folder();
    const { local } = await bench.start();
    local.fault({ kind: "denied", operation: "PutLogEvents" });
    const first = bench.make(local, { spool: spoolIn(folder) });
    await write(first.cloudWatch, 5);
    first.cloudWatch.flushSync();
    const second = bench.make(local, { spool: spoolIn(folder) });
    expect(filesIn(folder).filter((name) => name.includes("adopted"))).toEqual([]);
    await local.clearFaults();
    expect(await first.cloudWatch.flush()).toBe(true);
    await second.cloudWatch.flush();
    expect(numbersOf(inOrder(local))).toEqual({ numbers: upTo(5), duplicates: 0 });
  });

  test("keeps more on disk than in memory, and reads it back in order", async () => {
    const folder = bench.folder();
    const { local } = await bench.start();
    const { cloudWatch } = bench.make(local, { spool: spoolIn(folder), memoryBytes: 1_048_576 });
    await until(() => cloudWatch.stats().group === "verified");
    const back = local.fault({ kind: "denied", operation: "PutLogEvents" });
    for (let index = 0; index < 12_000; index++) {
      cloudWatch.write(JSON.stringify({ index, msg: "x".repeat(1_000) }));
      if (index % 100 === 0) await new Promise(setImmediate);
    }
    cloudWatch.flushSync();
    expect(cloudWatch.stats()).toMatchObject({ accepted: 12_000, lost: 0 });
    expect(cloudWatch.stats().spoolBytes).toBeGreaterThan(12_000_000);
    await back();
    expect(await cloudWatch.flush()).toBe(true);
    expect(numbersOf(inOrder(local))).toEqual({ numbers: upTo(12_000), duplicates: 0 });
    expect(segmentsIn(folder).length).toBeLessThanOrEqual(1);
  });
});

describe("without a data key", () => {
  test("lines stay in memory, it is said, and nothing is on disk; once there is a key they are", async () => {
    const folder = bench.folder();
    const { local } = await bench.start();
    local.fault({ kind: "denied", operation: "PutLogEvents" });
    let isAway = true;
    const create: typeof dataKeys.create = async (context) => {
      if (isAway) throw Object.assign(new Error("away"), { code: "PHILOG_KMS_UNAVAILABLE" });
      return dataKeys.create(context);
    };
    const { cloudWatch, problems } = bench.make(local, {
      spool: { directory: folder, dataKeys: { ...dataKeys, create } },
    });
    await write(cloudWatch, 500);
    cloudWatch.flushSync();
    expect(cloudWatch.stats()).toMatchObject({ accepted: 500, spoolBytes: 0 });
    expect(segmentsIn(folder)).toEqual([]);
    expect(problems[0]).toMatchObject({ code: "PHILOG_CLOUDWATCH_NO_KEY", detail: "PHILOG_KMS_UNAVAILABLE" });
    isAway = false;
    await until(() => cloudWatch.stats().memoryBytes === 0);
    expect(segmentsIn(folder).length).toBeGreaterThan(0);
    await local.clearFaults();
    expect(await cloudWatch.flush()).toBe(true);
    expect(numbersOf(inOrder(local))).toEqual({ numbers: upTo(500), duplicates: 0 });
  });
});

describe("a disk that refuses", () => {
  test("is said; lines go on from memory, and to disk again when it takes them", async () => {
    const folder = bench.folder();
    const { local } = await bench.start();
    let isFull = false;
    const append: typeof disk.append = (file, bytes) => {
      if (!isFull) return disk.append(file, bytes);
      disk.append(file, bytes.subarray(0, Math.min(7, bytes.length - 1)));
      throw Object.assign(new Error("no space"), { code: "ENOSPC" });
    };
    const { cloudWatch, problems } = bench.make(local, { spool: spoolIn(folder) }, { disk: { ...disk, append } });
    await write(cloudWatch, 200);
    isFull = true;
    await write(cloudWatch, 200);
    expect(problems).toMatchObject([{ code: "PHILOG_CLOUDWATCH_DISK", detail: "ENOSPC" }]);
    expect(await cloudWatch.flush()).toBe(true);
    isFull = false;
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    local.fault({ kind: "refuse" });
    await write(cloudWatch, 200);
    expect(await cloudWatch.close({ timeoutMs: 50 })).toEqual({ left: 200, lost: 0 });
    await local.clearFaults();
    const next = bench.make(local, { spool: spoolIn(folder) });
    await next.cloudWatch.flush();
    expect(next.problems).toEqual([]);
    expect(numbersOf(inOrder(local, cloudWatch.logStream))).toEqual({ numbers: upTo(600), duplicates: 0 });
  });

  test("at the start throws where a spool was demanded, and else leaves lines in memory", async () => {
    const { local } = await bench.start();
    const directory = join(bench.folder(), "file");
    writeFileSync(directory, "");
    expect(() => bench.make(local, { spool: spoolIn(directory), durability: "spool" })).toThrow(
      "PHILOG_CLOUDWATCH_SPOOL",
    );
    const { cloudWatch, problems } = bench.make(local, { spool: spoolIn(directory) });
    expect(cloudWatch.stats().durability).toBe("memory");
    expect(problems).toMatchObject([{ code: "PHILOG_CLOUDWATCH_DISK" }]);
  });
});

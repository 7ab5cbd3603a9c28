import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createLineStream } from "../lines/line-stream.ts";
import { createBench, dataKeys, inOrder, numbersOf, until, upTo } from "../transport.test-data.ts";

const bench = createBench();
const line = JSON.stringify({ msg: "x".repeat(1_000) });

async function fill(cloudWatch: { write(line: string): boolean }, count: number): Promise<number> {
  let taken = 0;
  for (let index = 0; index < count; index++) {
    if (cloudWatch.write(line)) taken++;
    if (index % 50 === 0) await new Promise(setImmediate);
  }
  await new Promise(setImmediate);
  return taken;
}

describe.each(["spool", "memory"] as const)("durability %s, full", (durability) => {
  const settings = (onFull: "drop-oldest" | "drop-newest" | "block") => ({
    onFull,
    memoryBytes: 1_048_576,
    ...(durability === "spool" ? { spool: { directory: bench.folder(), dataKeys, maxBytes: 2_097_152 } } : {}),
  });
  async function held(onFull: "drop-oldest" | "drop-newest" | "block") {
    const { local } = await bench.start();
    const made = bench.make(local, settings(onFull));
    await until(() => made.cloudWatch.stats().group === "verified");
    local.fault({ kind: "denied", operation: "PutLogEvents" });
    return { local, ...made };
  }

  test("the oldest lines go; what is lost is counted to the line, announced, and said in the stream", async () => {
    const { local, cloudWatch, losses } = await held("drop-oldest");
    expect(await fill(cloudWatch, 5_000)).toBe(5_000);
    const { lost, accepted, waiting, spoolBytes, memoryBytes } = cloudWatch.stats();
    expect(lost).toBeGreaterThan(0);
    expect([accepted, waiting]).toEqual([5_000, 5_000 - lost]);
    expect(Math.max(spoolBytes, memoryBytes)).toBeLessThanOrEqual(durability === "spool" ? 2_097_152 : 1_048_576);
    expect(losses.reduce((sum, { lines }) => sum + lines, 0)).toBe(lost);
    expect(new Set(losses.map(({ reason }) => reason))).toEqual(new Set(["full"]));
    await local.clearFaults();
    expect(await cloudWatch.flush()).toBe(true);
    expect(await cloudWatch.flush()).toBe(true);
    const stored = inOrder(local);
    expect(stored).toHaveLength(5_000 - lost + 1);
    expect(numbersOf(stored).numbers).toContain(5_000);
    expect(stored.map((text) => JSON.parse(text)).filter(({ philog }) => philog)).toMatchObject([
      { philog: "lost", lines: lost, philogSeq: 5_001 },
    ]);
  });

  test("the newest lines are refused, counted and announced", async () => {
    const { local, cloudWatch, losses } = await held("drop-newest");
    const taken = await fill(cloudWatch, 5_000);
    expect(taken).toBeLessThan(5_000);
    expect(cloudWatch.stats().lost).toBe(5_000 - taken);
    expect(losses.reduce((sum, { lines }) => sum + lines, 0)).toBe(5_000 - taken);
    await local.clearFaults();
    expect(await cloudWatch.flush()).toBe(true);
    expect(await cloudWatch.flush()).toBe(true);
    // There is room again: lines are taken, and among them the one that says what was lost.
    expect(cloudWatch.write(line)).toBe(true);
    expect(await cloudWatch.flush()).toBe(true);
    const said = inOrder(local).filter((text) => text.includes('"philog":"lost"'));
    expect(said.reduce((sum, text) => sum + JSON.parse(text).lines, 0)).toBe(5_000 - taken);
    expect(numbersOf(inOrder(local)).numbers.slice(0, taken)).toEqual(upTo(taken));
  });

  test("a stream waits until there is room, and loses nothing", async () => {
    const { local, cloudWatch, losses } = await held("block");
    const stream = createLineStream(cloudWatch, { waits: true, closeMs: 20_000 });
    let isWritten = false;
    const text = `${line}\n`.repeat(5_000);
    for (let at = 0; at < text.length; at += 60_001) stream.write(text.slice(at, at + 60_001));
    stream.end(() => (isWritten = true));
    await until(() => cloudWatch.isFull());
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isWritten).toBe(false);
    await local.clearFaults();
    await until(() => isWritten);
    expect(numbersOf(inOrder(local))).toEqual({ numbers: upTo(5_000), duplicates: 0 });
    expect(losses).toEqual([]);
  });
});

test("a listener that throws loses nothing else", async () => {
  const { local } = await bench.start();
  const angry = () => {
    throw new Error("not now");
  };
  const { cloudWatch } = bench.make(local, { onLoss: angry, onProblem: angry, memoryBytes: 1_048_576 });
  await until(() => cloudWatch.stats().group === "verified");
  local.fault({ kind: "denied", operation: "PutLogEvents" });
  await fill(cloudWatch, 3_000);
  await local.clearFaults();
  expect(await cloudWatch.flush()).toBe(true);
  expect(cloudWatch.stats().lost).toBeGreaterThan(0);
});

test("lines after the end are refused, and counted", async () => {
  const { local } = await bench.start();
  const { cloudWatch, losses } = bench.make(local);
  await cloudWatch.close();
  expect(cloudWatch.write("late")).toBe(false);
  expect(cloudWatch.isFull()).toBe(true);
  await cloudWatch.ready();
  await new Promise(setImmediate);
  expect(losses).toEqual([{ lines: 1, reason: "closed" }]);
  expect(await cloudWatch.close()).toEqual({ left: 0, lost: 0 });
});

test.each([
  ["and was under way", {}],
  // Of another expectation nothing is remembered: the group is not known, and nothing is taken.
  ["and was never read", { expect: { kmsKey: false, retentionDays: false, tags: [] } }],
])("what another process left %s makes room first, and is counted", async (_name, options) => {
  const folder = bench.folder();
  const { local } = await bench.start();
  const spool = { directory: folder, dataKeys, maxBytes: 2_097_152 };
  local.fault({ kind: "denied", operation: "PutLogEvents" });
  const first = bench.make(local, { spool });
  await fill(first.cloudWatch, 1_500);
  expect(await first.cloudWatch.close({ timeoutMs: 0 })).toMatchObject({ left: 1_500 });
  const local2 = { ...local, client: { ...local.client, endpoint: "http://127.0.0.1:1" } };
  const second = bench.make(local2, { spool, ...options });
  await fill(second.cloudWatch, 1_500);
  // A batch that was under way when its file had to go is in memory alone, and counts when it ends there.
  await second.cloudWatch.close({ timeoutMs: 0 });
  const { lost } = second.cloudWatch.stats();
  expect(lost).toBeGreaterThan(500);
  await local.clearFaults();
  const third = bench.make(local, { spool });
  await third.cloudWatch.flush();
  const stored = inOrder(local).filter((text) => !text.includes('"philog":"lost"'));
  expect(stored).toHaveLength(3_000 - lost);
  await third.cloudWatch.close();
  expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith(".seg"))).toEqual([]);
});

import { describe, expect, test } from "vitest";
import { runWriter } from "../process.test-data.ts";
import { createBench, inOrder, numbersOf, segmentsIn, spoolIn, upTo } from "../transport.test-data.ts";

const bench = createBench();
describe.each([
  ["with a spool", true],
  ["in memory", false],
])("%s, with `signals`", (_name, hasSpool) => {
  const settings = () => ({ signals: true, ...(hasSpool ? { directory: bench.folder() } : {}) });

  test.each(["SIGTERM", "SIGINT"] as const)(
    "%s sends what was written, and ends the process as it would",
    async (name) => {
      const { local } = await bench.start();
      const code = `setInterval(() => {}, 1000); write(2000); process.kill(process.pid, "${name}");`;
      expect(await runWriter(local, code, settings())).toEqual({ code: null, signal: name });
      expect(numbersOf(inOrder(local))).toEqual({ numbers: upTo(2_000), duplicates: 0 });
    },
  );

  test("a process with nothing more to do sends what was written, and ends", async () => {
    const { local } = await bench.start();
    expect(await runWriter(local, "write(2000);", settings())).toEqual({ code: 0, signal: null });
    expect(numbersOf(inOrder(local))).toEqual({ numbers: upTo(2_000), duplicates: 0 });
  });
});

test.each([
  ["process.exit()", "write(2000); process.exit(3);"],
  ["an exception that nobody caught", "write(2000); throw new Error('x');"],
  ["SIGKILL", 'write(2000); cloudWatch.flushSync(); process.kill(process.pid, "SIGKILL");'],
])("%s leaves what was written in the spool, and the next start sends it once", async (_name, code) => {
  const { local } = await bench.start();
  const directory = bench.folder();
  const back = local.fault({ kind: "refuse" });
  await runWriter(local, code, { directory });
  expect(segmentsIn(directory).length).toBeGreaterThan(0);
  await back();
  const next = bench.make(local, { spool: spoolIn(directory) });
  expect(await next.cloudWatch.flush()).toBe(true);
  expect(numbersOf(inOrder(local))).toEqual({ numbers: upTo(2_000), duplicates: 0 });
});

test("on Lambda flush leaves nothing under way behind an invocation, and the next one needs no new transport", async () => {
  const { local } = await bench.start();
  const { cloudWatch } = bench.make(local, { lingerMs: 60_000 });
  for (let invocation = 1; invocation <= 3; invocation++) {
    for (let index = 0; index < 20; index++) cloudWatch.write(JSON.stringify({ invocation, index }));
    local.fault({ kind: "slow", operation: "PutLogEvents", delayMs: 30, times: 1 });
    expect(await cloudWatch.flush({ timeoutMs: 5_000 })).toBe(true);
    expect(inOrder(local)).toHaveLength(invocation * 20);
    expect(cloudWatch.stats()).toMatchObject({ waiting: 0, lagSeconds: 0 });
    // What thaws finds its connections closed.
    const back = local.fault({ kind: "refuse" });
    await back();
  }
  expect(numbersOf(inOrder(local))).toEqual({ numbers: upTo(60), duplicates: 0 });
});

test("a disk that takes no more costs nothing while the process lives: lines go on from memory", async () => {
  const { local } = await bench.start();
  const directory = bench.folder();
  const code = `
    for (let turn = 0; turn < 20; turn++) { write(1000); await new Promise(setImmediate); }
    const isDone = await cloudWatch.flush();
    const { lost } = cloudWatch.stats();
    await cloudWatch.close();
    process.exit(isDone && lost === 0 && said.includes('"PHILOG_CLOUDWATCH_DISK"') && said.includes("EFBIG") ? 0 : 1);`;
  const before = "let said = ''; process.stderr.write = (text) => { said += text; return true; };";
  // 100 KB a file, where these lines are 1.4 MB.
  expect(await runWriter(local, code, { directory, before, fileBlocks: 200 })).toEqual({ code: 0, signal: null });
  expect(numbersOf(inOrder(local))).toEqual({ numbers: upTo(20_000), duplicates: 0 });
});

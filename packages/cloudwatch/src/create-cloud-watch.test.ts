import { describe, expect, test } from "vitest";
import { createBench, inOrder, numbersOf, spoolIn, upTo, write } from "./transport.test-data.ts";

const bench = createBench();

describe.each(["spool", "memory"] as const)("with durability %s", (durability) => {
  const own = () => (durability === "spool" ? { spool: spoolIn(bench.folder()) } : {});

  test("lines are stored once, in order, each with stream and number, and nothing is left behind", async () => {
    const { local } = await bench.start();
    const { cloudWatch, problems } = bench.make(local, own());
    await write(cloudWatch, 3_000);
    expect(await cloudWatch.flush()).toBe(true);
    expect(numbersOf(inOrder(local))).toEqual({ numbers: upTo(3_000), duplicates: 0 });
    expect(JSON.parse(inOrder(local)[0]!)).toEqual({
      level: 30,
      index: 0,
      msg: "visit moved",
      philogStream: cloudWatch.stream,
      philogSeq: 1,
    });
    expect(cloudWatch.stats()).toMatchObject({
      durability,
      accepted: 3_000,
      sent: 3_000,
      lost: 0,
      waiting: 0,
      lagSeconds: 0,
    });
    expect(await cloudWatch.close()).toEqual({ left: 0, lost: 0 });
    expect(problems).toEqual([]);
  });

  test.each([
    ["throttled", "throttle"],
    ["answered with 500", "internal"],
    ["answered with 503", "unavailable"],
  ] as const)("calls that are %s are made again until all is stored", async (_name, kind) => {
    const { local } = await bench.start();
    const { cloudWatch } = bench.make(local, own());
    local.fault({ kind, share: 0.5, operation: "PutLogEvents" });
    await write(cloudWatch, 4_000, 10);
    expect(await cloudWatch.flush()).toBe(true);
    expect(numbersOf(inOrder(local))).toEqual({ numbers: upTo(4_000), duplicates: 0 });
    expect(cloudWatch.stats()).toMatchObject({ lost: 0, uncertain: 0 });
  });

  test("nobody listens for a while: nothing is lost", async () => {
    const { local } = await bench.start();
    const { cloudWatch } = bench.make(local, own());
    await write(cloudWatch, 100);
    await cloudWatch.flush();
    const back = local.fault({ kind: "refuse" });
    await write(cloudWatch, 2_000);
    expect(await cloudWatch.flush({ timeoutMs: 300 })).toBe(false);
    await back();
    expect(await cloudWatch.flush()).toBe(true);
    expect(numbersOf(inOrder(local))).toEqual({ numbers: upTo(2_100), duplicates: 0 });
    expect(cloudWatch.stats()).toMatchObject({ lost: 0 });
  });

  test("denied calls are said, held and made again", async () => {
    const { local } = await bench.start();
    const { cloudWatch, problems } = bench.make(local, own());
    const back = local.fault({ kind: "denied", operation: "PutLogEvents" });
    await write(cloudWatch, 50);
    expect(await cloudWatch.flush({ timeoutMs: 200 })).toBe(false);
    expect(problems).toEqual([
      {
        code: "PHILOG_CLOUDWATCH_DENIED",
        text: expect.stringContaining("refuses the call"),
        detail: "AccessDeniedException 400",
      },
    ]);
    await back();
    expect(await cloudWatch.flush()).toBe(true);
    expect(numbersOf(inOrder(local)).numbers).toEqual(upTo(50));
  });

  test("after a lost reply events may be stored twice, with the same number", async () => {
    const { local } = await bench.start();
    const { cloudWatch } = bench.make(local, own());
    local.fault({ kind: "lost-reply", operation: "PutLogEvents", times: 2 });
    await write(cloudWatch, 1_000);
    expect(await cloudWatch.flush()).toBe(true);
    const { numbers, duplicates } = numbersOf(inOrder(local));
    expect(new Set(numbers)).toEqual(new Set(upTo(1_000)));
    expect(duplicates).toBeGreaterThan(0);
    expect(cloudWatch.stats().uncertain).toBe(duplicates);
  });
});

test("slow calls run side by side", async () => {
  const { local } = await bench.start();
  const { cloudWatch } = bench.make(local, { parallel: 8 });
  const line = JSON.stringify({ msg: "x".repeat(2_000) });
  await cloudWatch.flush();
  local.fault({ kind: "slow", operation: "PutLogEvents", delayMs: 300 });
  for (let index = 0; index < 1_600; index++) {
    cloudWatch.write(line, Date.now() - 2_000 + index);
    if (index % 100 === 0) await new Promise(setImmediate);
  }
  expect(await cloudWatch.flush()).toBe(true);
  expect(numbersOf(inOrder(local))).toEqual({ numbers: upTo(1_600), duplicates: 0 });
});

test("expired credentials in mid-run hold lines until there are others", async () => {
  const { local } = await bench.start();
  const { cloudWatch, problems } = bench.make(local);
  await write(cloudWatch, 10);
  await cloudWatch.flush();
  const back = local.fault({ kind: "expired-credentials" });
  await write(cloudWatch, 10);
  expect(await cloudWatch.flush({ timeoutMs: 100 })).toBe(false);
  await back();
  expect(await cloudWatch.flush()).toBe(true);
  expect(problems.map(({ detail }) => detail)).toEqual(["ExpiredTokenException 400"]);
  expect(numbersOf(inOrder(local)).numbers).toEqual(upTo(20));
});

test("without credentials nothing is lost, and it is said", async () => {
  const { local } = await bench.start();
  const credentials = async () => {
    throw Object.assign(new Error("no credentials of Ada Example"), { name: "CredentialsProviderError" });
  };
  const { cloudWatch, problems } = bench.make(local, { aws: { ...local.client, credentials } });
  await write(cloudWatch, 3);
  expect(await cloudWatch.flush({ timeoutMs: 100 })).toBe(false);
  expect(problems.map(({ code, detail }) => [code, detail])).toEqual([
    ["PHILOG_CLOUDWATCH_UNVERIFIED", "cannot be described: CredentialsProviderError"],
  ]);
  expect(await cloudWatch.close({ timeoutMs: 0 })).toEqual({ left: 0, lost: 3 });
});

test("an entity goes with the events; one that the service does not take is said, and they are stored", async () => {
  const { local } = await bench.start();
  for (const [Type, codes] of [
    ["Service", []],
    ["Clinic", ["PHILOG_CLOUDWATCH_ENTITY"]],
  ] as const) {
    const { cloudWatch, problems } = bench.make(local, { entity: { keyAttributes: { Type, Name: "api" } } });
    await write(cloudWatch, 5);
    expect(await cloudWatch.flush()).toBe(true);
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(numbersOf(inOrder(local, cloudWatch.logStream)).numbers).toEqual(upTo(5));
  }
});

test("the first line says what durable means here", async () => {
  const { local } = await bench.start();
  const memory = bench.make(local, { startLine: true });
  const spool = bench.make(local, { startLine: true, spool: spoolIn(bench.folder()) });
  await memory.cloudWatch.flush();
  await spool.cloudWatch.flush();
  const [one, other] = [memory, spool].map(({ cloudWatch }) => JSON.parse(inOrder(local, cloudWatch.logStream)[0]!));
  expect(one).toMatchObject({
    philog: "cloudwatch",
    durability: "memory",
    durable: expect.stringContaining("a crash loses them"),
  });
  expect(other).toMatchObject({
    philog: "cloudwatch",
    durability: "spool",
    durable: expect.stringContaining("survives"),
  });
});

test("lines written while it closes are in the spool, and are sent at the next start, none twice", async () => {
  const directory = bench.folder();
  const { local } = await bench.start();
  const first = bench.make(local, { spool: spoolIn(directory) });
  await write(first.cloudWatch, 1_000);
  local.fault({ kind: "slow", operation: "PutLogEvents", delayMs: 50 });
  let isClosed = false;
  let taken = 1_000;
  const closing = first.cloudWatch.close().then(() => (isClosed = true));
  while (!isClosed) {
    if (first.cloudWatch.write("more")) taken++;
    await new Promise(setImmediate);
  }
  await closing;
  const second = bench.make(local, { spool: spoolIn(directory) });
  await second.cloudWatch.flush();
  expect(numbersOf(inOrder(local, first.cloudWatch.logStream))).toEqual({ numbers: upTo(taken), duplicates: 0 });
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { createBench, inOrder, numbersOf, spoolIn, upTo } from "../transport.test-data.ts";
import { createLineStream } from "./line-stream.ts";

const bench = createBench();
const day = 24 * 3_600_000;

describe("any line", () => {
  test.each([
    ["short", ["a", "b", "{}"]],
    ["CJK", Array.from({ length: 3_000 }, () => JSON.stringify({ msg: "患者は病棟に移動しました".repeat(20) }))],
    ["with lone surrogates", ['{"msg":"\ud83d"}', "\udc00"]],
    ["of 1.2 MB", [JSON.stringify({ msg: "x".repeat(1_200_000) }), '{"msg":"behind"}']],
    ["of 20 MB", ["y".repeat(20_000_000), "behind"]],
  ])("%s is stored", async (_name, lines) => {
    const { local } = await bench.start();
    const { cloudWatch } = bench.make(local, { spool: spoolIn(bench.folder()) });
    // The data key is there a turn later; until then lines are in memory, which has less room.
    await new Promise(setImmediate);
    for (const line of lines) cloudWatch.write(line);
    expect(await cloudWatch.flush()).toBe(true);
    const { numbers, duplicates } = numbersOf(inOrder(local));
    expect(duplicates).toBe(0);
    expect(numbers).toEqual(upTo(numbers.length));
    expect(numbers.length).toBeGreaterThanOrEqual(lines.length);
    expect(cloudWatch.stats()).toMatchObject({ lost: 0, retried: 0 });
  });

  test("an empty one is none", async () => {
    const { local } = await bench.start();
    const { cloudWatch } = bench.make(local);
    expect([cloudWatch.write(""), cloudWatch.write("\n"), cloudWatch.write("a")]).toEqual([true, true, true]);
    await cloudWatch.flush();
    expect(inOrder(local)).toEqual([`a philogStream=${cloudWatch.stream} philogSeq=1`]);
  });

  test("that is too old or too new keeps its own time in its text", async () => {
    const { local } = await bench.start({ retentionDays: 3 });
    const { cloudWatch } = bench.make(local, { expect: { kmsKey: false, retentionDays: 3 } });
    for (const age of [20 * day, 5 * day, day, -3 * 3_600_000]) cloudWatch.write('{"msg":"a"}', Date.now() - age);
    cloudWatch.write('{"msg":"a"}', Number.NaN);
    await cloudWatch.flush();
    const stored = inOrder(local).map((message) => JSON.parse(message));
    expect(stored).toHaveLength(5);
    expect(stored.filter(({ philogTime }) => philogTime).map(({ philogSeq }) => philogSeq)).toEqual([1, 2, 4]);
    expect(cloudWatch.stats()).toMatchObject({ retimed: 3, sent: 5 });
  });

  test("that the service rejects for its time goes once more with the present one", async () => {
    // The service keeps lines for a day, and the transport has not been told.
    const { local } = await bench.start({ retentionDays: 1 });
    const { cloudWatch } = bench.make(local, {}, { now: () => Date.now() - 3 * 3_600_000 });
    for (const age of [30 * 3_600_000, 0]) cloudWatch.write('{"msg":"a"}', Date.now() - age);
    cloudWatch.write('{"msg":"ahead"}', Date.now() + 2 * day);
    await cloudWatch.flush();
    expect(numbersOf(inOrder(local)).numbers.sort()).toEqual([1, 2, 3]);
  });
});

test("any stream of lines can be piped in: what another process prints is stored, and the end closes", async () => {
  const { local } = await bench.start();
  const { cloudWatch } = bench.make(local, { spool: spoolIn(bench.folder()) });
  const code = `for (let index = 0; index < 3000; index++) console.log(JSON.stringify({ index, msg: "x".repeat(index % 300) }));`;
  const child = spawn(process.execPath, ["-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout.pipe(createLineStream(cloudWatch)), "finish");
  expect(numbersOf(inOrder(local))).toEqual({ numbers: upTo(3_000), duplicates: 0 });
  expect(inOrder(local).map((message) => JSON.parse(message).index)).toEqual(upTo(3_000).map((number) => number - 1));
  expect(cloudWatch.write("late")).toBe(false);
});

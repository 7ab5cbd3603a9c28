import { expect, test } from "vitest";
import { guard } from "../../scripts/eval/guard.mjs";
import { measureTime } from "../../scripts/eval/time.mjs";

test("a scanner that throws has found nothing and is counted", () => {
  const { find, faults } = guard(() => {
    throw new Error("no");
  });
  expect([find("a"), find("b")]).toEqual([[], []]);
  expect(faults).toEqual({ threw: 2, badOffsets: 0 });
});

test("findings that do not lie in their text are dropped and counted", () => {
  const good = { start: 1, end: 3 };
  const bad = [{ start: -1, end: 2 }, { start: 2, end: 2 }, { start: 0, end: 4 }, { start: 0.5, end: 2 }, { start: 0 }];
  const { find, faults } = guard(() => [...bad, good]);
  expect(find("abc")).toEqual([good]);
  expect(faults).toEqual({ threw: 0, badOffsets: 5 });
});

test("time is the median of the texts in microseconds, and bytes of UTF-8 a second", () => {
  let clock = 0;
  const cost: Record<string, number> = { é: 2, bb: 4, cc: 60 };
  const find = (text: string) => {
    clock += cost[text]!;
    return [{}];
  };
  const { microseconds, megabytesPerSecond, bytes } = measureTime(Object.keys(cost), find, () => clock);
  expect({ microseconds, bytes }).toEqual({ microseconds: 4000, bytes: 6 });
  expect(megabytesPerSecond).toBeCloseTo(6 / 1000 / 66);
});

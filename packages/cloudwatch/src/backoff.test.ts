import { expect, test } from "vitest";
import { delay, waitUnlessAborted } from "./backoff.ts";

test("waits are anywhere between nothing and a bound that doubles up to its cap", () => {
  const pace = { base: 100, cap: 1_000 };
  expect([1, 2, 3, 4, 5, 60].map((failures) => delay(pace, failures, () => 1))).toEqual([
    100, 200, 400, 800, 1_000, 1_000,
  ]);
  expect(delay(pace, 5, () => 0)).toBe(0);
  expect(delay(pace, 5, () => 0.5)).toBe(500);
});

test("a signal ends the wait", async () => {
  const abort = new AbortController();
  const waiting = waitUnlessAborted(3_600_000, abort.signal);
  abort.abort();
  await expect(waiting).resolves.toBe(undefined);
});

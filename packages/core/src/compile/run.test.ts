import { expect, it } from "vitest";
import { createRuns } from "./run.ts";

it("each record has a number of its own and the whole limit; a second pass has twice as much", () => {
  const start = createRuns(100);
  const [one, two] = [start(false), start(true)];
  expect(one).toMatchObject({ trusted: false, left: 100, names: "", nameCount: 0, dropped: false, open: [] });
  expect(two).toMatchObject({ trusted: true, left: 200 });
  expect(one.id).not.toBe(two.id);
  expect(one.id).toBeGreaterThan(0);
});

import { expect, it } from "vitest";
import { createTallies } from "./stats.ts";

it("keeps one count for each path, action and classification, also where they are asked for twice", () => {
  const { tally, count, sums } = createTallies(undefined);
  expect(tally("a", "redact", "mrn")).toBe(tally("a", "redact", "mrn"));
  for (const one of [
    tally("a", "redact", "mrn"),
    tally("a", "redact", "mrn"),
    tally("a", "misfit"),
    tally("b", "misfit"),
  ])
    count(one);
  tally("c", "remove");
  expect(sums()).toEqual({
    byAction: { redact: 2, misfit: 2 },
    byClassification: { mrn: 2 },
    byPath: Object.assign(Object.create(null), { a: 3, b: 1 }),
  });
});

it("counts a path named __proto__", () => {
  const { tally, count, sums } = createTallies(undefined);
  count(tally("__proto__", "redact"));
  expect(Object.keys(sums().byPath)).toEqual(["__proto__"]);
});

it("tells the listener of a decision without a classification that has none", () => {
  const told: object[] = [];
  const { tally, count } = createTallies((decision) => told.push(decision));
  count(tally("a", "misfit"));
  count(tally("a", "redact", "mrn"));
  expect(told).toStrictEqual([
    { path: "a", action: "misfit" },
    { path: "a", action: "redact", classification: "mrn" },
  ]);
});

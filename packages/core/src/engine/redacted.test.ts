import { expect, it, vi } from "vitest";
import { isRedacted, markRedacted } from "./redacted.ts";

it("the mark is known to another copy of the package, not enumerable, and not carried by a spread or JSON", async () => {
  vi.resetModules();
  const copy = await import("./redacted.ts");
  expect(copy.markRedacted).not.toBe(markRedacted);
  const record = copy.markRedacted({ a: 1 });
  expect(isRedacted(record)).toBe(true);
  expect(Object.keys(record)).toEqual(["a"]);
  expect(isRedacted({ ...record })).toBe(false);
  expect(isRedacted(JSON.parse(JSON.stringify(record)))).toBe(false);
  expect(isRedacted({})).toBe(false);
});

it("the mark is one symbol across versions", () => {
  expect(Object.getOwnPropertySymbols(markRedacted({ a: 1 }))).toEqual([Symbol.for("philog.redacted")]);
});

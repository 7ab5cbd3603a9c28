import { createRedactor, type Redactor } from "@philog/core";
import { canaries, createFinder } from "@philog/testing";
import { expect, test } from "vitest";

const strict = createRedactor();
const scanned = createRedactor({ version: 1, rules: { msg: "text" }, message: { text: "scan" } });
const all = Array.from({ length: 50 }, (_, seed) => canaries.recognisable(`in text ${seed}`)).flat();

/** The kinds of those canaries that are still in a message. */
function leaked({ text }: Redactor, write: (canary: (typeof all)[number]) => string): string[] {
  const kinds = all.filter((canary) => createFinder([canary])(text(`loaded ${write(canary)} again`)).length > 0);
  return [...new Set(kinds.map(({ kind }) => kind))].sort();
}

test("by default no identifier comes through, with its label or bare", () => {
  expect(all.length).toBe(1400);
  expect(leaked(strict, ({ text }) => text)).toEqual([]);
  expect(leaked(strict, ({ value }) => value)).toEqual([]);
});

test("the scan finds every identifier that stands beside its label", () => {
  expect(leaked(scanned, ({ text }) => text)).toEqual([]);
});

test("without a label the scan misses what has no form of its own, as docs/limits.md says", () => {
  const missed = ["account", "biometric", "clinical", "device", "license", "mrn", "otherId", "photo", "secret"];
  expect(leaked(scanned, ({ value }) => value)).toEqual(missed);
});

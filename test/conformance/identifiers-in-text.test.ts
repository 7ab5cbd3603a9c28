import { createRedactor } from "@philog/core";
import { canaries, createFinder } from "@philog/testing";
import { expect, test } from "vitest";

const redactor = createRedactor();
const all = Array.from({ length: 20 }, (_, seed) => canaries.recognisable(`in text ${seed}`)).flat();

/** The kinds of those canaries that are still in a message after the scan. */
function leaked(write: (canary: (typeof all)[number]) => string): string[] {
  const kinds = all.filter(
    (canary) => createFinder([canary])(redactor.text(`loaded ${write(canary)} again`)).length > 0,
  );
  return [...new Set(kinds.map(({ kind }) => kind))].sort();
}

test("the scan finds every identifier that stands beside its label", () => {
  expect(leaked(({ text }) => text)).toEqual([]);
});

test("without a label the scan misses what has no form of its own, as docs/limits.md says", () => {
  const missed = ["account", "biometric", "clinical", "device", "license", "mrn", "name", "otherId", "photo", "secret"];
  expect(leaked(({ value }) => value)).toEqual(missed);
});

import { describe, expect, it } from "vitest";
import type { Detector } from "./detector.ts";
import { builtInDetectors, createScanner } from "./scan.ts";

/** Counts how often detectors are asked, and how many characters the resuming ones read. */
function steps(text: string): number {
  let asked = 0;
  const counting = builtInDetectors.map(
    (detector): Detector => ({
      ...detector,
      find(whole, start, end, report) {
        const next = detector.find(whole, start, end, report);
        asked += 1 + (next === undefined ? 0 : next - start);
        return next;
      },
    }),
  );
  createScanner({ detectors: counting }).redact(text);
  return asked;
}

const hostile = [
  "1 ",
  "1",
  "123-45-",
  "a@a@a@",
  "1.1.",
  "1:",
  "::",
  "ab:",
  "12/34/",
  "mrn ",
  "patient id 1 ",
  "http://",
  "eyJ-1",
  "token=1",
  "bearer 1a",
  "+1 ",
  "May 3 ",
  "%31%ff",
  "[[KEY",
  "a1",
];

describe("a hostile text", () => {
  it.each(hostile)(
    "of repeated %j costs twice as many steps at twice the length, and few for each character",
    (part) => {
      const once = steps(part.repeat(400));
      const twice = steps(part.repeat(800));
      expect(twice).toBeLessThanOrEqual(2.3 * once + 200);
      expect(twice / (part.length * 800)).toBeLessThan(60);
    },
  );
});

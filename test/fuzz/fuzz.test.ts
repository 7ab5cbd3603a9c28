import { createFinder } from "@philog/testing";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Case } from "./call.ts";
import { type Figures, fuzz, leaksOf } from "./fuzz.ts";
import { report } from "./report.ts";

const timeout = 240_000;

/** What a run may not hold; the failures name seed and case, never a value. */
function expectNothingWrong(figures: Figures): void {
  expect(figures.failures.length, report(figures)).toBe(0);
  expect(figures.leaks).toEqual({});
  expect(figures.exceptions + figures.changedInputs + figures.badLines).toBe(0);
  expect(figures.jsonIsNotCopy + figures.secondPass).toBe(0);
}

describe("random logging calls", () => {
  let fixed: Figures;
  beforeAll(() => {
    fixed = fuzz({ calls: 6000, seed: "1" });
  }, timeout);

  it("leak no canary, throw nothing and change no input, with a fixed seed", () => {
    expectNothingWrong(fixed);
    expect(fixed.calls).toBe(6000);
    expect(Object.keys(fixed.planted).length).toBeGreaterThanOrEqual(22);
    expect(Object.keys(fixed.decisions)).toEqual(
      expect.arrayContaining(["generalize", "limit", "misfit", "redact", "remove", "scan", "tokenize", "unlisted"]),
    );
  });

  it(
    "leak no canary, throw nothing and change no input, with a seed of the day",
    () => {
      const seed = new Date().toISOString().slice(0, 10);
      console.log(`seed of the day: ${seed}`);
      expectNothingWrong(fuzz({ calls: 3000, seed }));
    },
    timeout,
  );

  it("let opaque words through in free text under scan, and none under strict and static", () => {
    expect(fixed.freeText["scan, message"]?.through).toBeGreaterThan(0);
    for (const mode of ["strict", "static"]) {
      for (const place of ["message", "error message", "text field"]) {
        const { planted, through } = fixed.freeText[`${mode}, ${place}`]!;
        expect(planted).toBeGreaterThan(20);
        expect(through).toBe(0);
      }
    }
  });

  it("leak from every place without a policy", () => {
    const { planted, leaks } = fuzz({ calls: 1500, seed: "bare", unprotected: true });
    expect(Object.keys(planted).filter((place) => !(place in leaks))).toEqual([]);
  });

  it("are the same for the same seed", () => {
    const [one, two] = [1, 2].map(() => fuzz({ calls: 400, seed: "again" }));
    expect(two?.planted).toEqual(one?.planted);
    expect(two?.decisions).toEqual(one?.decisions);
  });

  describe("of what differs from run to run", () => {
    const find = createFinder(["Zorbik Quill", "11/04/1964"]);
    const caseOf = (all: string): Case => ({ number: 7, all, plants: [], faults: [] });
    const sealed = (text: string) => `{"ip":"sealed1.network.0a.0.${text}","philogKeys":[{"salt":"${text}"}]}`;
    const leaks = (all: string, again: string) => leaksOf(caseOf(all), find, () => caseOf(again)).length;

    it("have a leak in ciphertext where another run has it there, too", () => {
      expect(leaks(sealed("x-kIbROz"), sealed("x-kIbROz"))).toBe(1);
      expect(leaks(sealed("x-kIbROz"), sealed("x-kIbRO7"))).toBe(0);
    });

    it("have a leak in the time of day where another run has it there, too", () => {
      // 11041964 stands in 1795411041964; the same digits so long ago are no time of this run.
      const at = Date.parse("2026-11-23T05:17:21.964Z");
      vi.useFakeTimers({ now: at + 60_000 });
      try {
        expect(leaks(`{"time":${at}}`, `{"time":${at + 60_000}}`)).toBe(0);
        expect(leaks(`{"time":${at / 1000}}`, `{"time":${at / 1000 + 60}}`)).toBe(0);
        expect(leaks(`{"time":${at}}`, `{"time":${at}}`)).toBe(1);
        vi.setSystemTime(at + 2 * 86_400_000);
        expect(leaks(`{"time":${at}}`, `{"time":${at + 60_000}}`)).toBe(1);
      } finally {
        vi.useRealTimers();
      }
    });

    it("have a leak outside of both at once", () => {
      expect(leaks(`{"msg":"kibroz"}${sealed("x-kIbROz")}`, "")).toBe(1);
      expect(leaks(`{"sealed":"kibroz"}`, "")).toBe(1);
    });
  });
});

import { describe, expect, it } from "vitest";
import type { Detector } from "./detector.ts";
import { createSweep } from "./sweep.ts";

function asked(detector: Partial<Detector>, text: string): string[] {
  const at: string[] = [];
  const sweep = createSweep([
    {
      name: "here",
      classification: "otherId",
      find(whole, start, end) {
        at.push(whole.slice(start, end));
        return undefined;
      },
      ...detector,
    },
  ]);
  sweep(text, () => {});
  return at;
}

describe("the sweep", () => {
  it("asks at runs of digits of the given lengths, and where one is longer than 20 as if it were 20", () => {
    expect(asked({ digits: [2] }, "1 22 333 a44b 55")).toEqual(["22", "44", "55"]);
    expect(asked({ digits: [20] }, "9".repeat(25))).toEqual(["9".repeat(25)]);
  });

  it("asks only before the characters that a detector names", () => {
    expect(asked({ digits: [2], next: "-." }, "11-22.33 44\u2010 55")).toEqual(["11", "22"]);
    expect(asked({ mixed: true, next: ":" }, "a1: b2 c3")).toEqual(["a1"]);
    expect(asked({ mixed: true }, "a1: b2 c3é d4")).toEqual(["a1", "b2", "c3", "d4"]);
  });

  it("asks at words in any case and at the humps of camelCase", () => {
    const words = ["mrn", "id"];
    expect(asked({ words }, "mrn MRN patientMrn mrnX idle x_id ID9")).toEqual(["mrn", "MRN", "Mrn", "mrn", "id", "ID"]);
  });

  it("asks at words with a capital alone where a detector wants it", () => {
    expect(asked({ words: new Set(["rosa"]), capital: true }, "rosa Rosa ROSA")).toEqual(["Rosa", "ROSA"]);
  });

  it("reads no digit or letter into a character from elsewhere", () => {
    // U+0130 and U+0141 end in the bytes of `0` and `A`.
    expect(asked({ digits: [3] }, "\u0130123 \u0141bc")).toEqual(["123"]);
    expect(asked({ words: ["bc"] }, "\u0141bc")).toEqual(["bc"]);
  });

  it("reads long texts as short ones, one after the other", () => {
    const long = `${"x ".repeat(20_000)}77`;
    expect(asked({ digits: [2] }, long)).toEqual(["77"]);
    const sweep = createSweep([
      {
        name: "here",
        classification: "otherId",
        digits: [1],
        find(_text, start, end, report) {
          report(start, end);
          return undefined;
        },
      },
    ]);
    const hits = (text: string) => {
      let count = 0;
      sweep(text, () => {
        count += 1;
      });
      return count;
    };
    expect([hits("1 2 3"), hits(""), hits("4")]).toEqual([3, 0, 1]);
  });

  it("does not ask before the place that a detector has read to", () => {
    const at: number[] = [];
    const sweep = createSweep([
      {
        name: "here",
        classification: "otherId",
        digits: [1],
        find(_text, start) {
          at.push(start);
          return start + 4;
        },
      },
    ]);
    sweep("1 2 3 4 5", () => {});
    expect(at).toEqual([0, 4, 8]);
  });
});

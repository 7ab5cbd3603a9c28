import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { median, medianInterval } from "./interval.ts";

const values = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 60 });

describe("the median", () => {
  it("is the middle value, and the mean of the middle two where there is none", () => {
    expect(median([3])).toBe(3);
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 9, 3, 5])).toBe(4);
  });

  it("has as many values above as below, and leaves the caller's array alone", () => {
    fc.assert(
      fc.property(values, (list) => {
        const before = [...list];
        const middle = median(list);
        expect(list).toEqual(before);
        const most = list.length / 2;
        expect(list.filter((value) => value < middle).length).toBeLessThanOrEqual(most);
        expect(list.filter((value) => value > middle).length).toBeLessThanOrEqual(most);
      }),
    );
  });

  it("refuses no values at all", () => {
    expect(() => median([])).toThrow(RangeError);
    expect(() => medianInterval([])).toThrow(RangeError);
  });
});

describe("the interval of the median", () => {
  const upTo = (size: number) => Array.from({ length: size }, (_, index) => index + 1);

  it("takes the ranks that tables of the sign test give for 95 %", () => {
    // Published ranks for n = 6, 10, 20, 31: 1-6, 2-9, 6-15, 10-22.
    expect(medianInterval(upTo(6))).toEqual({ low: 1, high: 6 });
    expect(medianInterval(upTo(10))).toEqual({ low: 2, high: 9 });
    expect(medianInterval(upTo(20))).toEqual({ low: 6, high: 15 });
    expect(medianInterval(upTo(31))).toEqual({ low: 10, high: 22 });
  });

  it("is the whole range where there are too few values for 95 %", () => {
    expect(medianInterval([4])).toEqual({ low: 4, high: 4 });
    expect(medianInterval([5, 1, 3])).toEqual({ low: 1, high: 5 });
  });

  it("holds the median, and a single wild value does not move it", () => {
    fc.assert(
      fc.property(values, (list) => {
        const { low, high } = medianInterval(list);
        expect(low).toBeLessThanOrEqual(median(list));
        expect(high).toBeGreaterThanOrEqual(median(list));
      }),
    );
    expect(medianInterval([...upTo(30), 1e9]).high).toBeLessThan(31);
  });

  it("covers the true median in at least 95 of 100 samples of skewed noise", () => {
    let seed = 7;
    const random = () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed / 2 ** 32;
    };
    const samples = 2000;
    let covered = 0;
    for (let sample = 0; sample < samples; sample++) {
      // Exponential noise, whose median is the logarithm of 2.
      const { low, high } = medianInterval(upTo(21).map(() => -Math.log(1 - random())));
      if (low <= Math.LN2 && Math.LN2 <= high) covered += 1;
    }
    expect(covered / samples).toBeGreaterThan(0.94);
  });
});

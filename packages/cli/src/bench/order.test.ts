import { describe, expect, it } from "vitest";
import { orderOf } from "./order.ts";

describe("the order of turns", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 10])("gives each of %i contenders one turn a round", (size) => {
    for (let round = 0; round < 3 * size; round++) {
      expect(orderOf(round, size).toSorted((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, index) => index));
    }
  });

  it.each([2, 3, 4, 5, 6, 7, 10])("lets each of %i contenders follow each other one equally often", (size) => {
    const follows = new Map<string, number>();
    const places = new Map<string, number>();
    for (let round = 0; round < 2 * size; round++) {
      orderOf(round, size).forEach((index, place, order) => {
        places.set(`${index} at ${place}`, (places.get(`${index} at ${place}`) ?? 0) + 1);
        if (place === 0) return;
        const pair = `${order[place - 1]} then ${index}`;
        follows.set(pair, (follows.get(pair) ?? 0) + 1);
      });
    }
    expect(follows.size).toBe(size * (size - 1));
    expect(new Set(follows.values())).toEqual(new Set([2]));
    expect(places.size).toBe(size * size);
    expect(new Set(places.values())).toEqual(new Set([2]));
  });
});

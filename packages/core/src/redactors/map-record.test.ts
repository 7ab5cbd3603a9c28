import { describe, expect, it } from "vitest";
import { mapRecord, setItems } from "./map-record.ts";

describe("mapRecord", () => {
  it("gives string keys their names and all others names that no rule lists", () => {
    const record = mapRecord(
      new Map<unknown, unknown>([
        ["a", 1],
        [{ ssn: 1 }, 2],
        ["__proto__", 3],
      ]),
      10,
    );
    expect(Object.entries(record)).toEqual([
      ["a", 1],
      [" 2", 2],
      ["__proto__", 3],
    ]);
  });

  it("reads one key past the limit, so that the limit shows, and no more", () => {
    const map = new Map(Array.from({ length: 100 }, (_, n) => [`k${n}`, n]));
    expect(Object.keys(mapRecord(map, 3))).toEqual(["k0", "k1", "k2", "k3"]);
  });

  it("uses no iterator but the Map's own", () => {
    class Poisoned<K, V> extends Map<K, V> {
      override [Symbol.iterator](): never {
        throw new Error("read");
      }
      override entries(): never {
        throw new Error("read");
      }
    }
    expect(mapRecord(new Poisoned([["a", 1]]), 5)).toEqual(Object.assign(Object.create(null), { a: 1 }));
  });
});

it("reads one item of a Set past the limit, with the Set's own iterator", () => {
  class Poisoned<T> extends Set<T> {
    override [Symbol.iterator](): never {
      throw new Error("read");
    }
    override values(): never {
      throw new Error("read");
    }
  }
  expect(setItems(new Poisoned([1, 2, 3, 4]), 2)).toEqual([1, 2, 3]);
  expect(setItems(new Set([1]), 2)).toEqual([1]);
});

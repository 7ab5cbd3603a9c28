import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { marker, markerPattern } from "../policy/markers.ts";
import { unitsIn } from "./units.ts";

const token = `tok1.mrn.k1.${"A".repeat(22)}`;
const sealed = `sealed1.mrn.${"0123456789abcdef".repeat(2)}.12.${"A".repeat(64)}`;

describe("units in a text", () => {
  it("are its markers, tokens and sealed values, in order", () => {
    const text = `a ${marker.redacted("mrn")}[x] ${token},${sealed} ${marker.withheld}`;
    const found = unitsIn(text);
    expect(found).toHaveLength(8);
    expect([0, 2, 4, 6].map((n) => text.slice(found[n], found[n + 1]))).toEqual([
      marker.redacted("mrn"),
      token,
      sealed,
      marker.withheld,
    ]);
  });

  it.each([
    marker.redacted(),
    marker.redacted("mrn"),
    marker.nokey("mrn"),
    marker.misfit("code"),
    marker.limit("depth"),
    marker.key(),
    marker.key(3),
    marker.withheld,
    token,
    sealed,
  ])("are found alone, at either end and again: %s", (unit) => {
    const { length } = unit;
    expect(unitsIn(unit)).toEqual([0, length]);
    expect(unitsIn(`a ${unit}`)).toEqual([2, length + 2]);
    expect(unitsIn(`${unit} a`)).toEqual([0, length]);
    expect(unitsIn(`${unit},${unit}`)).toEqual([0, length, length + 1, 2 * length + 1]);
    expect(unitsIn(`[${unit}] tok1. sealed ${unit}`)).toEqual([1, length + 1, length + 16, 2 * length + 16]);
  });

  it("are none in text that only looks like them", () => {
    for (const text of [
      "",
      "[",
      "[RED]",
      "[REDACTED",
      "tok1.",
      `x${token}`,
      `tok1.${token}`,
      "[[[[tok1.[tok1.",
      "sealed sealed1.mrn",
    ]) {
      const plain = [...text.matchAll(new RegExp(markerPattern, "g"))];
      expect(unitsIn(text)).toHaveLength(plain.length * 2);
    }
  });

  it("are what the pattern finds from left to right, whatever stands around them", () => {
    const piece = fc.constantFrom(
      "[",
      "]",
      "tok1.",
      "a",
      " ",
      "sealed",
      token,
      sealed,
      marker.redacted(),
      marker.limit("depth"),
      "[K",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const expected = [...text.matchAll(new RegExp(markerPattern, "g"))].flatMap((hit) => [
          hit.index,
          hit.index + hit[0].length,
        ]);
        expect(unitsIn(text)).toEqual(expected);
      }),
    );
  });
});

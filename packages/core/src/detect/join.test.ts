import { describe, expect, it } from "vitest";
import type { FindingKind } from "./detector.ts";
import { join } from "./join.ts";

type Row = [start: number, end: number, classification: FindingKind];

/** Joins findings, each of a detector called after its classification. */
function joined(...rows: Row[]): Row[] {
  const found = rows.map(([start, end, classification]) => ({ start, end, classification, detector: classification }));
  return join(found).map(({ start, end, classification, detector }) => {
    expect(detector).toBe(classification);
    return [start, end, classification];
  });
}

describe("findings", () => {
  it.each<[string, Row[], Row[]]>([
    ["none", [], []],
    ["one", [[2, 5, "mrn"]], [[2, 5, "mrn"]]],
    [
      "two apart",
      [
        [2, 5, "mrn"],
        [6, 8, "name"],
      ],
      [
        [2, 5, "mrn"],
        [6, 8, "name"],
      ],
    ],
    [
      "two that touch",
      [
        [2, 5, "mrn"],
        [5, 8, "name"],
      ],
      [
        [2, 5, "mrn"],
        [5, 8, "name"],
      ],
    ],
    [
      "two told in another order",
      [
        [6, 8, "name"],
        [2, 5, "mrn"],
      ],
      [
        [2, 5, "mrn"],
        [6, 8, "name"],
      ],
    ],
  ])("that do not overlap stay, in the order of the text: %s", (_, found, expected) => {
    expect(joined(...found)).toEqual(expected);
  });

  it.each<[string, Row[], Row[]]>([
    [
      "the first is longer",
      [
        [2, 8, "mrn"],
        [7, 10, "name"],
      ],
      [[2, 10, "mrn"]],
    ],
    [
      "the second is longer",
      [
        [2, 5, "mrn"],
        [4, 10, "name"],
      ],
      [[2, 10, "name"]],
    ],
    [
      "both are as long",
      [
        [2, 5, "mrn"],
        [4, 7, "name"],
      ],
      [[2, 7, "mrn"]],
    ],
    [
      "both stand in the same place",
      [
        [2, 5, "mrn"],
        [2, 5, "name"],
      ],
      [[2, 5, "mrn"]],
    ],
    [
      "one lies within the other",
      [
        [2, 9, "mrn"],
        [4, 6, "name"],
      ],
      [[2, 9, "mrn"]],
    ],
    [
      "the second is the longest of three",
      [
        [0, 5, "mrn"],
        [3, 10, "name"],
        [8, 14, "date"],
      ],
      [[0, 14, "name"]],
    ],
    [
      "the third is",
      [
        [0, 5, "mrn"],
        [3, 9, "name"],
        [8, 15, "date"],
      ],
      [[0, 15, "date"]],
    ],
    [
      "a longer one stands apart before them",
      [
        [0, 10, "mrn"],
        [20, 22, "name"],
        [21, 24, "date"],
      ],
      [
        [0, 10, "mrn"],
        [20, 24, "date"],
      ],
    ],
  ])("that overlap are one, as the longest is, the first of two as long: %s", (_, found, expected) => {
    expect(joined(...found)).toEqual(expected);
  });
});

import { describe, expect, test } from "vitest";
import { measureTexts } from "../../scripts/eval/texts.mjs";
import { finder, line } from "./marked.ts";

const figuresOf = (lines: object[], ...values: string[]): any => measureTexts(lines, finder(...values)).figures;

describe("recall", () => {
  const lines = [
    line("Ottoline Marrowby, SSN 900-12-3456", [
      ["Ottoline Marrowby", "NAME"],
      ["900-12-3456", "SSN"],
    ]),
    line("Quillon Marrowby came", [["Quillon Marrowby", "NAME"]]),
    line("nobody was there"),
  ];

  test("counts by type what is covered in full, and apart from it what is only touched", () => {
    expect(figuresOf(lines, "Marrowby", "900-12-3456").types).toEqual({
      NAME: { spans: 2, full: 0, part: 2 },
      SSN: { spans: 1, full: 1, part: 1 },
    });
    expect(figuresOf(lines, "Quillon Marrowby").types.NAME).toEqual({ spans: 2, full: 1, part: 1 });
  });

  test("adds the types up", () => {
    expect(figuresOf(lines, "Quillon Marrowby", "900-12").all).toEqual({ spans: 3, full: 1, part: 2 });
  });
});

describe("precision", () => {
  const lines = [
    line("Ottoline Marrowby of Saint Elsewhere, ticket 4711", [["Ottoline Marrowby", "NAME"]], ["Saint Elsewhere"]),
  ];

  test("takes a finding for right where it overlaps a label, for false where it overlaps nothing", () => {
    const { precision } = figuresOf(lines, "Ottoline", "4711");
    expect(precision).toEqual({ findings: 2, right: 1, falseBy: { "known-values": 1 } });
  });

  test("does not take a finding in an ignored stretch for false, nor one that is not there for a miss", () => {
    expect(figuresOf(lines, "Saint Elsewhere").precision).toEqual({ findings: 1, right: 1, falseBy: {} });
    const { all, precision } = figuresOf(lines, "Ottoline Marrowby");
    expect(all).toEqual({ spans: 1, full: 1, part: 1 });
    expect(precision).toEqual({ findings: 1, right: 1, falseBy: {} });
  });

  test("is not taken of a line whose PHI is labelled in part", () => {
    const message = [line("PID QX77190, ticket 4711", [["QX77190", "MRN"]], [], { recall_only: true })];
    const { all, precision } = figuresOf(message, "QX77190", "4711");
    expect(all).toEqual({ spans: 1, full: 1, part: 1 });
    expect(precision.findings).toBe(0);
  });
});

describe("hard negatives", () => {
  test("are altered where they have a finding; one with a span is none", () => {
    const lines = [
      line("bed 4711 is free", [], [], { hard_negative: true }),
      line("bed 12 is free", [], [], { hard_negative: true }),
      line("ask Ottoline about bed 4711", [["Ottoline", "NAME"]], [], { hard_negative: true }),
      line("room 4711"),
    ];
    expect(figuresOf(lines, "4711").hardNegatives).toEqual({ texts: 2, altered: 1 });
  });
});

test("misses are kept up to a number of each type, and none unless asked for", () => {
  const lines = [1, 2, 3].map(() =>
    line("Ottoline in Elsewhere", [
      ["Ottoline", "NAME"],
      ["Elsewhere", "GEO"],
    ]),
  );
  expect(measureTexts(lines, finder()).misses).toEqual({ NAME: [], GEO: [] });
  const { NAME, GEO }: any = measureTexts(lines, finder("Elsewhere"), 2).misses;
  expect(NAME).toHaveLength(2);
  expect(NAME[0]).toMatchObject({ start: 0, end: 8 });
  expect(GEO).toBeUndefined();
});

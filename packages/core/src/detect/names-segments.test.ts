import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { segmentName } from "./names-segments.ts";
import { createScanner } from "./scanner.ts";

const segments = marking(segmentName);
const rows = (texts: readonly string[]): [string][] => texts.map((text) => [text]);
const capitals = (count: number): string => "Q".repeat(count);
const word = (count: number): string => `Q${"u".repeat(count - 1)}`;

describe("a name as HL7v2 writes it", () => {
  it.each(
    rows([
      "<Quill^Ottoline>",
      "then, seen again: <QUILL^OTTOLINE>|",
      "<Quill^Ottoline^Moor> x",
      "<Quill^Ottoline^Moor^Jr^Dr^MD>^x",
      "<Quill^Ottoline^^^Dr> x",
      "<Quill^O> x",
      "<Quill^Ottoline^m> x",
      "<Qu^Ottoline>",
      "<Quill^Otto'Line-Ma’ria>",
      "<Quill^Que\u0301ll^Que\u0301ll>",
      "<Que\u0301ll^Ottoline>",
      "<Éll^Ottoline>",
      "<Quill^Ősz>",
      "<Quill^Élodie^Moor>",
      "<Quill^Ottoline>|X^Moor",
      "<Quill^Ottoline> x^Y",
      "5<Quill^Ottoline>",
      "a <Quill^Ottoline^>5",
      `(<${word(31)}^${word(31)}^${word(30)}>)`,
      `<Quill^${word(31)}>u`,
      `<Quill^Ottoline^${word(30)}>uu`,
    ]),
  )("is found: %s", (text) => {
    expect(segments(unmarked(text))).toBe(text);
  });

  it.each(
    rows([
      "^Ottoline",
      "|^Ottoline",
      "Q^Ottoline",
      "quill^Ottoline",
      "Quill^ottoline",
      "Quill^5",
      "Quill^",
      "Quill^^Ottoline",
      "Quill5^Ottoline",
      "Quill ^Ottoline",
      "Quill.^Ottoline",
      "Quill^ Ottoline",
      "'^Ottoline",
      `${word(32)}^Ottoline`,
    ]),
  )("is not seen in: %s", (text) => {
    expect(segments(text)).toBe(text);
  });

  it("is read from 31 characters before the sign, at most", () => {
    expect(segments(`${capitals(31)}^Ottoline`)).toBe(`<${capitals(31)}^Ottoline>`);
    expect(segments(`${capitals(33)}^Ottoline`)).toBe(`QQ<${capitals(31)}^Ottoline>`);
    expect(segments(`${capitals(60)}^Ottoline`)).toBe(`${capitals(29)}<${capitals(31)}^Ottoline>`);
  });

  it("is reported by the detector's own name", () => {
    expect(createScanner({ detectors: [segmentName] }).find("x Quill^Ottoline")).toEqual([
      { start: 2, end: 16, classification: "name", detector: "segment-name" },
    ]);
  });
});

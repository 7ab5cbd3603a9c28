import { expect, test } from "vitest";
import type { Finding } from "./detector.ts";
import { createStrict } from "./strict.ts";

/** A scanner that finds what a pattern does, and keeps what it was asked. */
function finding(pattern: RegExp, classification: Finding["classification"] = "name") {
  const asked: [text: string, isMarked: boolean | undefined][] = [];
  const { find } = createStrict((text, isMarked) => {
    asked.push([text, isMarked]);
    return [...text.matchAll(pattern)].map(({ index, 0: value }) => ({
      start: index,
      end: index + value.length,
      classification,
      detector: "known",
    }));
  });
  return { find, asked };
}

const nothing = /\b\B/g;
const unknown = (start: number, end: number): Finding => ({
  start,
  end,
  classification: "unknown",
  detector: "vocabulary",
});
const known = (start: number, end: number, classification: Finding["classification"] = "name"): Finding => ({
  start,
  end,
  classification,
  detector: "known",
});

test("a text without a finding is read once", () => {
  const { find, asked } = finding(nothing);
  expect(find("the request failed")).toEqual([]);
  expect(asked).toEqual([["the request failed", false]]);
});

test("the second pass reads the text as it is written, with its markers", () => {
  const { find, asked } = finding(/Ottoline|4711/g);
  expect(find("user zorblax for Ottoline left")).toEqual([unknown(5, 12), known(17, 25)]);
  expect(asked).toEqual([
    ["user zorblax for Ottoline left", false],
    ["user [REDACTED] for [REDACTED:name] left", true],
  ]);
});

test("what only the second pass finds has its place in the text, before a marker, behind and between", () => {
  const text = "the request: zorblax: the reply, zorblax: loaded";
  expect(finding(/request(?=: \[)/g, "mrn").find(text)).toEqual([
    known(4, 11, "mrn"),
    unknown(13, 20),
    unknown(33, 40),
  ]);
  expect(finding(/(?<=\])(?:: the|: loaded)/g, "mrn").find(text)).toEqual([
    unknown(13, 20),
    known(20, 25, "mrn"),
    unknown(33, 40),
    known(40, 48, "mrn"),
  ]);
});

test("a text that is never at rest is one finding", () => {
  const text = "the request failed";
  expect(finding(/(?<=^[^a-z]*)[a-z]/g).find(text)).toEqual([unknown(0, text.length)]);
});

test("beside a finding words are judged that would pass without it", () => {
  expect(finding(/request/g).find("the request Created it")).toEqual([known(4, 19)]);
});

test("what stands around markers and findings is judged, whatever their order", () => {
  const { find } = finding(/Ottoline/g);
  expect(find("zorblax [REDACTED:name]: zorblax")).toEqual([unknown(0, 7), unknown(25, 32)]);
  expect(find("[REDACTED:mrn], Ottoline, zorblax")).toEqual([known(16, 24), unknown(26, 33)]);
  expect(find("Ottoline, zorblax, [REDACTED:mrn], Ottoline")).toEqual([known(0, 8), unknown(10, 17), known(35, 43)]);
  expect(find("[REDACTED:mrn], [REDACTED:mrn], Ottoline, Ottoline, [REDACTED:mrn], zorblax")).toEqual([
    known(32, 40),
    known(42, 50),
    unknown(68, 75),
  ]);
});

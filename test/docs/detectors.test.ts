import { describe, expect, test } from "vitest";
import { detectorNames } from "../../packages/core/src/detect/built-in.ts";
import { detectorsPage, generateDetectorsPage, writeDetectorsPage } from "../../scripts/generate-detectors-doc.mjs";
import { names, readPage, readTable } from "./pages.ts";

describe("docs/reference/detectors.md", () => {
  test("is what the generator writes from the detectors", async () => {
    expect(readPage(detectorsPage)).toBe(await generateDetectorsPage());
  });

  test("lists every built-in detector in order", () => {
    const rows = readTable(detectorsPage, "Detectors");
    expect(rows.map(([name]) => names(name!)[0])).toEqual(detectorNames);
  });

  test("cannot be written where a detector has no docstring", () => {
    const nameless = { name: "vexmorn", classification: "mrn" };
    expect(() => writeDetectorsPage([nameless], new Map(), [], [])).toThrow("vexmorn has no docstring");
  });
});

import { describe, expect, it } from "vitest";
import { clinical } from "./clinical.ts";
import { marking, unmarked } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";

const marked = marking(clinical);

describe("what follows a diagnosis", () => {
  it.each([
    "diagnosis: <quixomitis>",
    "diagnosis:<quixomitis>",
    "diagnosis=<quixomitis>",
    "diagnosis = <quixomitis>",
    "diagnoses: <quixomitis and vorplosis>",
    "dx: <quixomitis>",
    "DX: <quixomitis>",
    "Diagnosis is: <quixomitis>",
    "dx was: <quixomitis>",
    'diagnosis": "<quixomitis>"',
    "diagnosis': '<quixomitis>'",
    '{\\"diagnosis\\":\\"<quixomitis>\\"}',
    "diagnosis:\t<quixomitis>",
    "diagnosis\t: <quixomitis>",
    "diagnosis: <q>",
    "diagnosis: <quixomitis of the vorple, left>; x",
    "diagnosis: <quixomitis>. x",
    "diagnosis: <quixomitis>\nx",
    'diagnosis: <quixomitis >" x',
    "diagnosis: <quixomitis >' x",
    "diagnosis: <quixomitis >\\n x",
    "diagnosis:\n<quixomitis>",
    "{'dx':'<quixomitis>'}",
    'dx\\": <quixomitis>',
    "diagnosis:  <quixomitis>",
    "diagnosis:\t \t<quixomitis>",
    `"dx":${" ".repeat(8)}"<quixomitis>"`,
    "diagnosis: <Quixom's vorplosis of the arm>. x",
    "{'dx': '<Quixom's vorplosis>'}",
    "dx: <ĀÉ'éÿ>' x",
    "dx: <quixom>'7",
    "dx: <quixom7>'s x",
    "dx: <quixom>''s x",
  ])("is found to the end of the sentence: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each([
    "diagnosis of quixomitis",
    "diagnosed: quixomitis",
    "dx quixomitis",
    "dx, quixomitis",
    "dx are: quixomitis",
    "dx  : quixomitis",
    "mydx: quixomitis",
    "dx:",
    "dx: ",
    "dx: ; x",
    "dx: .x",
    "dx: ' x",
    "dx: \\ x",
    'dx: "" x',
    "dx: \n x",
    "dx: \nx",
    `dx:${" ".repeat(9)}x`,
  ])("is nothing without a label, or an empty one: %j", (text) => {
    expect(marked(text)).toBe(text);
  });

  it("is found in 201 characters, and no more of it", () => {
    expect(marked(`dx: ${"q".repeat(201)}`)).toBe(`dx: <${"q".repeat(201)}>`);
    expect(marked(`dx: ${"q".repeat(202)}`)).toBe(`dx: <${"q".repeat(201)}>q`);
  });

  it("is clinical, found by `labelled-clinical`", () => {
    expect(createScanner({ detectors: [clinical] }).find("dx: quixomitis")).toEqual([
      { start: 4, end: 14, classification: "clinical", detector: "labelled-clinical" },
    ]);
  });
});

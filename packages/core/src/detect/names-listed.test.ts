import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { firstNames } from "./name-lists.ts";
import { listedName } from "./names-listed.ts";

const listed = marking(listedName);

describe("a name that begins with a first name of the list", () => {
  it.each([
    "male, <Elizabeth Quill>, seen",
    "male, <Elizabeth Q.>, seen",
    "male, <Elizabeth Q> was seen",
    "<Elizabeth M. Quill> x",
    "<Elizabeth M Quill-Moor> x",
    "<Mary-Elizabeth Quill> x",
    "<ELIZABETH QUILL> x",
    "<Elizabeth McQuill>'s chart",
    "<Elizabeth de la Quill> x",
    "<Elizabeth O'Quill> x",
    "<Will Quill> and <Rose Q.> came",
    "<Elizabeth Quill, MD> x",
    "<Elizabeth Quill II>, x",
    "for <Quill, Elizabeth> x",
    "<QUILL, ELIZABETH M.> x",
    "patient <Quill, Rose>",
    "called <Elizabeth>, who",
    "<Elizabeth> is well",
    "<Elizabeth>'s chart",
    "that is <Elizabeth>. Then",
    "<Elizabeth Quill Moor Brindle> Hallow",
    "<Elizabeth Quill> DOB 1",
    "<Max Quill> and <Max Q> came",
  ])("is found: %s", (text) => {
    expect(listed(unmarked(text))).toBe(text);
  });

  it.each([
    "elizabeth quill",
    "getElizabeth Quill",
    "a.Elizabeth Quill",
    "éElizabeth Quill",
    "Rose is a rose",
    "Will I go",
    "ELIZABETH was down",
    "[Elizabeth] up",
    "Elizabeth(3) Elizabeth=3 Elizabeth.js",
    "Elizabeth 28 Day Pack",
    "Parker's sign; Elizabeth's disease; Elizabeth syndrome",
    "Elizabeth Quill syndrome",
    "in Boston, Rose was",
    "Error, Rose was",
    "an error, Rose was",
    "x, Rose was",
    "Memory Size: 128 MB Max Memory Used: 69 MB",
  ])("is not seen in: %s", (text) => {
    expect(listed(text)).toBe(text);
  });

  it.each([
    ["Elizabeth Server", "<Elizabeth> Server"],
    ["Elizabeth API", "Elizabeth API"],
    ["Elizabeth QuillService", "<Elizabeth> QuillService"],
    ["Elizabeth Quill.js", "<Elizabeth> Quill.js"],
    ["Mary-elizabeth", "Mary-elizabeth"],
  ])("goes no further than it should: %s", (text, marked) => {
    expect(listed(text)).toBe(marked);
  });

  it("is found for every first name of the list", () => {
    fc.assert(
      fc.property(fc.constantFrom(...firstNames), (name) => {
        const written = `${name.charAt(0).toUpperCase()}${name.slice(1)} Quillfeather`;
        expect(listed(`seen: ${written}.`)).toBe(`seen: <${written}>.`);
      }),
    );
  });
});

describe("a word of plain English or an acronym", () => {
  it.each([
    ["acute Diabetes, Elizabeth came", "acute Diabetes, <Elizabeth> came"],
    ["with Zorvan, Elizabeth came", "with <Zorvan, Elizabeth> came"],
    ["gout, Zorvan, Elizabeth, seen", "gout, <Zorvan, Elizabeth>, seen"],
    ["FDA, ANN x", "FDA, ANN x"],
    ["ANN Zorvan was", "ANN Zorvan was"],
    ["Rocky Mountain fever", "Rocky Mountain fever"],
    ["Elizabeth system x", "Elizabeth system x"],
    ["Elizabeth biopsies", "Elizabeth biopsies"],
  ])("is no part of a name: %s", (text, marked) => {
    expect(listed(text)).toBe(marked);
  });
});

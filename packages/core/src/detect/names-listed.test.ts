import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { firstNames } from "./name-lists.ts";
import { listedName } from "./names-listed.ts";
import { createScanner } from "./scanner.ts";

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
    "<Elizabeth Mountain> was seen",
    "<ANNA Zorvan> was",
    "<ANN ZORVAN> was",
    "<Ann Zorvan> was",
    "<ELIZABETH LI> was",
    "a female, <Mary-Elizabeth Quill> x",
    "a female, <Mary-Elizabeth Q.> x",
    `<Mary-E${"l".repeat(23)} Quill> x`,
    "patient <LI, ELIZABETH> was",
    "patient <LI, ELIZABETH MOOR Q.> was",
    "<ZORVAN, ANN> x",
    "for <LI, Elizabeth> x",
    "gout, Zorva, <Quilmoor, Elizabeth>, seen",
    "Zorvan was <Quilmoor, Elizabeth>, seen",
    "a <Quil-Moor, Elizabeth> x",
    "a <O'Quilmoor, Elizabeth> x",
    "a <Que\u0301llmoor, Elizabeth> x",
    "a <Éllmoor, Elizabeth> x",
    "(<Zorvan, Elizabeth>)",
    "a café, <Elizabeth> came",
    "in 5, <Elizabeth> came",
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
    "for elizabeth Quill now",
    "for elizabeth Q. now",
    "Will Mountain was",
    "Rose Q was",
    "LI, ANN x",
    "ANN Zorvan was",
    `Mary-E${"l".repeat(24)} Quill x`,
    "Mary-5 Quill x",
    "Elizabeth-5",
    "LI, ANN was",
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

  it.each(
    [
      "",
      ":",
      ": ",
      "=",
      "(",
      "( ",
      '"',
      "'",
      "|",
      "| ",
      ">",
      "\n",
      "seen: ",
      "patient ",
      "a patient ",
      "pt ",
      "for ",
      "of ",
    ]
      .concat(["a case of ", "with ", "and with ", "by ", "seen by ", "By ", "a PATIENT "])
      .map((before) => [before]),
  )("may begin with a plain word behind: %s", (before) => {
    expect(listed(`${before}Mountain, Elizabeth was`)).toBe(`${before}<Mountain, Elizabeth> was`);
    expect(listed(`${before}MOUNTAIN, ELIZABETH was`)).toBe(`${before}<MOUNTAIN, ELIZABETH> was`);
  });

  it.each(["the ", "xfor ", "outpatient ", "for  ", "- ", ", ", "in ", "x", "(  ", "/", "@"].map((before) => [before]))(
    "begins with no plain word behind: %s",
    (before) => {
      expect(listed(`${before}Mountain, Elizabeth was`)).toBe(`${before}Mountain, <Elizabeth> was`);
    },
  );

  it.each(["Boston", "Server", "Q", "QuillService", "quilmoor", "Zorvan5", "Zorvan ", "a.Zorvan", "x@Zorvan"])(
    "begins with no surname in: %s, Elizabeth",
    (word) => {
      expect(listed(`for ${word}, Elizabeth was`)).toBe(`for ${word}, <Elizabeth> was`);
    },
  );

  it.each([
    ",",
    ";",
    ":",
    "?",
    "!",
    ")",
    "]",
    "\n",
    ".",
    ". Then",
    "'",
    "’",
    '"',
    "'s",
    "",
    " Then",
    "  was",
    " NaN",
    " - x",
    " «x",
  ])("may stand alone before: %s", (behind) => {
    expect(listed(`gave Elizabeth${behind}`)).toBe(`gave <Elizabeth>${behind}`);
  });

  it.each(
    "was is has had need needs who with at in on and or from for to said says came went present presents report reports live lives take takes got get gets will would can could should did does may might after because since about by as but if when today yesterday asked phoned"
      .split(" ")
      .map((word) => [word]),
  )("may stand alone before a word such as: %s", (word) => {
    for (const rest of [` ${word}`, ` ${word} x`, ` ${word}, x`]) {
      expect(listed(`gave Elizabeth${rest}`)).toBe(`gave <Elizabeth>${rest}`);
      expect(listed(`gave Rose${rest}`)).toBe(`gave Rose${rest}`);
    }
    expect(listed(`gave Elizabeth ${word}5`)).toBe(`gave Elizabeth ${word}5`);
    expect(listed(`gave ELIZABETH ${word}`)).toBe(`gave ELIZABETH ${word}`);
  });

  it.each([
    "(",
    "=",
    "/",
    "-",
    ".js",
    ".5",
    " (b)",
    " 5",
    " =5",
    " =x",
    " tray",
    " ted",
    " MRI",
    " éx",
    "5",
    "x",
    "_x",
  ])("does not stand alone before: %s", (behind) => {
    expect(listed(`gave Elizabeth${behind}`)).toBe(`gave Elizabeth${behind}`);
  });

  it("is reported under the detector's own name", () => {
    expect(createScanner({ detectors: [listedName] }).find("x Elizabeth Quill")).toEqual([
      { start: 2, end: 17, classification: "name", detector: "listed-name" },
    ]);
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

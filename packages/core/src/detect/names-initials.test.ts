import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { initialedName } from "./names-initials.ts";
import { createScanner } from "./scanner.ts";

const initialed = marking(initialedName);

describe("a name with an initial", () => {
  it.each([
    "for <Zorvan Q.>, 40",
    "for <Zorvan Q. Quilmor>, 40",
    "<Elizabeth Q.> was",
    "<Q. Zorvan> was seen",
    "<Zorvé Q.> was seen",
    "<Zorva’n Q.> was seen",
    "(<Q. Zorvan>)",
    "see:\n<Q. Zorvan>",
    "in <Q. Zorvan>?",
    "<A.Q. Zorvan> DOB",
    "patient <Z.Q.> was",
    "a 40-year-old man (<Z.Q.>, seen",
    "stopped in <Z.Q.>, 40yo F",
    "pregnancy? <Z.Q.> transferred to",
    "<Z.Q.>, 68yo F",
    "diff. <Zorvan Q.>",
    "<Zorvan-Ark Q.> was",
    "<O'Quilmor Q.> was",
    "<Xu Q.> was",
    "¿<Zorvan Q.> was",
    "“<Zorvan Q.> was",
    "•<Zorvan Q.> was",
    "\u2000<Zorvan Q.> was",
    "<Q. Arvan> was seen",
    "unit of <Q. Zorvan> x",
    "about Failure <Q. Zorvan> was",
    "<Zorvan Q.> ICU was",
    "<Zorvan Q. Ark Quilmor> Brindle was",
    "<Z.Q.> was there",
    "a 40F <Z.Q.> was",
    "a 40F, <Z.Q.> was",
    "a 40 M (<Z.Q.>) was",
    "a 102F <Z.Q.> was",
    "'<Zorvan Q.>' was seen",
    "patient said '<Zorvan Q.> was late'",
    "('<O'Quilmor Q.>')",
    "name = ''<Zorvan Q.>''",
    "<Zorvan Q.> type 2 diabetes",
  ])("is found: %s", (text) => {
    expect(initialed(unmarked(text))).toBe(text);
  });

  it.each([
    "vitamin D. Then",
    "vitamin D. Zorvan",
    "Hepatitis B.",
    "Type A. Consider",
    "Airplane A. is",
    "M. Kansasii is",
    "C. Difficile again",
    "Zorvan disease Q. is",
    "A. 1",
    "A. a",
    "A.",
    "x A. ",
    "3A. Zorvan",
    "the U.S. is",
    "patient I.V. given",
    "patient Z.Q.R. was",
    "x Z.Q. was",
    "x.Z.Q., 40yo",
    "a.Q., 40yo",
    ".Q. Zorvan",
    "/Zorvan Q.",
    "zorvan Q. was",
    "ZORVAN Q. was",
    "[Q. Zorvan",
    "Zorvan(Q. was",
    "e-Zorvan Q. was",
    "Zorvan\nQ. was",
    "x A.Q.,Zorvan x",
    "x Z.Q. chart 12",
    "x Z.Q. (chart 12",
  ])("is not seen in: %s", (text) => {
    expect(initialed(text)).toBe(text);
  });

  const lettered =
    "vitamin vit hepatitis hep type group stage class grade plan part influenza flu factor protein option appendix figure table serotype genotype lead arm cohort schedule category section step point bacillus phase ward room unit drug level zone zoster strain column version and or vs the a hemoglobin immunoglobulin streptococcus strep botulinum toxin";
  it.each(lettered.split(" "))("is not seen in a letter behind: %s", (word) => {
    expect(initialed(`x ${word} Q. Zorvan x`)).toBe(`x ${word} Q. Zorvan x`);
  });

  it("is a name, under the name of the detector", () => {
    expect(createScanner({ detectors: [initialedName] }).find("for Zorvan Q. x")).toEqual([
      { start: 4, end: 13, classification: "name", detector: "initialed-name" },
    ]);
  });

  it("has at most 26 letters before its initial", () => {
    const word = `Z${"orvaquilm".repeat(3)}`;
    expect(initialed(`x ${word.slice(0, 26)} Q. was`)).toBe(`x <${word.slice(0, 26)} Q.> was`);
    expect(initialed(`x ${word.slice(0, 27)} Q. was`)).toBe(`x ${word.slice(0, 27)} Q. was`);
    expect(initialed(`x ${word} Q. was`)).toBe(`x ${word} Q. was`);
  });

  it("is found after a word of any length that is none itself", () => {
    expect(initialed(`${"Z".repeat(40)} Q. Zorvan x`)).toBe(`${"Z".repeat(40)} <Q. Zorvan> x`);
  });
});

describe("two initials", () => {
  it.each([
    ..."patient patients pt pt. named case ours client mr mrs ms initials subject husband wife son daughter".split(" "),
    ..."mother father male female man woman boy girl F M".split(" "),
  ])("are found behind: %s", (word) => {
    expect(initialed(`a ${word} Z.Q. was`)).toBe(`a ${word} <Z.Q.> was`);
    expect(initialed(`a ${word}, Z.Q. was`)).toBe(`a ${word}, <Z.Q.> was`);
    expect(initialed(`(${word}: Z.Q. was`)).toBe(`(${word}: <Z.Q.> was`);
    expect(initialed(`a${word} Z.Q. was`)).toBe(`a${word} Z.Q. was`);
  });

  it.each([
    ..."40yo,40-yo,40 y/o,40yr,40 yrs,40-year-old,40 years,40M,40 F,102F,MRN 1,DOB 1,SSN 1,ID 1,who is,room 1".split(
      ",",
    ),
    ..."bed 1,living in,lives in,transferred to,presented,admitted,seen,evaluated,started,from,of".split(","),
  ])("are found before: %s", (behind) => {
    for (const gap of [" ", ",", ", ", " (", "; "]) {
      expect(initialed(`x Z.Q.${gap}${behind}`)).toBe(`x <Z.Q.>${gap}${behind}`);
    }
  });

  it.each("member chart acct account med medical patient unit insurance policy hospital record file".split(" "))(
    "are found with a comma or a bracket before: %s",
    (word) => {
      expect(initialed(`x Z.Q., ${word} 1`)).toBe(`x <Z.Q.>, ${word} 1`);
      expect(initialed(`(x Z.Q.) ${word} 1`)).toBe(`(x <Z.Q.>) ${word} 1`);
      expect(initialed(`x Z.Q. ${word} 1`)).toBe(`x Z.Q. ${word} 1`);
    },
  );
});

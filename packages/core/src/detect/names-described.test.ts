import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { describedName } from "./names-described.ts";
import { createScanner } from "./scanner.ts";

const described = marking(describedName);

describe("a name that is described behind", () => {
  it.each([
    "<Zorvan Quilmor>, 40yo F",
    "<Zorvan Quilmor> 40F with",
    "<Zorvan Quilmor> (40-year-old)",
    "for <Zorvan Ark Quilmor> | 58F",
    "<Elizabeth>, 40yo",
    "<Rose> (62 y/o)",
    "asthma - <Zorvan Quilmor>, MRN 4",
    "failure? <Zorvan Quilmor> transferred",
    "<Elizabeth Quilmor> transferred",
    "gout in <Zorvan Q. Quilmor> who was",
    "gout, <Zorvan Quilmor>, room 12",
    "<Zorvan Quilmor>, 102yo F",
    "<Zorvan Quilmor>:40yo F",
    "<Zorvan Quilmor> - who has gout",
    "<Zorvan O'Quilmor>, 40yo",
    "<Zorvan O’Quilmor>, 40yo",
    "<Zorvan Quil-Moor>, 40yo",
    "<Zorvan Quilmör>, 40yo",
    "<Élan Quilmor>, 40yo",
    "<Àlan Quilmor>, 40yo",
    "¿<Zorvan Quilmor>, 40yo",
    "“<Zorvan Quilmor>, 40yo",
    "•<Zorvan Quilmor>, 40yo",
    "\u2000<Zorvan Quilmor>, 40yo",
    "<Zorvan Ark Quilmor Brindle>, 40yo",
    "<Zorvan de Quilmor>, 40yo F",
    "<Zorvan Ark de la Quilmor>, 40yo F",
    "<Zorvan Ark Brindle van der Quilmor>, 40yo F",
    "<Zorvan Ark Brindle al Quilmor>, 40yo F",
    "gout in <van Quilmor Zorvan>, 40yo F",
    "<Zorvan van Quilmor> who has gout",
    "<Zorvan Quilmor>, 40-yom x",
    "<Elizabeth>, 40, F",
    "<Zorvan Quilmor> (40, male)",
    "<Zorvan Quilmor>, 40,F",
  ])("is found: %s", (text) => {
    expect(described(unmarked(text))).toBe(text);
  });

  it.each([
    "Zorvan, 40yo F",
    "Zorvan who was",
    "Zorvan Quilmor is not supported",
    "Heart Failure, 40yo",
    "Diabetes Mellitus who",
    "zorvan quilmor, 40yo",
    "Zorvan Quilmor, 4000yo",
    "Zorvan Quilmor 40 was",
    "Zorvan Quilmor40yo",
    "40yo F",
    "x, 40yo",
    " who was",
    "who",
    "4, who",
    "é who",
    "/Zorvan Quilmor who",
    "Zorvan Quilmor's test, who",
    "Zorvan Quilmor -- who has gout",
    "Zorvan Quilmor started up",
    "Zorvan Quilmor /yo",
    "Zorvan Quilmor, 40 - yo",
    "Zorvan Quilmor 40: y",
    "Zorvan Quilmor XR, 40yo",
    "Zorvan Quilmor/who has gout",
    "de Quilmor, 40yo",
    "Zorvan de, 40yo",
    "Zorvan dein Quilmor, 40yo",
    "Zorvan Quilmor, 40, yo",
    "Zorvan Quilmor, 4000, F with gout",
    "Zorvan Quilmor, 40: F with gout",
    "Zorvan Quilmor, male with gout",
    "Sprague Dawley female rats, 5 mg",
  ])("is not seen in: %s", (text) => {
    expect(described(text)).toBe(text);
  });

  it.each("yo y yr yrs year years f m yom yof male female".split(" "))("is found before an age in: %s", (unit) => {
    expect(described(`Zorvan Quilmor, 40 ${unit} x`)).toBe(`<Zorvan Quilmor>, 40 ${unit} x`);
    expect(described(`Zorvan Quilmor 40${unit} x`)).toBe(`<Zorvan Quilmor> 40${unit} x`);
  });

  it.each("van von der den de del della di da dos das du la bin ibn al el ter".split(" "))(
    "is found with the particle: %s",
    (particle) => {
      expect(described(`Zorvan ${particle} Quilmor, 40yo F`)).toBe(`<Zorvan ${particle} Quilmor>, 40yo F`);
    },
  );

  it.each("F M f m male female".split(" "))("is found before an age, a comma and the sex: %s", (sex) => {
    expect(described(`Zorvan Quilmor, 40, ${sex} x`)).toBe(`<Zorvan Quilmor>, 40, ${sex} x`);
  });

  it.each(
    "mrn dob ssn who transferred presented lives lived living presents reports reported needs missed developed admitted hospitalized underwent seen chart member account acct record med medical hospital patient pt insurance policy plan subscriber medicaid medicare group unit file phone ph tel cell room bed age aged said".split(
      " ",
    ),
  )("is found, where care is spoken of, before: %s", (word) => {
    expect(described(`gout: Zorvan Quilmor, ${word} x`)).toBe(`gout: <Zorvan Quilmor>, ${word} x`);
  });

  it("is a name, under the name of the detector", () => {
    expect(createScanner({ detectors: [describedName] }).find("Zorvan Quilmor, 40yo")).toEqual([
      { start: 0, end: 14, classification: "name", detector: "described-name" },
    ]);
  });

  it.each([
    [23, 21, "<first last third>"],
    [23, 22, "first <last third>"],
    [23, 23, "first <last third>"],
  ])("is read over 69 characters: words of %i, 23 and %i letters", (firstLetters, thirdLetters, marks) => {
    const words = { first: "Z", last: "Q", third: "X" };
    const letters = { first: firstLetters, last: 23, third: thirdLetters };
    const written = (text: string): string =>
      text.replace(/first|last|third/g, (key) => {
        const name = key as keyof typeof words;
        return words[name] + "orvaquilmo".repeat(3).slice(1, letters[name]);
      });
    expect(described(`x ${written("first last third")}, 40yo`)).toBe(`x ${written(marks)}, 40yo`);
  });

  it("is found within 70 characters only", () => {
    const long = `Zorvan${"a".repeat(80)} who was`;
    expect(described(long)).toBe(long);
    expect(described(`A ${"Zorva ".repeat(20)}Quilmor who has gout`)).toContain("Quilmor> who");
  });
});

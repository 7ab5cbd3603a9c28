import { describe, expect, it } from "vitest";
import { evidenceOf, isClinical, isEponym, isPlain, plainWord, readName } from "./name-evidence.ts";

describe("what speaks for a capitalised word being a name", () => {
  it.each([
    ["Elizabeth", "known"],
    ["Rose", "known"],
    ["Hill", "known"],
    ["Zorvanquil", "open"],
    ["Żorvanek", "open"],
    ["Zorva-Quilmor", "open"],
    ["O'Zorvan", "open"],
    ["Elizabeth-Zorva", "known"],
    ["Diabetes", "none"],
    ["Zorva-Diabetes", "none"],
    ["Hashimoto", "none"],
    ["Pylori", "none"],
    ["Zorvansii", "none"],
    ["Server", "none"],
    ["Airplane", "rare"],
    ["Airplane-Balked", "rare"],
    ["Q", "rare"],
  ])("%s is %s", (word, evidence) => {
    expect(evidenceOf(word)).toBe(evidence);
  });

  it.each([
    ["Elizabeth", "elizabeth"],
    ["Łucja", "lucja"],
    ["Søren", "soren"],
    ["Renée", "renee"],
  ])("%s is %s on the lists", (word, plain) => {
    expect(plainWord(word)).toBe(plain);
  });

  it("a plain word is no surname of a word that is a first name as well", () => {
    expect(isPlain("Mountain", 0)).toBe(true);
    expect(isPlain("Zorvan", 0)).toBe(false);
    expect(isPlain("1", 0)).toBe(false);
  });
});

describe("an eponym", () => {
  it.each([
    " disease",
    "'s disease",
    "’s tests",
    "' palsy",
    " chromosome",
    " Chest Pain Rule",
    " ankle rules",
    " syncope score",
  ])("is what ends in:%s", (rest) => {
    expect(isEponym(`Zorvan${rest}`, 6)).toBe(true);
  });

  it.each(["", " was seen", "'s chart", " was given the test", ", disease", " ankle disease"])(
    "is not what ends in:%s",
    (rest) => {
      expect(isEponym(`Zorvan${rest}`, 6)).toBe(false);
    },
  );
});

describe("a name of no list", () => {
  it.each([
    ["Zorvan Quilmor", 14, true],
    ["Zorvan Quilmor was", 14, true],
    ["Zorvan de la Quilmor, 40", 20, true],
    ["Zorvan Q. Quilmor.", 17, true],
    ["Zorvan Q.", 9, true],
    ["Zorvan V.Q., seen", 11, true],
    ["Żorva Quilmór-Ősz", 17, true],
    ["Zorvan Diabetes", 6, false],
    ["Zorvan", 6, false],
    ["Zorvan 4", 6, false],
    ["Zorvan Quilmor.js", 6, false],
    ["Zorvan Quilmor Arkanvel Yomber Drask", 30, true],
  ])("is read as far as it goes: %s", (text, end, full) => {
    expect(readName(text, 0)).toEqual({ end, words: expect.any(Number), known: false, full });
  });

  it.each(["Diabetes Zorvan", "Zorvan_x", "zorvan", "Airplane", "Q. ", "Zorvan Quilmor disease", "4"])(
    "is not read in: %s",
    (text) => {
      expect(readName(text, 0)).toBeUndefined();
    },
  );

  it("is not read within a word", () => {
    expect(readName("x.Zorvan Quilmor", 2)).toBeUndefined();
  });
});

describe("what two unknown words stand beside", () => {
  it.each([
    ["gout in Zorvan Quilmor", true],
    ["Zorvan Quilmor, 40 mg now", true],
    ["Zorvan Quilmor on lisinopril", true],
    ["connected to Zorvan Quilmor in 30 ms", false],
  ])("is clinical or not: %s", (text, isCare) => {
    const start = text.indexOf("Zorvan");
    expect(isClinical(text, start, start + 14)).toBe(isCare);
  });
});

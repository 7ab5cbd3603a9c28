import { describe, expect, it } from "vitest";
import { seasonDate } from "./dates-season.ts";
import { marking, unmarked } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";

const marked = marking(seasonDate);

describe("a season of a year", () => {
  it.each(["spring", "summer", "autumn", "fall", "winter", "Summer", "WINTER"])("is found: %s", (season) => {
    for (const year of [" 2021", " of 2021", ", 2021", " '21", ", '21", " '2021", " 1899", " 2020-21", " 2020/21"]) {
      expect(marked(`died ${season}${year} x`)).toBe(`died <${season}${year}> x`);
    }
  });
  it.each([
    "died summer 2021.5",
    "died summer 20210",
    "died summer 1721",
    "died summer '215",
    "died summer 21",
    "died midsummer 2021",
    "died summers 2021",
    "died summer",
  ])("is left in: %s", (text) => expect(marked(text)).toBe(text));
});

describe("a quarter of a year", () => {
  it.each([
    "died <Q1 2022>, <Q2 of 2022>, <Q3, 2022>",
    "died <Q4-2022>, <Q4/2022>, <Q1'2022>, <q22022>",
    "died <Q1 '22>, <Q2'22>, <Q3-'22>",
    "died <2022 Q1>, <2022Q2>, <2022-Q3>, <1999 Q4>, <1899-Q4>",
    "died 2020 <Q32021> x",
    "died in <the first quarter of 2022> x",
    "died in <second quarter 2022> x",
    "died in <the second quarter 2022> x",
    "died in <third quarter '22>, <fourth quarter 2022> x",
    "died in <the last quarter 2022>, <1st quarter 2022> x",
    "died in <2nd quarter 2022>, <3rd quarter 2022>, <4th quarter 2022> x",
    "died in <THE FIRST QUARTER 2022>",
    "died in xfirst <quarter 2022> x",
    "died in 4first <quarter 2022> x",
    "died in fifth <quarter 2022> x",
    "stay in the first bad <quarter 2022>",
    "<first quarter 2022> admission",
    "her stay, the first <winter 2022> x",
  ])("is found in: %s", (text) => expect(marked(unmarked(text))).toBe(text));
  it.each([
    "died Q5 2022",
    "died Q0 2022",
    "died 2022 Q5",
    "died 2022.Q3",
    "died 2022 Q3a",
    "died 2022 Q3.5",
    "died 2022 Q34",
    "died 1722 Q3",
    "died 12 Q3",
    "died Q3 22",
    "died Q3.2022",
    "died 2022 Q 3",
  ])("is left in: %s", (text) => expect(marked(text)).toBe(text));
});

describe("a word of birth, death, stay or operation", () => {
  const nouns = [
    ..."birth death stay admission readmission discharge hospitalization hospitalisation".split(" "),
    ..."surgery operation transplant transplantation".split(" "),
  ];
  const others = [
    ..."born birthdate birthday dob died deceased stayed admit admits admitted readmit".split(" "),
    ..."readmits readmitted discharged hospitalized hospitalised operated transplanted".split(" "),
    "passed away",
  ];
  it.each([...nouns, ...others])("makes a person's time of it from before: %s", (word) => {
    expect(marked(`she, ${word} in the summer 2022 x`)).toBe(`she, ${word} in the <summer 2022> x`);
    expect(marked(`${word.toUpperCase()} summer 2022`)).toBe(`${word.toUpperCase()} <summer 2022>`);
    expect(marked(`x${word} summer 2022, ${word}x winter 2022`)).toBe(`x${word} summer 2022, ${word}x winter 2022`);
  });
  it.each(nouns)("makes a person's time of it from behind: %s", (word) => {
    expect(marked(`the summer 2022 ${word} x`)).toBe(`the <summer 2022> ${word} x`);
    expect(marked(`Q3 2022, ${word.toUpperCase()}`)).toBe(`<Q3 2022>, ${word.toUpperCase()}`);
    expect(marked(`the summer 2022 ${word}s`)).toBe(`the summer 2022 ${word}s`);
    expect(marked(`the summer 2022 of ${word}`)).toBe(`the summer 2022 of ${word}`);
  });
  it.each([".", ";", "!", "?", "\n"])("says nothing across %j", (end) => {
    expect(marked(`she died${end} In summer 2022`)).toBe(`she died${end} In summer 2022`);
  });
  it("says nothing from farther than 40 characters", () => {
    expect(marked(`died${" ".repeat(40)}summer 2022`)).toBe(`died${" ".repeat(40)}<summer 2022>`);
    expect(marked(`died${" ".repeat(41)}summer 2022`)).toBe(`died${" ".repeat(41)}summer 2022`);
  });
});

it("says which detector found a season", () => {
  const { find } = createScanner({ detectors: [seasonDate] });
  expect(find("died fall 2021")).toEqual([{ start: 5, end: 14, classification: "date", detector: "season-date" }]);
});

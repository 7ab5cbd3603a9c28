import { describe, expect, it } from "vitest";
import { age, labelledAge, spelledAge } from "./age.ts";
import { createScanner } from "./scanner.ts";
import { createSweep } from "./sweep.ts";

const sweep = createSweep([age, labelledAge, spelledAge]);

/** The text with the first finding between `<` and `>`. */
function marked(text: string): string {
  const found: [start: number, end: number][] = [];
  sweep(text, (_detector, start, end) => found.push([start, end]));
  if (found.length === 0) return text;
  const start = Math.min(...found.map(([from]) => from));
  const end = Math.max(...found.map(([, to]) => to));
  return `${text.slice(0, start)}<${text.slice(start, end)}>${text.slice(end)}`;
}

const found = [
  "a <93-year-old> man",
  "<93 years old>",
  "<93 yr. old> x",
  "<90 years of age>",
  "<93years old>",
  "<93 yrs young>",
  "<94 yo> f",
  "<94yo> f",
  "<94 y.o>. f",
  "<102 y/o> f",
  "<92-y-o> f",
  "<93yM> x",
  "<93 y/o> male",
  "<93 year male>",
  "<93yr F>, fell",
  "<90-95 years old>",
  "<90 to 95 years old>",
  "<90to 95 years old>",
  "<93 years  old>",
  "<125 years old>",
  "her <95th birthday>",
  "in her <90s>",
  "in his early <90s>,",
  "Her <90s> were quiet",
  "in her mid<Nineties>",
  "aged <93>",
  "age <91>, fell",
  "age: <95>",
  "Age (years): <95>",
  "Age/Sex: <93>/F",
  '"age": <101>',
  '{\\"patientAge\\":\\"<101>\\"}',
  "age_years=<120>",
  "age was '<93>' x",
  "ages <90> and 12",
  "turned <90>.",
  "turning <90> in May",
  "age(years)=<95>",
  "ageYears: <95>",
  "age_year: <95>",
  "age: <93>F",
  "age <93> (#12)",
  "age <93>-4 weeks",
  "Max, age <93>, fell",
  "<ninety-three years old>",
  "a <ninety-year-old>",
  "aged <ninety-two>,",
  "turned <ninety> in",
  "she was aged <ninety>",
  "aged <ninety-three years old>",
  "at age <ninety>",
  "<one hundred and two years old>",
  "<a hundred years old>",
  "man of <a hundred years old>",
  "gone <hundred years old>",
  "<a hundred-year-old>",
  "a (<hundred-year-old>)",
  "<one hundred two years old>",
  "<one hundred and twenty-two years old>",
  "almost <hundred years old>",
  "in her <nineties>",
  "a <nonagenarian>; ",
  "two <centenarians>",
];

const left = [
  "a 34-year-old man",
  "a 12-year-old, 19 years old",
  "89 years old",
  "126 years old, 200 years old",
  "aged 45, age 89, age: 9",
  "90+ years, age 90+, aged 90 or older, age 90 and over",
  "95 rows, 93, 93 years, 912 yo",
  "max-age=100, max_age=93, maxAge=100, cacheAge: 95",
  "item93 years old, part93-year-old, step93 yo",
  "her cat lived in 90s, her 93 tablets",
  "Age: 95s, age=93 ms, age 95 seconds, age 93%",
  "age 93.5, age 93-95-2, age x93, age 1234",
  "the 90s, in the late 90s, 90s timeout",
  "aged well, turned off, turned 92 degrees",
  "turned away ninety people, imaged ninety cells",
  "ninety percent, ninety nodes, the nineties, a hundred rows",
  "103 Main",
];

describe("ages over 89", () => {
  it.each(found)("finds %s", (text) => expect(marked(text.replace(/[<>]/g, ""))).toBe(text));
  it.each(left)("leaves %s", (text) => expect(marked(text)).toBe(text));
});

describe("a number with a unit behind it", () => {
  const units =
    "s ms us ns sec secs second seconds min minute minutes h hour hours d day days degree degrees row rows b kb mb gb percent";
  it.each(units.split(" "))("is no age: 95 %s", (unit) => {
    const text = `age 95 ${unit}, age 95${unit}`;
    expect(marked(text)).toBe(text);
  });

  it.each(["years", "of them", "x"])("is an age where the unit is none of these: 95 %s", (unit) => {
    expect(marked(`age 95 ${unit}`)).toBe(`age <95> ${unit}`);
  });

  it.each(["or older", "and older", "or over", "and above", "or up"])("is what Safe Harbor allows: 90 %s", (more) => {
    const text = `age 90 ${more}, age 90${more}`;
    expect(marked(text)).toBe(text);
  });
});

it.each([
  ["93 years old", age],
  ["aged 93", labelledAge],
  ["nonagenarian", spelledAge],
])("%s is found as an age, under the name of the detector", (text, detector) => {
  expect(createScanner({ detectors: [detector] }).find(text)).toEqual([
    { start: detector === labelledAge ? 5 : 0, end: text.length, classification: "age", detector: detector.name },
  ]);
});

it("the detectors of ages have the names that `disable` takes", () => {
  expect([age.name, labelledAge.name, spelledAge.name]).toEqual(["age", "labelled-age", "spelled-age"]);
});

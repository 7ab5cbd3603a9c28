import { describe, expect, it } from "vitest";
import { numericDate } from "./dates.ts";
import { marking, unmarked } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";
import { createSweep } from "./sweep.ts";

const marked = marking(numericDate);
const words = (text: string): string[] => text.split(" ");

/** They make a date of numbers that are as often a version. */
const personal = words(
  "today seen visit visited born dob birth birthdate birthday died admit admitted admission discharge discharged examined surgery operated diagnosed dx appointment appt",
);
const others = words(
  "date dated since until through exam procedure follow-up followup f/u scheduled reviewed treated started stopped due on from between",
);
/** What may stand between the word and the numbers. */
const joined = [":", "=", '":', "'=", " on", " of", " in", " is", " was", ""];
const opened = [" ", ' "', " '", " (", "("];

describe("a date in numbers that are as often a version", () => {
  it.each(personal)("is found behind %s", (word) => {
    expect(marked(`was ${word} 4.3.61 here`)).toBe(`was ${word} <4.3.61> here`);
    expect(marked(`${word.toUpperCase()} 4.3.61 here`)).toBe(`${word.toUpperCase()} <4.3.61> here`);
  });
  it.each(joined.flatMap((one) => opened.map((other) => one + other)))("is found behind dob%s", (between) => {
    expect(marked(`dob${between}4.3.61`)).toBe(`dob${between}<4.3.61>`);
  });
  it.each([
    "today runs 4.3.61",
    "reseen 4.3.61",
    "seen for 4.3.61",
    "seen, 4.3.61",
    "seen; on 4.3.61",
    'dob";4.3.61',
    "dobx:4.3.61",
    "seen *4.3.61",
    "seen  4.3.61",
    ...others.map((word) => `${word} 4.3.61`),
  ])("is left in: %s", (text) => expect(marked(text)).toBe(text));
});

describe("a month and a day", () => {
  it.each([...personal, ...others, "examined"])("are found behind %s", (word) => {
    expect(marked(`was ${word} 3/4 here`)).toBe(`was ${word} <3/4> here`);
    expect(marked(`${word.toUpperCase()} 3/4 here`)).toBe(`${word.toUpperCase()} <3/4> here`);
  });
  it.each([...joined, " for"].flatMap((one) => opened.map((other) => one + other)))(
    "are found behind dob%s",
    (between) => expect(marked(`dob${between}3/4`)).toBe(`dob${between}<3/4>`),
  );
  it.each([
    "on the 3/4",
    "upon 3/4",
    "on at 3/4",
    "on, 3/4",
    'dob";3/4',
    "on  3/4",
    "on *3/4",
    "03/04 done",
    "since 3-4-x",
    "on 3/4/x",
    "on 3/45",
    "on 3/4,5",
    "on 3/4.5",
    "on 3/4:5",
    "on 3/4-5",
    "on 3/4%",
    "on 3/4 %",
    "on 3/4 of",
    "on 3/4of",
    "on 3/4 nodes",
    "on 3/4nodes",
    "on 3/32",
    "on 32/3",
    "on 13/13",
  ])("are left in: %s", (text) => expect(marked(text)).toBe(text));
  it.each([
    "on <3/4>, 5 km",
    "on <3/4>. She",
    "on <3/4>: well",
    "on <3/4> 5 h later",
    "on <3/4> often",
    "on <3/4> she",
    "on <12/31>, on <31/12>",
  ])("are found in: %s", (text) => expect(marked(unmarked(text))).toBe(text));
});

describe("a month and a year", () => {
  it.each([
    "since <2021-03> x",
    "since <2021-12> x",
    "since <2021/03> x",
    "since <3-2021> x",
    "since <12/1800> x",
    "<03/2021> x",
    "<01/2099>, <09/2021>",
  ])("are found in: %s", (text) => expect(marked(unmarked(text))).toBe(text));
  it.each([
    "03-2021 x",
    "3/2021 x",
    "12/2021 x",
    "a03/2021",
    "Z03/2021",
    "/03/2021",
    "since 2021/3",
    "since 2021/0003",
    "since 2021.03.x",
    "since 2021-00",
    "since 2021-13",
    "since 00/2021",
    "since 13/2021",
    "since 3/1799",
    "since 3/2100",
    "since 1799-03",
    "since 2100-03",
    "since 3/20210",
    "since 3.2021",
    "since 2021.03",
  ])("are left in: %s", (text) => expect(marked(text)).toBe(text));
});

describe("a date of three numbers", () => {
  it.each([
    "x <3/4/1800> y",
    "x <3/4/2099> y",
    "<1/1/2021>, <12/31/2021>, <31/12/2021>",
    "<2021-01-01>, <2021-12-31>, <1961-3-4>, <2021-3-14>, <2021-12-4>",
    "<1961.03.04>, <1961.12.31>",
    "<4.3.1961> 5 mg",
    "<4.3.1961>. x",
    "<3/4/2021>/ x",
    "<3/4/2021>. x",
    "<3/4/2021>- x",
    "<3/4/61> x",
    "<3-4-61>.",
    "a_<3/4/2021>_b",
  ])("is found in: %s", (text) => expect(marked(unmarked(text))).toBe(text));
  it.each([
    "x 3/4/1799 y",
    "x 3/4/2100 y",
    "x 0/5/2021 y",
    "x 5/0/2021 y",
    "x 5/32/2021 y",
    "x 13/13/2021 y",
    "x 2021-00-05 y",
    "x 2021-05-00 y",
    "x 2021-13-05 y",
    "x 2021-05-32 y",
    "x 2021-05-321 y",
    "x 1799-05-05 y",
    "x 4.3.61 y",
    "x 1961.3.4 y",
    "x 1961.3.14 y",
    "x 1961.13.14 y",
    "x 3/0012/2021 y",
    "x 3/4-2021 y",
    "x 3/4/202 y",
    "x 3/4/20211 y",
    "x 3/4/61a y",
    "x 3/4/61Z y",
    "at 1.2.2020.4 y",
    "x 3/4/2021/5 y",
    "x 3/4/2021.5 y",
    "x 3/4/2021-5 y",
    "x 5/3/4/2021 y",
    "x 9.4.3.1961 y",
    "x 9-3-4-1961 y",
    "x 1-1961-3-4 y",
    "x 1-1961-03-04 y",
    "x 3-4-5/6/2021 y",
    "x 3/4/6/7/2021 y",
  ])("is left in: %s", (text) => expect(marked(text)).toBe(text));
});

describe("a range of days", () => {
  const joints = ["-", " - ", "- ", " -", "&", " & ", " to ", " thru ", " through ", " until ", " till ", " and "];
  it.each(joints)("is found joined by %j", (joint) => {
    expect(marked(`x 3/4${joint}5/6/2021 y`)).toBe(`x <3/4${joint}5/6/2021> y`);
    expect(marked(`x 3/4${joint}5/6/21 y`)).toBe(`x <3/4${joint}5/6/21> y`);
    expect(marked(`x 3/4${joint}7/2021 y`)).toBe(`x <3/4${joint}7/2021> y`);
    expect(marked(`x 3/4/2021${joint}5/6/2021 y`)).toBe(`x <3/4/2021${joint}5/6/2021> y`);
  });
  it.each([
    "x <3/4/2021-05/06/1899> y",
    "<2021-03-04/2021-03-10>, <2021-03-04-2021-03-10>",
    "<3/4/2021> or <5/6/2021>",
    "<3/4/2021> at 5/6",
  ])("is found in: %s", (text) => expect(marked(unmarked(text))).toBe(text));
});

it("says which detector found a date", () => {
  const { find } = createScanner({ detectors: [numericDate] });
  expect(find("1961-03-04")).toEqual([{ start: 0, end: 10, classification: "date", detector: "numeric-date" }]);
});

it("may be found in a part of a text that holds none", () => {
  const sweep = createSweep([numericDate]);
  sweep("x 3/4/2021.5", () => expect.fail("no date"));
  expect(sweep.isQuiet(0, 2)).toBe(true);
  expect(sweep.isQuiet(0, 10)).toBe(false);
});

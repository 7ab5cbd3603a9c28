import { describe, expect, it } from "vitest";
import { monthDate } from "./dates-prose.ts";
import { marking, unmarked } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";

const marked = marking(monthDate);
const words = (text: string): string[] => text.split(" ");
const names = words(
  "Jan January Feb February Mar March Apr April May Jun June Jul July Aug August Sep Sept September Oct October Nov November Dec December",
);
const ordinals = [
  ..."first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" "),
  ..."thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(" "),
  ...["twenty-first", "twenty second", "twenty-ninth", "thirtieth", "thirty-first", "thirty first"],
];

describe("a month's name", () => {
  it.each(names)("makes a date of what stands around it: %s", (name) => {
    for (const one of [name, name.toUpperCase()]) {
      expect(marked(`x ${one} 12, 2023 y`)).toBe(`x <${one} 12, 2023> y`);
      expect(marked(`x 12 ${one} 2023 y`)).toBe(`x <12 ${one} 2023> y`);
      expect(marked(`x ${one} 12 y`)).toBe(`x <${one} 12> y`);
      expect(marked(`x 12 ${one} y`)).toBe(`x <12 ${one}> y`);
    }
    expect(marked(`x ${name.toLowerCase()} 12, 2023 y`)).toBe(`x <${name.toLowerCase()} 12, 2023> y`);
    expect(marked(`x ${name} y, a ${name}, some ${name}s`)).toBe(`x ${name} y, a ${name}, some ${name}s`);
  });

  it.each(words("may mar march sep dec jan jun"))("is as often another word in small letters: %s", (name) => {
    for (const text of [`x ${name} 4 y`, `x 4 ${name} y`, `3 and 5 ${name} y`, `3rd of 1961: ${name} 4 y`]) {
      expect(marked(text)).toBe(text);
    }
    for (const text of [
      `x <${name} 4th> y`,
      `x <4th ${name}> y`,
      `x <${name} 4, 1961> y`,
      `x <${name} 4, 2061> y`,
      `x <${name} 4 '22> y`,
      `x <${name} fourth> y`,
      `x <${name} twelfth> y`,
    ]) {
      expect(marked(unmarked(text))).toBe(text);
    }
  });
  it.each(
    words("january february feb apr april june jul july aug august sept september oct october nov november december"),
  )("is one in small letters: %s", (name) =>
    expect(marked(`x ${name} 4 y, 4 ${name} y`)).toBe(`x <${name} 4> y, <4 ${name}> y`),
  );
});

describe("a day in letters", () => {
  it.each(ordinals)("is found: %s", (day) => {
    expect(marked(`on April ${day}, 2021 x`)).toBe(`on <April ${day}, 2021> x`);
    expect(marked(`on April ${day} x`)).toBe(`on <April ${day}> x`);
    expect(marked(`on the ${day} of April x`)).toBe(`on the <${day} of April> x`);
    expect(marked(`on the ${day} day of the month of April x`)).toBe(`on the <${day} day of the month of April> x`);
  });
  it.each(["April firsthand x", "April tenths x", "a second kind of April", "- kind of April -"])(
    "is left in: %s",
    (text) => expect(marked(text)).toBe(text),
  );
});

describe("a date with a month's name", () => {
  it.each([
    "THE <4TH DAY OF MARCH, 1961>",
    "THE <12TH TO THE 15TH OF APRIL>",
    "the <12TH TO 15TH APRIL>",
    "the <3rd until 5th April>; the <3rd and 5th April>; the <3rd or 5th April>",
    "the <3rd through 5th April>; <3rd thru 5th April>; <3 till 5 April>; <3/5 April>",
    "<1999 April 12> x",
    "in <2022 April 12> x",
    "in <2022.Apr.12> x",
    "in <2022, April 12> x",
    "<2022, 12 April> x",
    "in 2022,<April 12> x",
    "in 1799, <April 12>, 12022, <April 12> x",
    "in 2022 , <April 12>; 2022,, <April 12> x",
    "x 1999-1 <12 April> y",
    "in <2022/Apr/12> x",
    "12341999 <April 12>",
    "12022 <April 12> x",
    "x <2022 12 April> y",
    "x <12 Apr 1800> y",
    "<12 Apr> 2021a",
    "<12 Apr> 2021z x",
    "<12 Apr> 2021A x",
    "x <12 Apr> 2021Z x",
    "x <12 Apr> 2021a x",
    "[<12 Apr 2021>] x",
    "{<12 Apr 2021>} x",
    "<12   April> x",
    "x-<12 April>-y",
    "dob:<12 April> x",
    "x:<4 feb>:y",
    "was due<4October> x",
    "was dob<12Apr1961> x",
    "was dob<2022-Apr-12>, dob<1961/Apr/4>, dob<1861 Apr 12> x",
    "seen <Apr 12> 10:30 in clinic",
    "<Apr 12>, 10 x",
  ])("is found in: %s", (text) => expect(marked(unmarked(text))).toBe(text));

  it.each([
    "build 2022 April done",
    "- 45 April - ",
    "12    April x",
    "April 12, 2021x",
    "April 12, 2021Z",
    "the 1ab12Apr1961 x",
    "release2022-Apr x",
    "the 1ab2022-Apr-12 x",
    "the d2022-Apr-12 x",
    "the dob2022-Apr-12a x",
    "the 1due4October x",
    "the d4October x",
    "4feb:ae7b x",
    "x 4feb:8086 y",
    "x-4feb-y",
    "ab:4feb x",
    "8086:4feb x",
    "x-4feb-",
    "Apr 12 10:30:15 host",
    "123 April, 1.12 April, 1:12 April",
    "x4xx April 4xst April x",
  ])("is left in: %s", (text) => expect(marked(text)).toBe(text));
});

describe("a month alone", () => {
  const placing = words("last next this past since until in during by early late");
  it.each(placing)("is found behind %s", (word) => {
    for (const name of names.filter((one) => one.length > 3 || one === "May")) {
      expect(marked(`x ${word} ${name} y`)).toBe(`x <${word} ${name}> y`);
    }
    expect(marked(`x${word} July y, ${word} of July, ${word}  July`)).toBe(
      `x${word} July y, ${word} of July, ${word}  July`,
    );
  });
  it.each(["<mid-July>, <mid July> x", "<In July> she", "x, <SINCE August> y"])("is found in: %s", (text) =>
    expect(marked(unmarked(text))).toBe(text),
  );
  it.each(["seen in our July", "in july", "in JULY", "in Jul", "in Mar", "on July", "mid, July", "within July"])(
    "is left in: %s",
    (text) => expect(marked(text)).toBe(text),
  );
});

it("says which detector found a date", () => {
  const { find } = createScanner({ detectors: [monthDate] });
  expect(find("4 March 1961")).toEqual([{ start: 0, end: 12, classification: "date", detector: "month-date" }]);
});

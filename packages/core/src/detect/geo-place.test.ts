import { describe, expect, it } from "vitest";
import { cityAndState, county, listedPlace } from "./geo-place.ts";
import { stateCodes, stateNames } from "./geo-words.ts";
import { marking, unmarked } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";

const listed = marking(listedPlace);
const states = marking(cityAndState);
const counties = marking(county);

describe("a town of the list", () => {
  it.each([
    "a man from <Boston>",
    "in <Boston, MA>, seen",
    "near <Boston, Massachusetts 02115>.",
    "our <Dallas clinic> x",
    "the <Dallas> team",
    "<Los Angeles> traffic",
    "in <St. Louis> x",
    "to <BOSTON> x",
    "<Boston, MA> x",
    "of <New York City> x",
    "in <Boston>. Then",
    "in <Boston>: then",
    "in <Boston>-5 x",
    "in <Rio de Janeiro> x",
    "in <MIAMI> x",
    "in <Bari> x",
    "in <Port-au-Prince>; x",
    "in <Coeur d'Alene> x",
    "<Boston Massachusetts> x",
  ])("is found where a place is meant: %s", (text) => {
    expect(listed(unmarked(text))).toBe(text);
  });

  it("is found by every scanner that is made", () => {
    expect([1, 2].map(() => marking(listedPlace)("in Boston"))).toEqual(["in <Boston>", "in <Boston>"]);
  });

  it.each([
    "Boston said",
    "in boston",
    "in Texas",
    "from Canada",
    "in Boston.js and Boston_x",
    "America/Boston",
    "in BARI",
    "in Boston's x",
    "in New things",
    "Saint then",
    "to Los angeles",
    "in New Yerk x",
    "in Boston-based x",
    "in Boston=x",
    "in Boston(x",
    "in Boston@x",
    "in Boston\\x",
    "in Boston/x",
    "in Boston’s x",
    "in Boston5 x",
    "in Boston.5 x",
    "in Boston:x",
    "at x Tucson said",
    "x/Boston, MA y",
  ])("is not seen in: %s", (text) => {
    expect(listed(text)).toBe(text);
  });
});

describe("what says that a town is meant", () => {
  it("is a preposition before it", () => {
    const words = "in at from near to of by around outside visited visiting our the downtown greater In THE";
    for (const word of words.split(" ")) {
      for (const text of [
        `${word} <Tucson> x`,
        `(${word} <Tucson>. x`,
        `"${word} <Tucson>"`,
        `'${word} <Tucson> x`,
        `[${word} <Tucson>]`,
        `x ${word}\n<Tucson> x`,
      ]) {
        expect(listed(unmarked(text))).toBe(text);
      }
    }
    expect(listed("xin Tucson x")).toBe("xin Tucson x");
  });

  it("is an office behind it", () => {
    const words =
      "clinic office facility branch campus location site practice hospital pharmacy center lab area resident residents home Clinic";
    for (const word of words.split(" ")) {
      const text = `<Tucson ${word}> x`;
      expect(listed(unmarked(text))).toBe(text);
      expect(listed(`Tucson ${word}x`)).toBe(`Tucson ${word}x`);
    }
  });

  it("is a state behind it, whichever it is", () => {
    for (const text of ["<Tucson, AZ> x", "<Tucson AZ> x", "<Tucson, Arizona> x", "<Tucson, USA> x"]) {
      expect(listed(unmarked(text))).toBe(text);
    }
  });
});

describe("a city with its state", () => {
  it.each([
    "in <Fallow Hills, MA> x",
    "<Fallow Hills, MA 01234> x",
    "<Fallow MA 01234-5678> x",
    "x <Boston, MA>, y",
    "from <Fallow, New Hampshire> x",
    "x <Boston, Massachusetts>, y",
    "(<Boston,MA>)",
    "in <Fallow,\nMA> x",
    "in <Fallow\nMA> x",
    "in <Fallow,\n MA> x",
    "in <Od,MA> x",
    "in <Fállow Hills, MA> x",
    "in <O'Fallow Hills, MA> x",
    "in <Odd-Fallow Hills, MA> x",
    "in <St. Fallow, MA> x",
    "x <Odd Quill Moor Fallow, MA 01234> y",
    "Odd <Odd Quill Moor Fallow, MA 01234> y",
    "Q·x <Fallow, MA 01234> y",
    "x <Fallow, MA  01234> y",
    "x <Fallow, MA, 01234> y",
    "was in <Fallow, MA> x",
    "was <Fallow, West Virginia> x",
    "<Fallow, District of Columbia 20001> x",
    "<Fallow, Ohio 43001-5678> x",
    "<Fallow Ohio 43001>",
    `Q${"u".repeat(20)} <${`Q${"u".repeat(20)} `.repeat(3).trim()}, MA 01234> x`,
  ])("is found whatever the city: %s", (text) => {
    expect(states(unmarked(text))).toBe(text);
  });

  it.each([
    "Done, OK",
    "Status OR x",
    "in Ma x",
    "in, Massachusetts x",
    "at Fallow MA x",
    "in Fallow, OK_x",
    "Error, OR 12345",
    "x-MA y",
    "in Fallow, North Quill",
    "in fallow, ma 01234",
    "in Fallow, massachusetts",
    "in x Fallow, MA y",
    "in Fallow, mA x",
    "in Fallow, Ma x",
    "in A1, MA x",
    "in Fallow Massachusetts x",
    "x Fallow, Ohio 4300 y",
    "x Fallow, Ohio x5 y",
    "in Fallow; MA x",
    "x Fallow, MA 01234-5",
    "x Fallow, MA 012345",
    "in Fallow, MA-x",
    "in  , MA x",
    "in Fallow, MA.x",
  ])("is not seen in: %s", (text) => {
    expect(states(text)).toBe(text);
  });

  it("is found behind each of the words before it", () => {
    for (const word of "in at from near of to is was".split(" ")) {
      const text = `x ${word} <Fallow Hills, MA> y`;
      expect(states(unmarked(text))).toBe(text);
    }
  });

  it("is found with each state, by its code and in full", () => {
    const full = (name: string): string => name.replace(/\b(?!of\b)[a-z]/g, (first) => first.toUpperCase());
    const names = stateNames.map(full);
    for (const state of [...stateCodes.map((code) => code.toUpperCase()), ...names]) {
      const text = `in <Fallow Hills, ${state}> x`;
      expect(states(unmarked(text))).toBe(text);
    }
  });
});

describe("a county", () => {
  it("is found with its name and state", () => {
    for (const text of [
      "from <Fallow County>, who",
      "<Odd Fallow County, MA> x",
      "in <Fallow Parish> x",
      "the <Fallow Borough> x",
      "<Odd Quill Fallow County> x",
      "x Aa <Odd Quill Fallow County> x",
      "(<O'Fallow-Ødd County>) x",
      "<St. Odd County>",
    ]) {
      expect(counties(unmarked(text))).toBe(text);
    }
  });

  it.each([
    "the county",
    "The County",
    "County clerk",
    "fallow county",
    "Fallow county",
    "Odd x County",
    "The County",
    "Fallow-County",
    "This County",
    "May County",
  ])("is not seen in: %s", (text) => {
    expect(counties(text)).toBe(text);
  });
});

describe("a town between commas", () => {
  it.each([
    "x (<Tucson>) x",
    "x, <Tucson>; x",
    "x, <Tucson>",
    "x - <Tucson>? x",
    "x – <Tucson>, x",
    "x — <Tucson>) x",
    "x; <Tucson>",
    "x,\n<Tucson>, y",
  ])("is found: %s", (text) => {
    expect(listed(unmarked(text))).toBe(text);
  });

  it.each([
    " Tucson, x",
    "Tucson, x",
    "\nTucson, x",
    "x\nTucson, y",
    "x, Tucson x",
    "in Tucson classification",
    "x,[Tucson, y",
    "x- Tucson. y",
    "Santa Fe chest pain rule",
  ])("is not seen in: %s", (text) => {
    expect(listed(text)).toBe(text);
  });
});

it.each([
  ["listed-place", listedPlace, "in Boston"],
  ["city-state", cityAndState, "in Fallow, MA"],
  ["county", county, "Fallow County"],
] as const)("%s tells a place", (detector, only, text) => {
  expect(createScanner({ detectors: [only] }).find(text)).toMatchObject([{ classification: "geo", detector }]);
});

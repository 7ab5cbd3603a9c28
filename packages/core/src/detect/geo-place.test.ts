import { describe, expect, it } from "vitest";
import { cityAndState, county, listedPlace } from "./geo-place.ts";
import { marking, unmarked } from "./marked.test-data.ts";

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
  ])("is not seen in: %s", (text) => {
    expect(listed(text)).toBe(text);
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
  ])("is not seen in: %s", (text) => {
    expect(states(text)).toBe(text);
  });
});

describe("a county", () => {
  it("is found with its name and state", () => {
    for (const text of ["from <Fallow County>, who", "<Odd Fallow County, MA> x", "in <Fallow Parish> x"]) {
      expect(counties(unmarked(text))).toBe(text);
    }
  });

  it.each(["the county", "The County", "County clerk", "fallow county"])("is not seen in: %s", (text) => {
    expect(counties(text)).toBe(text);
  });
});

describe("a town between commas", () => {
  it.each(["x (<Tucson>) x", "x, <Tucson>; x", "x, <Tucson>", "x - <Tucson>? x"])("is found: %s", (text) => {
    expect(marking(listedPlace)(unmarked(text))).toBe(text);
  });

  it.each([" Tucson, x", "Tucson, x", "x, Tucson x", "in Tucson classification", "Santa Fe chest pain rule"])(
    "is not seen in: %s",
    (text) => {
      expect(marking(listedPlace)(text)).toBe(text);
    },
  );
});

import { describe, expect, it } from "vitest";
import { labelledAddress } from "./geo-address.ts";
import { county } from "./geo-place.ts";
import { afterPlace, notPlaces, stateCodes, stateNames, wideAreas } from "./geo-words.ts";
import { marking, unmarked } from "./marked.test-data.ts";

const counties = marking(county);
const labelled = marking(labelledAddress);
const titled = (name: string): string => name.replace(/\b(?!of\b)[a-z]/g, (letter) => letter.toUpperCase());

describe("what follows a place", () => {
  it("belongs to it where it is the code of a state", () => {
    for (const code of stateCodes.map((each) => each.toUpperCase())) {
      const text = `in <Odd County, ${code}> x`;
      expect(counties(unmarked(text))).toBe(text);
    }
  });

  it("belongs to it where it is a state or a country in full", () => {
    for (const name of wideAreas) {
      const text = `in <Odd County, ${titled(name)}> x`;
      expect(counties(unmarked(text))).toBe(text);
    }
    expect(stateNames.every((name) => wideAreas.has(name))).toBe(true);
  });

  it.each([
    "in <Odd County MA> x",
    "in <Odd County\nMA> x",
    "in <Odd County,\nMA> x",
    "in <Odd County, \nMA> x",
    "in <Odd County  Ohio> x",
    "in <Odd County, MA.> x",
    "in <Odd County, MA 01234> x",
    "in <Odd County, MA, 01234> x",
    "in <Odd County, MA  01234-5678> x",
    "in <Odd County, USA> x",
    "in <Odd County, US> x",
    "in <Odd County, UK> x",
    "in <Odd County, District Of Columbia> x",
    "in <Odd County>,MA x",
    "in <Odd County>   MA x",
    "in <Odd County>, MAX x",
    "in <Odd County>, Ohioan x",
    "in <Odd County>, ma x",
    "in <Odd County, MA> 012345 x",
    "in <Odd County, MA> 1234 x",
    "in <Odd County>MA x",
    "in <Odd County>; MA x",
  ])("is told by its separators and its end: %s", (text) => {
    expect(counties(unmarked(text))).toBe(text);
  });

  it("is nothing at the end of a text", () => {
    expect(afterPlace("Odd", 3)).toBe(3);
    expect(afterPlace("Odd, ", 3)).toBe(3);
  });
});

describe("a word that no place begins with", () => {
  it.each([
    "january february march april may june july august september october november december",
    "jan feb mar apr jun jul aug sep sept oct nov dec",
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun today",
    "mrs prof the this that these those any each every all not our your his her their its",
    "mrn dob ssn patient patients phone tel fax email please type stage class grade group vitamin factor",
    "icu micu sicu nicu picu pacu ccu mri ent obgyn utc gmt asian hispanic english spanish null unknown error",
    "http https json xml api sql url uri amazon aws google microsoft",
  ])("ends an address: %s", (words) => {
    for (const word of words.split(" ")) {
      const text = `lives at <12 Odd Hollow> ${titled(word)} Quill`;
      expect(labelled(unmarked(text))).toBe(text);
    }
  });

  it("is never the name of a state", () => {
    expect(stateNames.filter((name) => notPlaces.has(name))).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { addressPart, labelledAddress, street, wayAndNumber, wayKindFirst } from "./geo-address.ts";
import { marking, unmarked } from "./marked.test-data.ts";

const streets = marking(street);
const parts = marking(addressPart);
const ways = marking(wayAndNumber, wayKindFirst);
const labelled = marking(labelledAddress);

describe("a street", () => {
  it.each([
    "at <12 Hollow Elm Lane>",
    "at <12 Hollow Elm Lane, Apt 4B>, then",
    "at <9 St. Odd Ave.>, then",
    "at <9 Odd St, Fallow Hills, MA 01234>, then",
    "at <9 Odd St., Fallow Hills>. Then",
    "at <112 N. 4th Street, Suite 9, Fallow> on May 3",
    "<1-3 Odd Road\n Suite 4\n Fallow\n MA 01234>",
    "at <12 odd street> now",
    "at <12 hollow elm ave> now",
    "from <Odd Street, Fallow>, seen",
    "at <12 Odd Street Fallow> on Monday",
  ])("is found with the address: %s", (text) => {
    expect(streets(unmarked(text))).toBe(text);
  });

  it.each([
    "12 ways to close 3 files",
    "the street",
    "Elm Street",
    "5 steps away",
    "place 3 in row 5",
    "at 12 Odd Street_x",
    "12 in the way",
    "7 little dr x",
  ])("is not seen in: %s", (text) => {
    expect(streets(text)).toBe(text);
  });
});

describe("a part of an address", () => {
  it.each([
    "<98 Odd Road\n Suite 242\n Fallow>",
    "<12 Odd, Apt. 4, Fallow, MA 01234> x",
    "<P.O. Box 12, Fallow, KS 66002>",
    "at <PO Box 9> x",
    "<PSC 12, Box 345\nAPO AP 96504>",
    "<Unit 84 Box 35\nDPO AE 34698>",
    "<USS Quill\nFPO AE 18956>",
    "<fpo ae 44941> x",
    "at <the corner of Odd Street and 12 Hollow Str.> x",
    "<Postbox 12, Fallow> x",
    "on May <3, 12 Odd, Apt 4> x",
    "at <corner of Odd Street and 12 Hollow Str.> x",
    "x <postfach 12> y",
  ])("is found with what is around it: %s", (text) => {
    expect(parts(unmarked(text))).toBe(text);
  });

  it.each([
    "Test Suite 3 passed",
    "box 5 of 7",
    "Box 5",
    "unit tests",
    "apo lipoprotein",
    "around the corner of it",
    "a.box 5",
    "corner case",
    "the corner of 12:30",
    `12 ${"Quillmoorfall ".repeat(9)}Suite 5`,
    "the corner of and",
  ])("is not seen in: %s", (text) => {
    expect(parts(text)).toBe(text);
  });
});

describe("a street of another country", () => {
  it.each([
    "in der <Quillstraße 12, 10115 Berlin>",
    "at <Quillenstrasse 3>",
    "at <Quiller Str. 74> x",
    "<52 Rua Quill de Odd 16, Curitiba>",
    "<Via Quill 13> x",
    "at <14 rue du Quill, Lyon> x",
    "at <ul. Quilla 57> x",
    "<Ødegade 12> x",
  ])("is found with its number: %s", (text) => {
    expect(ways(unmarked(text))).toBe(text);
  });

  it.each([
    "negotiated timeout 10000",
    "Timeout 30",
    "via Apache",
    "Via Apache",
    "rue it",
    "a.via X 12",
    "Plaza now",
    "ul. 12",
    "x_ 12 a- 13",
    "12 rue 13",
  ])("is not seen in: %s", (text) => {
    expect(ways(text)).toBe(text);
  });
});

describe("an address behind a label", () => {
  it.each([
    "my address is <80 Quill ulica 61>",
    "address: <9 Odd Hollow>; x",
    "sent to <33 Odd Hollow, Fallow>?",
    "it's in <18 Quill Odd 75, Rogers>",
    "lives at <Quillbo 55>",
    "meet me at <Odd Hollow 11>. Then",
  ])("is found in any form: %s", (text) => {
    expect(labelled(unmarked(text))).toBe(text);
  });

  it.each([
    "address is already in use",
    "address: 10.0.0.1",
    "sent to Queue 5",
    "sent to 5",
    "mailed to support",
    "located in Memory",
    "live long",
    "address: $x",
  ])("is not seen in: %s", (text) => {
    expect(labelled(text)).toBe(text);
  });

  it("ends after 24 words, at a label, a month or a full stop", () => {
    const long = `lives at 12 ${"Odd ".repeat(30)}x`;
    expect(labelled(long)).toBe(`lives at <12 ${"Odd ".repeat(23).trim()}> ${"Odd ".repeat(7)}x`);
    expect(labelled("lives at 12 Odd Hollow, MRN 5")).toBe("lives at <12 Odd Hollow>, MRN 5");
    expect(labelled("lives at 12 Odd Hollow on May 5")).toBe("lives at <12 Odd Hollow> on May 5");
    expect(labelled("lives at 12 Odd Fallows. She")).toBe("lives at <12 Odd Fallows>. She");
  });
});

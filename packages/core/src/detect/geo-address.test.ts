import { describe, expect, it } from "vitest";
import { addressPart, labelledAddress, street } from "./geo-address.ts";
import { marking, unmarked } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";

const streets = marking(street);
const parts = marking(addressPart);
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
    "<12B Odd Road> x",
    "<12-1456 Odd Road> x",
    "<123456 Odd Road> x",
    "<12 NE Odd Hollow Elm Quill Road> x",
    "<12 NE. Odd Hollow Elm Quill Road> x",
    "<12 S Odd Hollow Elm Quill Road> x",
    "<12 42nd Street> x",
    "<12 112th Avenue> x",
    "<12 1st Ave> x",
    "<12 3rd Ct> x",
    "(<12 O'Quill Road>) x",
    "<12 Ødd-Quill’s Road> x",
    "<12 odd st> x",
    "x, <12 odd hollow elm road> x",
    "<123456 odd parkway> x",
    "from <Odd Street>, x",
    "seen at <Odd Hollow Court> x",
    "(near <Odd Lane>) x",
    "'near <Odd Lane>' x",
    '"near <Odd Lane>" x',
    "[near <Odd Lane>] x",
    "at <12 Odd Street>. Then",
    "at <12 Odd Court>. Then",
    "at <12 Odd Blvd.>; x",
    "<12 Odd Road> avenue x",
    "<12 Odd Road,Fallow> x",
    "<12 Odd Road\nFallow> x",
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
    "at 12 Odd x Road",
    "at 12 Odd x5 Road",
    "at 12 odd 5 street",
    "from Odd x Street",
    "from Odd Hollow Elm Street",
    "fromm Odd Street",
    "x12 Odd Road",
    "1.12 Odd Road",
    "1234567 Odd Road",
    "12 Odd-Road",
    "12 Odd Road=x",
    "12 Odd Road(x",
    "12 Odd Road@x",
    "12 Odd Road/x",
    "12 Odd Road\\x",
    "12 Odd Road5",
    "12 Odd Roadé",
    "12 odd Road",
    "12 odd circle",
    "from Odd Circle",
  ])("is not seen in: %s", (text) => {
    expect(streets(text)).toBe(text);
  });
});

describe("the word that ends a street", () => {
  const all =
    "street st avenue ave road rd lane ln drive dr court ct boulevard blvd place pl terrace ter way circle cir highway hwy parkway pkwy square sq trail trl loop crescent close turnpike pike alley row walk plaza";
  const spelledOut = "street avenue boulevard lane road drive court parkway highway";
  const titled = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

  it("is any of them behind a number and a capitalised name", () => {
    for (const word of all.split(" ")) {
      const text = `at <12 Odd ${titled(word)}> x`;
      expect(streets(unmarked(text))).toBe(text);
    }
  });

  it("is one that is spelled out where either is missing", () => {
    for (const word of spelledOut.split(" ")) {
      for (const text of [`at <12 odd ${word}> x`, `at <Odd ${titled(word)}> x`]) {
        expect(streets(unmarked(text))).toBe(text);
      }
    }
  });

  it.each([
    "unit 4b",
    ",unit 4b",
    ", unit 4b",
    "\nunit 4b",
    ",\n unit 4b",
    "apt.4b",
    "apartment 4",
    "suite 4-b",
    "ste 4",
    "unit 123abc",
    "floor 4",
    "fl. 4",
    "rm 4",
    "room 4",
    "#4b",
    "# 4b",
  ])("is followed by a unit: %s", (unit) => {
    const text = `at <12 Odd Road${/^[,\n]/.test(unit) ? "" : " "}${unit}>; x`;
    expect(streets(unmarked(text))).toBe(text);
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
    "x <postboks 12> y",
    "x <apartado 12> y",
    "x <casilla 12> y",
    "x <postbox#12> y",
    "x <postbox # 123456> y",
    "<12 Odd Apt.4B> x",
    "<12 Odd Suite # 4> x",
    "<12 Odd apt #4b> x",
    "<12 Odd Unit AB-4> x",
    "<12 Odd Ste 123abc> x",
    "x <Post Box 12> y",
    "x <Postal Box 12> y",
    "x <Post Office Box 12> y",
    "(<p. o. box 12>) y",
    '"<PO Box 12>" x',
    "'<PO Box 12>' x",
    "[<PO Box 12>] x",
    "(<98 Odd Suite 242, Fallow>) x",
    'address="<12 Odd Apt 4>"',
    "<PSC 12345, Box 5> x",
    "<Unit 12345 Box 35> x",
    "<CMR 12345 Box 35> x",
    "<CMR 123, Box 35> x",
    "<DPO AA 34012> x",
    "at <the corner of 12 Odd Street> x",
    "near <the corner of Odd and Quill> x",
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
    "P.O. x Box 12",
    "PO Box AB5",
    "PO Box 1234567",
    "x.postfach 12",
    "12 Odd corner case",
    "12 Odd suite x",
    "12 Odd apo x",
    "DPO AB 34012",
    "DPO AA 3401",
    "DPO AA 340123",
    "12 Odd unit abc4",
  ])("is not seen in: %s", (text) => {
    expect(parts(text)).toBe(text);
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
    "located in A 5",
    "lives in B 12 x",
    "sent to Queue, 5",
    "at last sent to Queue 5",
    "addresses 12 Odd Hollow",
    "address:12 Odd Hollow",
    "lives near 12 Odd Hollow",
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

  it("stands behind any of the labels", () => {
    const labels = [
      ..."address,address is,address was,address:,address=".split(","),
      ..."sent,ship,shipped,mail,mailed,deliver,delivered".split(",").map((verb) => `${verb} to`),
      ..."reside,resides,residing,live,lives,living,located,meet me,meet you,meet us"
        .split(",")
        .map((verb) => `${verb} at`),
      ..."lives in,Lives on,it's in,its in,it’s at,It is at,residing at is".split(","),
    ];
    for (const label of labels) {
      const text = `${label} <12 Odd Hollow>; x`;
      expect(labelled(unmarked(text))).toBe(text);
    }
  });

  it("ends after 24 words, at a label, a month or a full stop", () => {
    const long = `lives at 12 ${"Odd ".repeat(30)}x`;
    expect(labelled(long)).toBe(`lives at <12 ${"Odd ".repeat(23).trim()}> ${"Odd ".repeat(7)}x`);
    expect(labelled("lives at 12 Odd Hollow, MRN 5")).toBe("lives at <12 Odd Hollow>, MRN 5");
    expect(labelled("lives at 12 Odd Hollow on May 5")).toBe("lives at <12 Odd Hollow> on May 5");
    expect(labelled("lives at 12 Odd Fallows. She")).toBe("lives at <12 Odd Fallows>. She");
  });
});

it.each([
  ["street", street, "12 Odd Road"],
  ["address-part", addressPart, "12 Odd Apt 4"],
  ["labelled-address", labelledAddress, "lives at 12 Odd Hollow"],
] as const)("%s tells a place", (detector, only, text) => {
  expect(createScanner({ detectors: [only] }).find(text)).toMatchObject([{ classification: "geo", detector }]);
});

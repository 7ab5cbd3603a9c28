import { describe, expect, it } from "vitest";
import { NEARBY } from "./detector.ts";
import { labelledPhone } from "./labelled-phone.ts";
import { marking, unmarked } from "./marked.test-data.ts";
import { internationalPhone, phone } from "./phone.ts";
import { createScanner } from "./scanner.ts";

const marked = marking(phone, internationalPhone, labelledPhone);

describe("a telephone number is found", () => {
  it.each([
    "<(555) 010-0199>",
    "<( 555 ) 010-0199> x",
    "<+1 555-010-0199 ext. 22> now",
    "<1-555-010-0199>",
    "<1 (555) 010-0199>",
    "<555.010.0199>",
    "<555 010 0199> x",
    "<(555) 0100199>",
    "<(555)0100199>",
    "<555 010 0199>home",
    "<555) 010-0199>",
    "call me please at my mobile <555 0199>",
    "(<555-010-0199>)",
    "id21-<555-010-0199> x",
    "call <555-0199>",
    "call her at <555 0199> x",
    "call <5550100199>",
    "reach me on <0961-7596216>",
    "contact: <5550100199>",
    "contact info (<5550 1001>)",
    "phone <5550199>",
    "phone: my own number is <13800138000> x",
    "phone <(64) 3591-3246> x",
    "cell phone no. <5550100>",
    "office phone: she is at <x123>",
    "fax: <5550199>",
    "number is <555 0199>",
    "text me at <555 0199>",
    "<+44 (0)20 7946 0958> x",
    "<+49 30/1234567> x",
    "<+12345678> x",
    "<+351 21 12 34 56 78 90> x",
    "<+351211234567890>, <+1 2 3 45678>",
    "room 1234567890: <+49 30 1234567> x",
    "<+1(555) 010-0199>, <1(555)010-0199>, <1.555.010.0199>",
    "1 - <555-010-0199>",
    "<1- 555-010-0199>, <+1. 555-010-0199>",
    "1 of <555-010-0199>, 21 <555-010-0199>",
    "sum 1(<555-010-0199>)",
    "<1 ( 555-010-0199>, or <1( 555-010-0199>, <+1. ( 555-010-0199> )",
    "<1 ((555) 010-0199>, 21 ( <555-010-0199>, ( <555-010-0199>",
    "<555-010-0199 x1>, <555-010-0199, ext 123456>, <555-010-0199 EXTENSION 22> x",
    "<555-010-0199> x1234567",
    "<555 - 010 - 0199>, <555_010_0199>, <555/010-0199>, <555)-010.0199>, <( 555 ). 010-0199>",
    "tel/<555-010-0199>",
    "<200 010 0199>, <999 010 0199 ext. 2> x",
  ])("in: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });
});

describe("no telephone number is seen", () => {
  it.each([
    "123-456 and 123 456 789 and 200 512 102",
    "639 200 3184a0ca9 and 12/0/661 200 3694 - -",
    "+1 and +12 345 and + and +1234567 and +1234567890123456",
    "call stack at line 1234567, call #42 failed after 12000ms",
    "contact sync 1700000000123 done",
    "number of retries: 3, number 1234567890, number 2024-05-06",
    "phone 12345678 bytes, phone 12345678 rows, phone 12.345678",
    "phone of a person who is rather far away 5550100199",
    "text 5550100199 x, the texts 555 0199",
    "phone at x1 or ext",
    "phonebook 5550100199",
    "call patient please or please or please 555 0199",
    "phone 4455 6677 8899 0011",
    "+1 of 1234567 x",
    "+12 34 567, +1 2345 6789 0123 4567",
    "199 010 0199, 099 010 0199",
    "555 010 0199 0, a/555 010 0199",
    "555-010-01990, 555-0100-199, 555+010-0199, 555 (010) 0199",
    "ab639 200 3184",
  ])("in: %s", (text) => {
    expect(marked(text)).toBe(text);
  });
});

it("a number after the word fax is a fax number", () => {
  const { find } = createScanner({ detectors: [phone, internationalPhone, labelledPhone] });
  const kinds = find(
    "fax 555-010-0199, facsimile +442079460958, fax: 5550199; then somebody may call 555-010-0199",
  ).map(({ classification }) => classification);
  expect(kinds).toEqual(["fax", "fax", "fax", "phone"]);
});

it("says what it has looked at around three digits", () => {
  const asked = (text: string): number | undefined => {
    const start = text.search(/\d/);
    return phone.find(text, start, start + 3, () => expect.fail("no number"));
  };
  for (const text of ["123-456 x", "ab123-456 x", "(123) 456", "123 )-456", "123 45 6789", "123 4567 89"])
    expect(asked(text)).toBe(NEARBY);
  for (const text of ["123 456 789", "639 200 3184a0ca9"]) expect(asked(text)).toBeUndefined();
});

it("says which detector found a telephone number", () => {
  const { find } = createScanner({ detectors: [phone, internationalPhone] });
  expect(find("555-010-0199, +442079460958")).toEqual([
    { start: 0, end: 12, classification: "phone", detector: "phone" },
    { start: 14, end: 27, classification: "phone", detector: "international-phone" },
  ]);
});

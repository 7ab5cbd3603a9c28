import { describe, expect, it } from "vitest";
import { labelledNumbers } from "./labelled.ts";
import { marking, unmarked } from "./marked.test-data.ts";

const marked = marking(...labelledNumbers);

describe("behind a label stands a quantity", () => {
  it.each(
    "ms us ns s sec second seconds minute minutes bytes kb mb gb row rows record records item items times attempt attempts retries KB".split(
      " ",
    ),
  )("of %s", (unit) => {
    expect(marked(`account 4455 ${unit}, x`)).toBe(`account 4455 ${unit}, x`);
    expect(marked(`account 4455\n${unit}`)).toBe(`account 4455\n${unit}`);
    expect(marked(`account 4455 ${unit}qx, x`)).toBe(`account <4455> ${unit}qx, x`);
    expect(marked(`account 4455  ${unit}, x`)).toBe(`account <4455>  ${unit}, x`);
  });

  it.each([
    ...[
      "4455ms",
      "4455us",
      "4455ns",
      "4455kb",
      "4455mb",
      "4455gb",
      "4455KiB",
      "4455mib",
      "4455gib",
      "44.55ms",
      "445.566gb",
    ],
    ...["44.55s", "0.238658s", "4455.6S"],
  ])("%s", (quantity) => {
    expect(marked(`account ${quantity}, x`)).toBe(`account ${quantity}, x`);
  });

  it.each([
    ...["<4455s>", "<4455tb>", "<Q4455ms>", "<4455ms-7>", "<4455msq>", "<44.55.66ms>", "<4455.msq>", "<Q44.55s>"],
    ...["<44.55s-7>", "<44-55s>", "<44-55ms>", "<4455sb>", "<4455kx>"],
  ])("and none in %s", (value) => {
    expect(marked(`account ${unmarked(value)}, x`)).toBe(`account ${value}, x`);
  });
});

describe("behind a label stands a moment", () => {
  it.each([
    "2024-05-06",
    "2024-05-06T07:08:09Z",
    "4/5/23",
    "4/5/2023",
    "12/15/2023",
    "12/15/223",
    "12:30",
    "12:30:45",
    "7:30:45",
  ])("%s", (moment) => {
    expect(marked(`account ${moment}, x`)).toBe(`account ${moment}, x`);
  });

  it.each([
    ...["2024-05-061", "2024-5-06", "202-05-061", "Q2024-05-06", "4/5/20233", "4/5/2023/6", "123/5/2023"],
    ...["4/155/2023", "123:30", "12:301", "12:3Q45", "Q12:30", "Q4/5/2023", "4-5-2023", "20240506"],
  ])("and none in %s", (value) => {
    expect(marked(`account ${value}, x`)).toBe(`account <${value}>, x`);
  });
});

describe("a number before its label", () => {
  it.each([
    "is",
    "was",
    "as",
    "is the",
    "is her",
    "is his",
    "is their",
    "is my",
    "is our",
    "is your",
    "was the",
    "IS THE",
  ])("is found with %s between", (words) => {
    expect(marked(`saw 44556677 ${words} MRN`)).toBe(`saw <44556677> ${words} MRN`);
  });

  it.each([
    "saw <44556677> is Quark's MRN",
    "saw <44556677> was a patient's MRN",
    "saw <44556677> is an enrollee's MRN",
    "saw <44556677> as the patient's MRN",
    "saw <QX-44.55-66> is her MRN",
    "saw <44556> is her MRN",
    "saw <1-2-3-4-5> is her MRN",
    "(<4455> (MRN))",
    "(<4455>(MRN))",
    "<44-55> (MRN)",
    `<${"1-2Q".repeat(6)}> (MRN)`,
    `x,<${"1-2Q".repeat(5)}> (MRN)`,
    "x_<4455> (MRN)",
    "x <44556677> (member id)",
    "x <44556677> is the account",
    "<4455566> (NPI)",
    "it is so: <44556677> is her MRN",
    "x <Q445> (plate)",
    "x <z4455-A> (MRN)",
    "room 7: is her MRN <44556677>",
  ])("is found in %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each([
    "saw 4455 is her MRN",
    "saw 44556677 of her MRN",
    "saw 44556677 is somebody's own MRN",
    "saw 44556677 is a MRN",
    "saw 44556677 is the doctor his patient's MRN",
    "saw 44556677 his MRN",
    "saw 44556677, is her MRN",
    "saw 44556677 is her\tMRN",
    "saw 44556677 isher MRN",
    "saw 44556677  (MRN)",
    "saw 44556677, (MRN)",
    "saw 445 (MRN)",
    "saw 4-5 (MRN)",
    "saw 445566 (NPI)",
    "saw 445 (plate)",
    "01234 (zip code) and 01234 is her zip",
    "plates 7 (MRN)",
    "(MRN)",
    `44556677 is ${"q".repeat(40)} her MRN`,
  ])("is none in %s", (text) => {
    expect(marked(text)).toBe(text);
  });

  it("is found up to 24 characters before a label in parentheses", () => {
    expect(marked(`${"Q".repeat(22)}4455 (MRN)`)).toBe(`QQ<${"Q".repeat(20)}4455> (MRN)`);
  });
});

describe("a label is part of the identifier", () => {
  it.each([
    "see <case #QX-445566>, x",
    "see <case id: # 445566>, x",
    "see <case id\t=.:445566>, x",
    "see case id ::: <445566>, x",
    "see case id is <445566>, x",
    "see case id (<445566>), x",
    "(<patient ID: 445566>)",
    "(<patient ID.#445566>)",
    "(patient ID: <445566> x)",
    "(patient ID is <445566>)",
    "[patient ID: <445566>)",
    "(patient ID: <445566>]",
    "( patient ID: <445566>)",
    "(account: <445566>)",
  ])("as it stands there: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });
});

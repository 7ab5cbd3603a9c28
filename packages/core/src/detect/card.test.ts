import { describe, expect, it } from "vitest";
import { card, groupedCard } from "./card.ts";
import { marking, unmarked } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";

const marked = marking(card, groupedCard);

describe("a card number is found", () => {
  it.each([
    "in dashed groups: <1234-5678-9012-3456> x",
    "in dashed groups: <4111-1111-1111-1111-12> x",
    "in dashed groups: <3782-822463-10005> x",
    "in spaced groups of an issuer, whatever the check digit: <4111 1111 1111 1112> x",
    "in spaced groups: <3056 9309 0259 04> x",
    "in spaced groups: <3782 822463 10005> x",
    "as a bare run: <4111111111111111> x",
    "as a bare run: <180000000000002> x",
    "behind a word: card<4111111111111111> and card<4111-1111-1111-1111>",
    "behind an underscore: a_<4111111111111111>",
    "behind a dash: a-<4111111111111111>",
    "behind an underscore and a space: _ <4111111111111111>",
    "in spaced groups with up to three digits more: <4111 1111 1111 1111 123> x",
  ])("%s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });
});

describe("a bare run is a card number by its issuer's prefix and length", () => {
  it.each([
    "4, 13 digits: <4012345678016>",
    "4, 16 digits: <4012345678012342>",
    "4, 19 digits: <4012345678012345672>",
    "51: <5101234567801230>",
    "55: <5501234567801236>",
    "2221: <2221012345678019>",
    "2229: <2229012345678011>",
    "2230: <2230012345678018>",
    "2299: <2299012345678016>",
    "2300: <2300012345678013>",
    "2699: <2699012345678012>",
    "2700: <2700012345678019>",
    "2719: <2719012345678018>",
    "2720: <2720012345678015>",
    "34: <340123456780120>",
    "37: <370123456780123>",
    "30: <30012345678014>",
    "36: <36012345678018>",
    "38: <38012345678016>",
    "39: <39012345678015>",
    "6011: <6011012345678014>",
    "6011, 17 digits: <60110123456780122>",
    "62, 19 digits: <6201234567801234562>",
    "644: <6440123456780126>",
    "649: <6490123456780125>",
    "65, 18 digits: <650123456780123459>",
    "35: <3501234567801231>",
    "2131: <213101234567807>",
    "1800: <180001234567808>",
  ])("%s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each([
    "4, 14 digits: 40123456780123",
    "4, 15 digits: 401234567801238",
    "4, 17 digits: 40123456780123453",
    "4, 18 digits: 401234567801234564",
    "50: 5001234567801231",
    "56: 5601234567801235",
    "51, 15 digits: 510123456780124",
    "2220: 2220012345678010",
    "2221, 15 digits: 222101234567806",
    "2300, 14 digits: 23000123456785",
    "2721: 2721012345678014",
    "34, 16 digits: 3401234567801232",
    "37, 14 digits: 37012345678017",
    "36, 15 digits: 360123456780125",
    "31: 31012345678013",
    "33, 15 digits: 330123456780122",
    "6012: 6012012345678013",
    "61: 6101234567801238",
    "643: 6430123456780128",
    "66: 6601234567801233",
    "2131, 16 digits: 2131012345678018",
    "2132: 213201234567805",
    "1801: 180101234567806",
  ])("and not otherwise: %s", (text) => {
    expect(marked(text)).toBe(text);
  });

  it("and is told as an account", () => {
    const found = createScanner({ detectors: [card, groupedCard] }).find("4111111111111111 4111-1111-1111-1112");
    expect(found).toEqual([
      { start: 0, end: 16, classification: "account", detector: "card" },
      { start: 17, end: 36, classification: "account", detector: "grouped-card" },
    ]);
  });
});

describe("no card number is seen", () => {
  it.each([
    "in a bare run with a wrong check digit: 4111111111111112",
    "in spaced groups of no issuer: 1234 5678 9012 3456 and 5000 5678 9012 3456",
    "in a block's id: blk_-4111111111111111 blk_4111111111111111110 blk-4111111111111111110",
    "in more groups: 1234-5678-9012-3456-7890",
    "in a hexadecimal id: 3b4111111111111111c0 and 4111111111111111e",
    "in a UUID: 2ab4c0d0-4111-4111-8111-1111ab3456cd and 8deb4111-4111-8111-1111-ab3456cd0012",
    "in groups of which one is longer: 3782-822463-100056 and 3782 822463 100056",
    "in spaced groups that begin as a free call does: 1800 0000 0000 002",
    "in fewer groups: 1234-5678-9012 and 1234 5678 9012",
  ])("%s", (text) => {
    expect(marked(text)).toBe(text);
  });
});

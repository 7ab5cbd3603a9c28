import { describe, expect, it } from "vitest";
import { card, groupedCard } from "./card.ts";
import { marking, unmarked } from "./marked.test-data.ts";

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
  ])("%s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
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
    "in fewer groups: 1234-5678-9012 and 1234 5678 9012",
  ])("%s", (text) => {
    expect(marked(text)).toBe(text);
  });
});

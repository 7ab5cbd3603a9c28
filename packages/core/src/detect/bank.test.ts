import { describe, expect, it } from "vitest";
import { iban, labelledIban } from "./bank.ts";
import { marking, unmarked } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";

const marked = marking(iban, labelledIban);

describe("an IBAN is found", () => {
  it.each([
    "bare: <GB82WEST12345698765432> x",
    "in groups: <GB82 WEST 1234 5698 7654 32> x",
    "in groups before a short word in capitals: <GB82 WEST 1234 5698 7654 32> NOW",
    "dashed: <BE68-5390-0754-7034> x",
    "dashed before more: <BE68-5390-0754-7034>-QXQX",
    "after its label, whatever the check digits: IBAN: <GB00WEST12345698765432>",
    "before a full stop: <GB82WEST12345698765432>.",
    "of a country whose second letter is the first or the last: <BA391290079401028494> <CZ6508000000192000145399>",
    "whose check digits begin with 0 or 9: <BE05539007547004> <BE90539007547026>",
    "after its label without a full stop: IBAN no <GB00WEST12345698765432>",
    "after its label with a full stop: IBAN no. <GB00WEST12345698765432>",
    'after its label as a key: {"iban":"<GB00WEST12345698765432>"}',
    "after its label: iban code is <GB00 WEST 1234 5698 7654 32>",
  ])("%s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });
});

describe("no IBAN is seen", () => {
  it.each([
    "GB00WEST12345698765432",
    "SZ06P768M7GVX70J and AN48KQVPCB0JP79T REST and GB93KQVPCB0JP79T",
    "GB82 and AB12 WEST",
    "gb82WEST12345698765432",
    "Gb82WEST12345698765432",
    "GBX2WEST12345698765432",
    `GB82${"WEST1234".repeat(5)}`,
    "iban missing, iban: none",
    "GB82WEST123456987654321234 which is longer than its country's",
    "GB88WEST1234569876543. Which is shorter",
    "GB82 WE ST12 3456 9876 5432 in other groups",
  ])("in %s", (text) => {
    expect(marked(text)).toBe(text);
  });
});

it("an IBAN is told as an account, with its label or without", () => {
  const found = createScanner({ detectors: [iban, labelledIban] }).find("BE68539007547034; IBAN: BE00539007547034");
  expect(found).toEqual([
    { start: 0, end: 16, classification: "account", detector: "iban" },
    { start: 24, end: 40, classification: "account", detector: "labelled-iban" },
  ]);
});

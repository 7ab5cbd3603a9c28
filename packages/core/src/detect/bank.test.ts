import { describe, expect, it } from "vitest";
import { iban, labelledIban } from "./bank.ts";
import { marking, unmarked } from "./marked.test-data.ts";

const marked = marking(iban, labelledIban);

describe("an IBAN is found", () => {
  it.each([
    "bare: <GB82WEST12345698765432> x",
    "in groups: <GB82 WEST 1234 5698 7654 32> x",
    "in groups before a short word in capitals: <GB82 WEST 1234 5698 7654 32> NOW",
    "dashed: <BE68-5390-0754-7034> x",
    "dashed before more: <BE68-5390-0754-7034>-QXQX",
    "after its label, whatever the check digits: IBAN: <GB00WEST12345698765432>",
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
  ])("in %s", (text) => {
    expect(marked(text)).toBe(text);
  });
});

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

/** Countries by the length of their IBANs, as a reader of SWIFT's registry and of banks in Africa would note them. */
const lengths: readonly (readonly [length: number, countries: string])[] = [
  [15, "NO"],
  [16, "BE"],
  [18, "DK FI FK FO GL NL SD"],
  [19, "MK SI"],
  [20, "AT BA EE KZ LT LU MN XK"],
  [21, "CH HR LI LV"],
  [22, "BG BH CR DE GB GE IE ME RS VA"],
  [23, "AE GI IL IQ OM SO TL"],
  [24, "AD CZ ES MD PK RO SA SE SK TN VG"],
  [25, "AO CV GW LY MZ PT ST"],
  [26, "DZ IR IS TR"],
  [27, "BI CF CG CM DJ FR GA GQ GR IT KM MC MG MR SM TD"],
  [28, "AL AZ BF BJ BY CI CY DO GT HN HU LB MA ML NE NI PL SN SV TG"],
  [29, "BR EG PS QA UA"],
  [30, "JO KW MU YE"],
  [31, "MT SC"],
  [32, "LC"],
  [33, "RU"],
];

/** An account that nobody has, with the check digits that make its number an IBAN. Source: ISO 13616, ISO 7064. */
function createIban(country: string, length: number): string {
  const account = "90".repeat(length).slice(0, length - 4);
  const digits = (text: string) => text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  const check = 98n - (BigInt(digits(`${account}${country}00`)) % 97n);
  return `${country}${String(check).padStart(2, "0")}${account}`;
}

describe("an IBAN has the length of its country's", () => {
  it.each(lengths.flatMap(([length, countries]) => countries.split(" ").map((country) => [country, length] as const)))(
    "%s: %i",
    (country, length) => {
      const whole = createIban(country, length);
      expect(marked(`to ${whole} today`)).toBe(`to <${whole}> today`);
      for (const other of [length - 1, length + 1]) {
        const text = `to ${createIban(country, other)} today`;
        expect(marked(text)).toBe(text);
      }
    },
  );
});

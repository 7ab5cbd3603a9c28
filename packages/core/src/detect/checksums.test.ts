import { expect, it } from "vitest";
import { deaCheck, luhn, mod97, vinCheck } from "./checksums.ts";

it("the check digit of a vehicle number is one of ten, or X for ten", () => {
  expect(vinCheck("1M8GDM9AXKP042788")).toBe(true);
  expect(vinCheck("11111111111111111")).toBe(true);
  expect(vinCheck("1M8GDM9A0KP042788")).toBe(false);
});

it("Luhn's digit, the check digits of an IBAN and that of a DEA number tell a slip", () => {
  expect([luhn("59"), luhn("58")]).toEqual([true, false]);
  expect([luhn("4111111111111111"), luhn("4111111111111112")]).toEqual([true, false]);
  expect([mod97("GB82WEST12345698765432"), mod97("GB28WEST12345698765432")]).toEqual([true, false]);
  expect([mod97("AD1200012030200359100100"), mod97("AD1300012030200359100100")]).toEqual([true, false]);
  expect([deaCheck("1234121"), deaCheck("1234129")]).toEqual([true, false]);
  expect([deaCheck("1234563"), deaCheck("1234564")]).toEqual([true, false]);
});

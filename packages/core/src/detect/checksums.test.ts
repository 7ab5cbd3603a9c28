import { expect, it } from "vitest";
import { vinCheck } from "./checksums.ts";

it("the check digit of a vehicle number is one of ten, or X for ten", () => {
  expect(vinCheck("1M8GDM9AXKP042788")).toBe(true);
  expect(vinCheck("11111111111111111")).toBe(true);
  expect(vinCheck("1M8GDM9A0KP042788")).toBe(false);
});

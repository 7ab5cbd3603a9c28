import { expect, test } from "vitest";
import { isHex } from "./request-id.ts";

test("hexadecimal digits are ASCII", () => {
  expect(isHex("abcdef0123456789")).toBe(true);
  expect(isHex("abcdef012345678é")).toBe(false);
});

import { expect, test } from "vitest";
import { createHostnameCheck } from "./hostname.ts";

test("this machine's own name is a host name whatever its form, and no other name becomes one", () => {
  const check = createHostnameCheck("Ward-Laptop.local");
  expect(check("Ward-Laptop.local")).toBe(true);
  expect(check("Other-Laptop.local")).toBe(false);
  expect(check("ip-10-0-0-1")).toBe(true);
});

test("an own name that JSON would have to escape is none", () => {
  expect(createHostnameCheck('a"b')('a"b')).toBe(false);
});

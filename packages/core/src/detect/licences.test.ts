import { expect, it } from "vitest";
import { dea } from "./licences.ts";
import { marking } from "./marked.test-data.ts";

const marked = marking(dea);

it("a DEA number is found by its form and check digit", () => {
  expect(marked("by AB1234563 and m91234563")).toBe("by <AB1234563> and <m91234563>");
});

it("no DEA number is seen with a wrong check digit, another first letter or length, or in hexadecimal", () => {
  const none = "AB1234567 IB1234563 AB12345633 A11234563 ab1234563 b91234563";
  expect(marked(none)).toBe(none);
});

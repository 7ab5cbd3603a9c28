import { expect, it } from "vitest";
import { dea } from "./licences.ts";
import { marking } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";

const marked = marking(dea);
const { find } = createScanner({ detectors: [dea] });

it("a DEA number is found by its form and check digit", () => {
  expect(marked("by AB1234563 and m91234563")).toBe("by <AB1234563> and <m91234563>");
});

it("no DEA number is seen with a wrong check digit, another first letter or length, or in hexadecimal", () => {
  const none = "AB1234567 IB1234563 AB12345633 A11234563 ab1234563 b91234563";
  expect(marked(none)).toBe(none);
});

it("a DEA number is found with each first letter that the agency gives, and with no other", () => {
  const given = new Set("ABCDEFGHJKLMPRSTUX");
  for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
    const number = `${letter}Z1234563`;
    expect(marked(number)).toBe(given.has(letter) ? `<${number}>` : number);
  }
});

it("a DEA number may begin with letters of hexadecimal where one of them is a capital", () => {
  expect(marked("Ab1234563 aB1234563 ag1234563 f91234563")).toBe("<Ab1234563> <aB1234563> <ag1234563> f91234563");
});

it("a DEA number is reported as a license, by the detector of the name dea", () => {
  const found = { start: 3, end: 12, classification: "license", detector: "dea" };
  expect(find("by AB1234563")).toEqual([found]);
});

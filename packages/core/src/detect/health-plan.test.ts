import { expect, it } from "vitest";
import { mbi } from "./health-plan.ts";
import { marking } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";

const marked = marking(mbi);

it("a Medicare beneficiary identifier is found bare, dashed and spaced", () => {
  expect(marked("1EG4TE5MK73 1EG4-TE5-MK73 1EG4 TE5 MK73 x")).toBe("<1EG4TE5MK73> <1EG4-TE5-MK73> <1EG4 TE5 MK73> x");
});

it("none is seen with a letter that they do not use, in another form, or in a longer run", () => {
  const none = "1SG4TE5MK73 1EG4-TE5 1EG4-TE5-MK73A 0EG4TE5MK73 9ZZ9-ZZ9-ZZ99";
  expect(marked(none)).toBe(none);
});

it("it is told as the number of a health plan", () => {
  const found = createScanner({ detectors: [mbi] }).find("is 1EG4-TE5-MK73");
  expect(found).toEqual([{ start: 3, end: 16, classification: "healthPlan", detector: "mbi" }]);
});

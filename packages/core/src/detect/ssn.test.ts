import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";
import { ssn } from "./ssn.ts";

const marked = marking(ssn);

describe("a Social Security number is found in its written form, whatever the area", () => {
  it.each([
    "<000-12-3456>",
    "x<123 45 6789>!",
    "<123.45.6789>.",
    "<900 - 70 - 1234>",
    "<123 -45 - 6789>",
    "<123- 45 - 6789>",
    "<123 - 45- 6789>",
    "<123 - 45 -6789>",
    "a_<123_45_6789>",
    "<123-45 6789>",
    "<123 45 6789>DOB",
    "<123-45-6789>a1",
  ])("%s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });
});

it("none is seen in bare digits and in other groups", () => {
  const none = "123456789 123-45-67890 1234-56-7890 12-345-6789 12345-6789-01 200 - 43 9038 562 19 1659ca67";
  expect(marked(none)).toBe(none);
});

it("it is told as one", () => {
  const found = createScanner({ detectors: [ssn] }).find("is 123-45-6789");
  expect(found).toEqual([{ start: 3, end: 14, classification: "ssn", detector: "ssn" }]);
});

import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { describedName } from "./names-described.ts";

const described = marking(describedName);

describe("a name that is described behind", () => {
  it.each([
    "<Zorvan Quilmor>, 40yo F",
    "<Zorvan Quilmor> 40F with",
    "<Zorvan Quilmor> (40-year-old)",
    "for <Zorvan Ark Quilmor> | 58F",
    "<Elizabeth>, 40yo",
    "<Rose> (62 y/o)",
    "asthma - <Zorvan Quilmor>, MRN 4",
    "failure? <Zorvan Quilmor> transferred",
    "<Elizabeth Quilmor> transferred",
    "gout in <Zorvan Q. Quilmor> who was",
    "gout, <Zorvan Quilmor>, room 12",
  ])("is found: %s", (text) => {
    expect(described(unmarked(text))).toBe(text);
  });

  it.each([
    "Zorvan, 40yo F",
    "Zorvan who was",
    "Zorvan Quilmor is not supported",
    "Heart Failure, 40yo",
    "Diabetes Mellitus who",
    "zorvan quilmor, 40yo",
    "Zorvan Quilmor, 4000yo",
    "Zorvan Quilmor 40 was",
    "Zorvan Quilmor40yo",
    "40yo F",
    "x, 40yo",
    " who was",
    "who",
    "4, who",
    "é who",
    "/Zorvan Quilmor who",
    "Zorvan Quilmor's test, who",
  ])("is not seen in: %s", (text) => {
    expect(described(text)).toBe(text);
  });

  it("is found within 70 characters only", () => {
    const long = `Zorvan${"a".repeat(80)} who was`;
    expect(described(long)).toBe(long);
    expect(described(`A ${"Zorva ".repeat(20)}Quilmor who has gout`)).toContain("Quilmor> who");
  });
});

import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { udi } from "./udi.ts";

const marked = marking(udi);

describe("what identifies one device is found", () => {
  it.each([
    "in GS1's form: (01)00812345678901<(17)250101(10)A213B(21)SN4455> x",
    "in HIBCC's form: +H123QX4455661/<$$52001510X3> x",
    "in ICCBBA's form: =/A9999XYZ100T0944<=,000025=A99971312345600> x",
  ])("%s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });
});

describe("no device is seen", () => {
  it.each([
    "in a product's number alone: (01)00812345678901",
    "in other brackets: (01) and (0) and (x)",
    "in other signs: a =/b += +A +a 1+1 =",
    "without a production part: +H123QX4455661/ and =/A9999XYZ100T0944= x and (01)00812345678901(99)1",
  ])("%s", (text) => {
    expect(marked(text)).toBe(text);
  });
});

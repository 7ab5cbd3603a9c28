import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";
import { udi } from "./udi.ts";

const marked = marking(udi);
const { find } = createScanner({ detectors: [udi] });

describe("what identifies one device is found", () => {
  it.each([
    "in GS1's form: (01)00812345678901<(17)250101(10)A213B(21)SN4455> x",
    "one part of GS1's form: (01)00812345678901<(10)A> (01)00812345678901<(11)250101> (01)00812345678901<(21)a-1_/>",
    "up to six parts of GS1's form: (01)00812345678901<(10)1(10)1(10)1(10)1(10)1(10)1>(10)1",
    "up to 20 characters of a part: (01)00812345678901<(21)12345678901234567890>1",
    "every sign of a part: (01)00812345678901<(21)!\"%&'*+,./:;=?_->)",
    "the shortest number of HIBCC: +H123X1/<$ABC>",
    "the longest number of HIBCC: +H123ABCDEFGHIJKLMNOPQR1/<SABC>",
    "a number of HIBCC before a quantity: +A999X1/<1ABC>",
    "up to 60 characters behind a number of HIBCC: +H123X1/<$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA>A",
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
    "in a number of another length: (01)0081234567890(10)1 (01)008123456789012(10)1",
    "in a part of another kind: (01)00812345678901(12)1 (01)00812345678901(22)1 (01)00812345678901(10)",
    "in a number of HIBCC with too few or too many characters: +H1231/$ABC +H123ABCDEFGHIJKLMNOPQRS1/$ABC",
    "in a number of HIBCC with other characters: +h123X1/$ABC +H12-X1/$ABC +H123XX/$ABC +1123X1/$ABC +H123X1/ABCD +H123X1/$AB",
    "in a number of ICCBBA of another length: =/A9999XYZ100T094=,000025 =/A9999XYZ100T09444=,000025 =/a9999XYZ100T0944=,000025",
    "without a production part: +H123QX4455661/ and =/A9999XYZ100T0944= x and (01)00812345678901(99)1",
  ])("%s", (text) => {
    expect(marked(text)).toBe(text);
  });
});

it("what identifies one device is reported as a device, by the detector of that name", () => {
  const found = { start: 18, end: 24, classification: "device", detector: "udi" };
  expect(find("(01)00812345678901(21)a1")).toEqual([found]);
});

import { expect, test } from "vitest";
import { labelOf, measureValues } from "../../scripts/eval/values.mjs";
import { finder, line } from "./marked.ts";

const figuresOf = (lines: object[], ...values: string[]): any => measureValues(lines, finder(...values)).figures;

test("a vector is found bare, or only behind the label of its type", () => {
  const lines = [line("QX77190", [["QX77190", "MRN"]]), line("900-12-3456", [["900-12-3456", "SSN"]])];
  expect(figuresOf(lines, "MRN: QX77190", "900-12-3456").types).toEqual({
    MRN: { vectors: 1, bare: 0, labelled: 1 },
    SSN: { vectors: 1, bare: 1, labelled: 1 },
  });
});

test("a vector of two values is found where both are, each in full", () => {
  const lines = [
    line("9001 and 9002", [
      ["9001", "ACCOUNT"],
      ["9002", "ACCOUNT"],
    ]),
  ];
  expect(figuresOf(lines, "9001", "900").types.ACCOUNT).toEqual({ vectors: 1, bare: 0, labelled: 0 });
  expect(figuresOf(lines, "9001", "9002").types.ACCOUNT).toEqual({ vectors: 1, bare: 1, labelled: 1 });
});

test("a vector that its source rejects is neither found nor missed", () => {
  expect(figuresOf([line("900-12"), line("7")], "900-12")).toEqual({
    texts: 2,
    types: {},
    rejected: { vectors: 2, found: 1 },
  });
});

test("the label is that of the source's own name, else of the type", () => {
  expect(labelOf({ type: "LICENSE", orig: "US_NPI" })).toBe("NPI");
  expect(labelOf({ type: "ACCOUNT", orig: "isIBAN" })).toBe("IBAN");
  expect(labelOf({ type: "LICENSE", orig: "DRIVERS_LICENSE_NUMBER" })).toBe("license number");
  expect(labelOf({ type: "DATE" })).toBe("date of birth");
  expect(labelOf({ type: "UNHEARD_OF", orig: "X" })).toBe("id number");
});

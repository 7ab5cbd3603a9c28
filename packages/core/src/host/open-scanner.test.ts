import { describe, expect, it } from "vitest";
import { openScanner } from "./open-scanner.ts";

describe("a scanner for records", () => {
  const { find, under, isPrintableKey } = openScanner();
  const classificationsOf = (findings: ReturnType<typeof find>) => findings.map(({ classification }) => classification);

  it("finds in a text, and takes the key that it stands under for a label", () => {
    expect(classificationsOf(find("to zelda@example.org"))).toEqual(["email"]);
    expect(find("48210077")).toEqual([]);
    expect(under("mrn")("48210077")).toEqual([expect.objectContaining({ start: 0, end: 8, classification: "mrn" })]);
    expect(under("colour")("48210077")).toEqual([]);
  });

  it("prints a key of known words in which nothing is found", () => {
    expect(isPrintableKey("patientId")).toBe(true);
    for (const key of ["Zelda Quarkwright", "zelda", "patient_48210077", "94-year-old"]) {
      expect(isPrintableKey(key)).toBe(false);
    }
  });

  it("finds in a key however its words are joined", () => {
    for (const key of ["patient_age_94", "age94Year", "AGE_94", "ICUAge94", "4Ward--Street"]) {
      expect([key, isPrintableKey(key)]).toEqual([key, false]);
    }
    for (const key of ["patient_age_9", "AGE_9", "age9Year", "ward--Street"]) {
      expect([key, isPrintableKey(key)]).toEqual([key, true]);
    }
  });

  it("leaves out what is disabled, and refuses a name that nothing has", () => {
    expect(openScanner({ disable: ["email"] }).find("to zelda@example.org")).toEqual([]);
    expect(() => openScanner({ disable: ["emial"] })).toThrow(
      /PHILOG_OPTION_BAD.*disable\[0\] of scan: did you mean `email`/,
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { luhnDigit, withVinDigit } from "./checksums.ts";
import { recognisable } from "./recognisable.ts";

const identifiers =
  "name geo date age phone fax email ssn mrn healthPlan account license vehicle device url ip biometric photo otherId";
const forms: Record<string, RegExp> = {
  phone: /^\([2-9]\d\d\) 555-01\d\d$/,
  fax: /^[2-9]\d\d-555-01\d\d$/,
  email: /^[a-z]+\.[a-z]+\d\d@example\.test$/,
  ssn: /^9\d\d-[0-4]\d-\d{4}$/,
  mrn: /^\d{9}$/,
  healthPlan: /^1EG4-TE5-[AC-HJKMNP-RT-Y]{2}\d\d$/,
  age: /^(9[1-9]|1[01]\d)-year-old$/,
  vehicle: /^[A-HJ-NPR-Z0-9]{17}$/,
  ip: /^203\.0\.113\.\d{3}$|^2001:db8:[0-9:]+$/,
  url: /^https:\/\/portal\.example\.test\//,
};

describe("recognisable canaries", () => {
  it("cover the 18 identifiers, ages, clinical text and a secret", () => {
    const kinds = new Set<string>(recognisable(1).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([...identifiers.split(" "), "clinical", "secret"].sort());
  });

  it("are the same for the same seed and differ between seeds", () => {
    expect(recognisable("a")).toEqual(recognisable("a"));
    const others = new Set(recognisable("b").map(({ value }) => value));
    const same = recognisable("a").filter(({ kind, value }) => kind !== "account" && others.has(value));
    expect(same.length).toBeLessThan(3);
  });

  it("have valid forms in fictional ranges, whatever the seed", () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        for (const { kind, value, text } of recognisable(seed)) {
          expect(text).toContain(value);
          expect(value.length).toBeGreaterThan(4);
          if (forms[kind]) expect(value).toMatch(forms[kind]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("carry valid check digits", () => {
    const of = (kind: string) => recognisable(7).filter((canary) => canary.kind === kind);
    const [dea, npi] = of("license").map(({ value }) => value) as [string, string];
    const at = (place: number) => Number(dea[place]);
    expect((at(2) + at(4) + at(6) + 2 * (at(3) + at(5) + at(7))) % 10).toBe(at(8));
    expect(luhnDigit(`80840${npi.slice(0, 9)}`)).toBe(npi[9]);
    const imei = of("device")[0]!.value;
    expect(luhnDigit(imei.slice(0, 14))).toBe(imei[14]);
    const card = of("account")[0]!.value;
    expect(luhnDigit(card.slice(0, -1))).toBe(card.at(-1));
    expect(withVinDigit(of("vehicle")[0]!.value)).toBe(of("vehicle")[0]!.value);
  });

  it("agree with published check digits", () => {
    expect(luhnDigit("80840123456789")).toBe("3");
    expect(luhnDigit("411111111111111")).toBe("1");
    expect(withVinDigit("11111111011111111")).toBe("11111111111111111");
    expect(withVinDigit("1M8GDM9A0KP042788")).toBe("1M8GDM9AXKP042788");
  });
});

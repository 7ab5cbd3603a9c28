import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classifications } from "../policy/identifiers.ts";
import { isSeparator, isTokenizable, normalize, normalizer } from "./normalize.ts";

const tokenizable = classifications.filter(isTokenizable);

describe("normalize", () => {
  it.each([
    ["mrn", "00123", undefined, "00123"],
    ["mrn", 123, undefined, "123"],
    ["mrn", 0, undefined, "0"],
    ["mrn", 12345678901234567890n, undefined, "12345678901234567890"],
    ["mrn", " AbC ", undefined, "abc"],
    ["mrn", "ＡＢ１２", undefined, "ab12"],
    ["mrn", "12-34", undefined, "12-34"],
    ["mrn", "00-12\u201434\u22125", "-", "0012345"],
    ["mrn", "a 1\t\u00a02", " ", "a12"],
    ["mrn", "a.b/c", "./", "abc"],
    ["mrn", "a]b\\c^d", "]\\^", "abcd"],
    ["mrn", "1 - 2", "-", "1 2"],
    ["mrn", "\u202a\ufeff12\u200b3\u202c", undefined, "123"],
    ["ssn", "000-12-3456", undefined, "000123456"],
    ["ssn", "000 12\u20133456", undefined, "000123456"],
    ["ssn", "000.12.3456", ".", "000123456"],
    ["phone", "+1 (555) 555-0100", undefined, "+15555550100"],
    ["phone", "555.555.0100", undefined, "5555550100"],
    ["fax", "555/555 0100 x12", undefined, "5555550100x12"],
    ["email", " Test.Patient+a@Example.ORG ", undefined, "test.patient+a@example.org"],
    ["name", "Zoe\u0308 \u2003 Test\n", undefined, "zo\u00eb test"],
    ["name", "ΟΔΥΣΣΕΥΣ", undefined, "οδυσσευσ"],
    ["name", "e-\u0301", "-", "\u00e9"],
    ["name", "Undefined Example", undefined, "undefined example"],
  ] as const)("writes %s %s with separator %s as %s", (classification, value, separator, expected) => {
    expect(normalize(classification, value, { separator })).toBe(expected);
  });

  it.each([
    ["an empty text", ""],
    ["white space", " \u00a0\t"],
    ["separators alone", "--"],
    ["a long text", "1".repeat(257)],
    ["half of a surrogate pair", "a\ud83d"],
    ["a fraction", 1.5],
    ["a number that is not exact", 2 ** 53],
    ["a negative number", -5],
    ["NaN", Number.NaN],
    ["a negative bigint", -5n],
    ["a bigint of 257 digits", 10n ** 256n],
    ["a boolean", true],
    ["null", null],
    ["nothing", undefined],
    ["an object", { toString: () => "1" }],
    ["a symbol", Symbol("1")],
  ])("gives nothing for %s", (_, value) => {
    expect(normalize("ssn", value)).toBeUndefined();
  });

  it("takes text of 256 code units and a bigint of 256 digits", () => {
    expect(normalize("mrn", "1".repeat(256))).toHaveLength(256);
    expect(normalize("mrn", 10n ** 256n - 1n)).toHaveLength(256);
  });

  it.each(["date", "age", "geo", "clinical", "patient" as "mrn"] as const)(
    "has no rule for %s, which has no tokens",
    (classification) => {
      expect(normalizer(classification)).toBeUndefined();
      expect(normalize(classification, "x")).toBeUndefined();
    },
  );

  it.each(["0", "a", "", "é", "-1", "\u0301", "-".repeat(9), 7])("refuses %j as separator", (separator) => {
    expect(isSeparator(separator)).toBe(false);
    expect(normalizer("mrn", separator as string)).toBeUndefined();
  });

  it("is idempotent for every single character", () => {
    const changed: string[] = [];
    for (let code = 0; code < 0x110000; code++) {
      if (code === 0xd800) code = 0xe000;
      const once = normalize("name", `a${String.fromCodePoint(code)}b`);
      if (once === undefined || normalize("name", once) !== once) changed.push(code.toString(16));
    }
    expect(changed).toEqual([]);
  });

  it("is idempotent", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...tokenizable),
        fc.string({ unit: "binary", maxLength: 12 }),
        fc.constantFrom(undefined, "-", " ", "./", ":"),
        (classification, value, separator) => {
          const once = normalize(classification, value, { separator });
          if (once !== undefined && once.length <= 256)
            expect(normalize(classification, once, { separator })).toBe(once);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("keeps apart what differs in more than case, white space and separators", () => {
    const plain = fc.string({ unit: fc.constantFrom(..."00123abcXYZ -._@+'"), minLength: 1, maxLength: 8 });
    const bare = (text: string) => text.toLowerCase().replace(/ +/g, " ").trim();
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        expect(normalize("mrn", a) === normalize("mrn", b)).toBe(bare(a) === bare(b));
        const without = (text: string) => bare(text.replaceAll("-", ""));
        expect(normalize("mrn", a, { separator: "-" }) === normalize("mrn", b, { separator: "-" })).toBe(
          without(a) === without(b),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it("gives one text however the case, the space around and the separators were typed", () => {
    const digits = fc.string({ unit: fc.constantFrom(..."0123456789ab"), minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(digits, fc.nat(10), fc.constantFrom("-", "\u2011", "\uff0d", "--"), (value, at, dash) => {
        const typed = ` ${value.slice(0, at)}${dash}${value.slice(at).toUpperCase()}\u00a0`;
        expect(normalize("mrn", typed, { separator: "-" })).toBe(value);
      }),
    );
  });

  it("keeps leading zeros for every classification", () => {
    fc.assert(
      fc.property(fc.constantFrom(...tokenizable), fc.nat(8), fc.nat(1e9), (classification, zeros, number) => {
        const text = "0".repeat(zeros) + number;
        expect(normalize(classification, text)).toBe(text);
      }),
    );
  });
});

describe("normalize, at the edges", () => {
  it("removes dashes only where one is declared", () => {
    expect(normalize("mrn", "1\u20102.3", { separator: "." })).toBe("1\u201023");
  });

  it("takes a zero of any type", () => {
    for (const zero of ["0", 0, 0n]) expect(normalize("mrn", zero)).toBe("0");
  });
});

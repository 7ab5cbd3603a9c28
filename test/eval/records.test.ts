import { createRedactor } from "@philog/core";
import { describe, expect, test } from "vitest";
import { forms, measureRecords, survivors } from "../../scripts/eval/records.mjs";

const json = { name: { family: "Marrowby", given: ['O"Quillon'] }, size: "XL", mrn: "QX77190" };
const lines = [
  { id: "a", json, phi: ["Marrowby", 'O"Quillon', "QX77190", "XL"] },
  { id: "b", json: { city: "Elsewhere" }, phi: ["Elsewhere"] },
];

/** A redactor that writes what it is given, an error's message too. */
const leaky = () => ({
  json: (record: any) =>
    JSON.stringify(record, (_, value) => (value instanceof Error ? { message: value.message } : value)),
  stats: () => ({ withheld: 0 }),
});
const measure = (create: unknown, misses?: number): any => measureRecords(lines, create, misses);

describe("a literal survives", () => {
  test("in a value, in a key and within a longer word", () => {
    expect(survivors('{"a":{"b":["xMarrowbyx"]},"QX77190":1}', ["Marrowby", "QX77190", "Elsewhere"])).toEqual([
      "Marrowby",
      "QX77190",
    ]);
  });

  test("where its quotes are escaped, once or twice", () => {
    const once = JSON.stringify({ given: 'O"Quillon' });
    expect(survivors(once, ['O"Quillon'])).toHaveLength(1);
    expect(survivors(JSON.stringify({ message: `cannot save ${once}` }), ['O"Quillon'])).toHaveLength(1);
  });
});

describe("records", () => {
  test("that nothing protects leak every literal in every form", () => {
    const { figures } = measure(leaky);
    expect(figures).toMatchObject({ texts: 2, literals: 4, tooShort: 1, withheld: 0, threw: 0 });
    for (const form of Object.keys(forms)) {
      expect(figures.forms[form], form).toEqual({ raw: 4, survived: 4, records: 2 });
    }
  });

  test("leak none through the default policy, and none of their lines is withheld", () => {
    const { figures } = measure(createRedactor);
    expect(figures).toMatchObject({ withheld: 0, threw: 0 });
    for (const form of Object.keys(forms)) {
      expect(figures.forms[form], form).toEqual({ raw: 4, survived: 0, records: 0 });
    }
  });

  test("leak what a policy keeps", () => {
    const loose = () => createRedactor({ version: 1, rules: { city: "unchecked" } });
    const { figures, misses } = measure(loose, 5);
    expect(figures.forms.record).toEqual({ raw: 4, survived: 1, records: 1 });
    expect(misses.record).toEqual([{ id: "b", text: "Elsewhere", start: 0, end: 9 }]);
  });

  test("whose redactor throws are counted, and the others measured", () => {
    const throwing = () => ({
      json: (record: any) => {
        if (record.mrn) throw new Error("no");
        return leaky().json(record);
      },
      stats: () => ({ withheld: 3 }),
    });
    const { figures } = measure(throwing);
    expect(figures).toMatchObject({ threw: 1, withheld: 3 });
    expect(figures.forms.record).toEqual({ raw: 4, survived: 1, records: 1 });
  });
});

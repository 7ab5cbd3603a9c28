import { describe, expect, it } from "vitest";
import { createRedactor } from "../engine/create-redactor.ts";
import type { Policy } from "../policy/policy.ts";

const write = (record: object, rules: Policy["rules"], more: Partial<Policy> = {}) =>
  JSON.parse(createRedactor({ version: 1, rules, ...more }).json(record));

describe("items", () => {
  it("each follows the rule of items; what JSON leaves out is null", () => {
    expect(write({ a: ["x-y", 5, null, undefined, Symbol("s"), () => 1] }, { "a[*]": "code" })).toEqual({
      a: ["x-y", "[MISFIT:code]", null, null, null, null],
    });
  });

  it("one that is gone leaves no gap, and is named once", () => {
    expect(write({ a: [{ b: "x-y" }, "Elowen", { c: 1 }] }, { "a[*].b": "code" })).toEqual({
      a: [{ b: "x-y" }, {}],
      redacted: ["a[*]", "a[*].c"],
    });
    expect(write({ a: ["x", "y"] }, { "a[*]": { action: "remove" } })).toEqual({ a: [], redacted: ["a[*]"] });
    expect(write({ a: [undefined, null] }, { "a[*]": "secret" })).toEqual({ a: [], redacted: ["a[*]"] });
  });

  it("one that JSON writes as null holds its place where a rule replaces items", () => {
    expect(write({ a: [undefined, "x"] }, { "a[*]": "mrn" })).toEqual({ a: [null, "[REDACTED:mrn]"] });
  });

  it("arrays in arrays are listed by a path of their own", () => {
    expect(write({ a: [["x-y"], "x-y"] }, { "a[*][*]": "code" })).toEqual({ a: [["x-y"]], redacted: ["a[*]"] });
  });

  it("an array that no rule lists is gone under **, whatever it holds", () => {
    expect(write({ status: [null, undefined, 1, ["Elowen"]], list: [{ a: "x-y" }, 1] }, { "**.a": "code" })).toEqual({
      list: [{ a: "x-y" }],
      redacted: ["status", "list"],
    });
  });
});

it("an array past its limit says so also where no item of it is left", () => {
  const redactor = createRedactor({ version: 1, rules: { "a[*].b": "code" }, limits: { items: 2 } });
  expect(JSON.parse(redactor.json({ a: [1, 2, 3] })).a).toEqual(["[LIMIT:items]"]);
});

it("an array that just reaches its limit is whole", () => {
  expect(write({ a: ["x-y", "x-z"] }, { "a[*]": "code" }, { limits: { items: 2 } })).toEqual({ a: ["x-y", "x-z"] });
});

it("items count towards the record's limit also where they are empty", () => {
  const rules = { "a[*][*]": "code" } as const;
  expect(write({ a: [[], [], []] }, rules, { limits: { record: 4 } })).toEqual({ a: [[], [], []] });
  expect(write({ a: [[], [], [], []] }, rules, { limits: { record: 4 } })).toEqual({ a: "[LIMIT:record]" });
});

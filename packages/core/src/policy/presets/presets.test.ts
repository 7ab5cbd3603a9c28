import { describe, expect, it } from "vitest";
import { checkPattern } from "../linear.ts";
import { patternBody } from "../pattern-syntax.ts";
import type { Rule } from "../policy.ts";
import { validatePolicy } from "../validate.ts";
import { errorsPreset } from "./errors.ts";
import { presets } from "./index.ts";
import { processPreset } from "./process.ts";

const patternOf = (rule: Rule | undefined) => {
  const { pattern } = rule as { pattern: string };
  expect(checkPattern(pattern)).toBeUndefined();
  return new RegExp(`^(?:${patternBody(pattern)})$`);
};

describe("presets", () => {
  it.each(Object.entries(presets))("%s is a valid policy", (_, preset) => {
    expect(validatePolicy(preset)).toEqual([]);
  });

  it("agree where two of them list one path", () => {
    const rules = new Map<string, string>();
    for (const [path, rule] of Object.values(presets).flatMap(({ rules = {} }) => Object.entries(rules))) {
      expect([path, rules.get(path) ?? JSON.stringify(rule)]).toEqual([path, JSON.stringify(rule)]);
      rules.set(path, JSON.stringify(rule));
    }
  });

  it("list no key that names a person, a diagnosis or free text in a clinical record", () => {
    const keys = Object.values(presets).flatMap(({ rules = {} }) => Object.keys(rules));
    for (const key of ["name", "code", "message", "id", "req.query", "req.body", "err.detail"])
      expect(keys).not.toContain(key);
  });

  it.each([
    ["ECONNREFUSED", true],
    ["ERR_HTTP_HEADERS_SENT", true],
    ["ER_DUP_ENTRY", true],
    ["SQLITE_CONSTRAINT", true],
    ["FST_ERR_VALIDATION", true],
    ["P2002", true],
    ["23505", true],
    ["40P01", true],
    ["02139", false],
    ["12345678", false],
    ["E11", false],
    ["MRN_12345678", false],
    ["Zebrowski", false],
  ])("errors keep %s as a code: %s", (value, kept) => {
    expect(patternOf(errorsPreset.rules?.["err.code"]).test(value)).toBe(kept);
  });

  it.each([
    ["TypeError", true],
    ["Error", true],
    ["ResourceNotFoundException", true],
    ["Zebrowski", false],
    ["Jane Error", false],
  ])("errors keep %s as a type: %s", (value, kept) => {
    expect(patternOf(errorsPreset.rules?.["err.type"]).test(value)).toBe(kept);
  });

  it.each([
    ["6582310594724316213", true],
    ["0af7651916cd43dd8448eb211c80319c", true],
    ["12345678", false],
  ])("process keeps %s as a Datadog trace id: %s", (value, kept) => {
    expect(patternOf(processPreset.rules?.["dd.trace_id"]).test(value)).toBe(kept);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findConflicts, pathsMeet } from "./conflicts.ts";
import { parsePath, type Segment } from "./path.ts";
import type { Rule } from "./policy.ts";

const conflicts = (rules: Record<string, Rule>) =>
  findConflicts(Object.entries(rules).map(([path, rule]) => ({ path, segments: parsePath(path), rule })));

/** Whether a path leads to a place, tried out step by step. */
function leadsTo(path: readonly Segment[], place: readonly string[]): boolean {
  const [segment, ...rest] = path;
  if (segment === undefined) return place.length === 0;
  if (segment.kind === "deep" && leadsTo(rest, place)) return true;
  const [step, ...further] = place;
  if (step === undefined) return false;
  if (segment.kind === "deep") return leadsTo(path, further);
  const meets =
    segment.kind === "items" ? step === "#" : step !== "#" && (segment.kind === "any" || segment.key === step);
  return meets && leadsTo(rest, further);
}

describe("pathsMeet", () => {
  it("tells items from keys", () => {
    const meet = (a: string, b: string) => pathsMeet(parsePath(a), parsePath(b));
    expect(meet("a[*].b", "a[*].*")).toBe(true);
    expect(meet("a[*]", "a.b")).toBe(false);
    expect(meet("a.*", "a[*]")).toBe(false);
    expect(meet("a[*]", "a.*")).toBe(false);
  });

  it("is true exactly where some place lies on both paths", () => {
    const steps = ["a", "b", "#"];
    const places: string[][] = [[]];
    for (const place of places) if (place.length < 5) places.push(...steps.map((step) => [...place, step]));
    const segment = fc.constantFrom<Segment>(
      { kind: "key", key: "a" },
      { kind: "key", key: "b" },
      { kind: "any" },
      { kind: "items" },
      { kind: "deep" },
    );
    const path = fc.array(segment, { maxLength: 3 });
    fc.assert(
      fc.property(path, path, (a, b) => {
        expect(pathsMeet(a, b)).toBe(places.some((place) => leadsTo(a, place) && leadsTo(b, place)));
      }),
      { numRuns: 500 },
    );
  });
});

describe("findConflicts", () => {
  it.each([
    [{ "a.*.c": "code", "*.b.c": "uuid" }],
    [{ 'a["b"]': "code", "a.b": "uuid" }],
    [{ "**.a.b": "code", "a.**.b": "uuid" }],
    [{ "a.b": { action: "redact" }, 'a["b"]': { action: "remove" } }],
    [{ "a.*.c": { oneOf: ["x"] }, "*.b.c": { oneOf: ["y"] } }],
    [{ "*.x": "mrn", "**.x": "code", '*["x"]': { classification: "mrn", action: "seal" } }],
  ] as [Record<string, Rule>][])("names both rules of %j", (rules) => {
    const [fault, ...others] = conflicts(rules);
    const paths = Object.keys(rules).map((path) => `rules[${JSON.stringify(path)}]`);
    expect(others).toEqual([]);
    expect(fault?.code).toBe("PHILOG_RULE_CONFLICT");
    expect(paths).toContain(fault?.at);
    expect(paths.some((path) => fault?.hint?.startsWith(path) && path !== fault.at)).toBe(true);
  });

  it.each([
    ["rules that agree", { "a.b": "mrn", 'a["b"]': { classification: "mrn" } }],
    ["paths that never meet", { "a.*.c": "code", "*.b.d": "uuid" }],
    ["items beside keys", { "a[*].c": "code", "a.*.c": "uuid" }],
    ["an exact path beside a wildcard", { "a.b": "code", "*.b": "uuid" }],
    ["one with more literal segments", { "a.*.c": "code", "*.*.c": "uuid" }],
    ["a denial beside an allowance", { "a.*.c": { action: "remove" }, "*.b.c": "uuid" }],
  ] as [string, Record<string, Rule>][])("finds none between %s", (_, rules) => {
    expect(conflicts(rules)).toEqual([]);
  });
});

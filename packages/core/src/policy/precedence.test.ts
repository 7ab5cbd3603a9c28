import { expect, it } from "vitest";
import { parsePath } from "./path.ts";
import { comparePrecedence } from "./precedence.ts";

const ranked = (path: string, kind = "shape", order = 0) => ({ segments: parsePath(path), rule: { kind }, order });

it.each([
  ["an explicit deny beats an exact path", ranked("**.b", "deny"), ranked("a.b")],
  ["an exact path beats a one-level wildcard", ranked("a.b"), ranked("a.*.c.d", "shape", 9)],
  ["a path of items is exact", ranked("a[*].b"), ranked("*[*].b.c", "shape", 9)],
  ["a one-level wildcard beats any depth", ranked("*.b"), ranked("a.**.b.*.c", "shape", 9)],
  ["within a rank more literal segments win", ranked("**.a.b"), ranked("**.b", "shape", 9)],
  ["with as many literal segments the stronger origin wins", ranked("a.b", "shape", 2), ranked("a.b", "shape", 1)],
  ["among denials the more specific wins", ranked("a.b", "deny"), ranked("*.b", "deny", 9)],
])("%s", (_, stronger, weaker) => {
  expect(comparePrecedence(stronger, weaker)).toBeGreaterThan(0);
  expect(comparePrecedence(weaker, stronger)).toBeLessThan(0);
});

it("the same rule neither wins nor loses", () => {
  expect(comparePrecedence(ranked("a.b"), ranked("a.b"))).toBe(0);
});

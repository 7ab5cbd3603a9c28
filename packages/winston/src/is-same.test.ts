import { expect, test } from "vitest";
import { isSame } from "./is-same.ts";

test.each([
  ["members in another order", { a: 1, b: { c: [1, "x"], d: null } }, { b: { d: null, c: [1, "x"] }, a: 1 }],
  ["single values", "x", "x"],
])("the same: %s", (_name, one, other) => {
  expect(isSame(one, other)).toBe(true);
  expect(isSame(other, one)).toBe(true);
});

const call = () => "x";
test.each([
  ["another value", { a: 1 }, { a: 2 }],
  ["a member more", { a: 1, b: undefined }, { a: 1 }],
  ["another name", { a: 1 }, { b: 1 }],
  ["another order of items", [1, 2], [2, 1]],
  ["an array and an object", ["x"], { 0: "x" }],
  ["an object of a class", new (class Named {})(), {}],
  ["null", null, {}],
  ["functions, which print what they like", call, call],
])("not the same: %s", (_name, one, other) => {
  expect(isSame(one, other)).toBe(false);
  expect(isSame(other, one)).toBe(false);
});

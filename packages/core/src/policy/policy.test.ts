import { expect, it } from "vitest";
import { definePolicy, type Policy } from "./policy.ts";
import { validatePolicy } from "./validate.ts";

it("definePolicy returns its argument", () => {
  const policy: Policy = { version: 1, rules: { event: "code" } };
  expect(definePolicy(policy)).toBe(policy);
});

it("what validatePolicy refuses in a rule is a compile error, too", () => {
  const policies = [
    // @ts-expect-error no such shape
    definePolicy({ version: 1, rules: { a: "cod" } }),
    // @ts-expect-error a token of a date would be a codebook
    definePolicy({ version: 1, rules: { a: { classification: "date", action: "tokenize" } } }),
    // @ts-expect-error a social security number has no issuer
    definePolicy({ version: 1, rules: { a: { classification: "ssn", issuer: "north" } } }),
    // @ts-expect-error an explicit deny redacts or removes
    definePolicy({ version: 1, rules: { a: { action: "seal" } } }),
    // @ts-expect-error an address is coarsened, not generalized
    definePolicy({ version: 1, actions: { ip: "generalize" } }),
    // @ts-expect-error no such member
    definePolicy({ version: 1, rulez: {} }),
  ];
  for (const policy of policies) expect(validatePolicy(policy)).toHaveLength(1);
});

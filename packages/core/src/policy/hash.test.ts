import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, hashPolicy } from "./hash.ts";
import { loadPolicy } from "./load.ts";
import type { Policy } from "./policy.ts";

describe("canonicalJson", () => {
  it("sorts keys at every level and writes no space", () => {
    expect(canonicalJson({ b: [1, { d: null, c: "\u00e9" }], a: true })).toBe('{"a":true,"b":[1,{"c":"é","d":null}]}');
  });

  it("leaves out members that are undefined and writes undefined items as null", () => {
    expect(canonicalJson({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
  });

  it("reads back as the same data, whatever the order of keys", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const data = JSON.parse(JSON.stringify(value));
        const reversed = JSON.parse(JSON.stringify(value), (_, member) =>
          typeof member === "object" && member !== null && !Array.isArray(member)
            ? Object.fromEntries(Object.entries(member).reverse())
            : member,
        );
        expect(JSON.parse(canonicalJson(data))).toEqual(data);
        if (!JSON.stringify(data).includes("__proto__")) expect(canonicalJson(reversed)).toBe(canonicalJson(data));
      }),
    );
  });
});

describe("hashPolicy", () => {
  const versions = { package: "1.0.0", presets: 1, detectors: 1 };
  const hash = (policy: Policy) => hashPolicy(loadPolicy(policy), versions);
  const policy: Policy = { version: 1, extends: ["errors"], rules: { event: "code", "patient.mrn": "mrn" } };

  it("is sha256 in hex", () => {
    expect(hash(policy)).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it("does not change with the order of members, the order of rules or the spelling of a path", () => {
    expect(hash({ rules: { 'patient["mrn"]': "mrn", event: "code" }, extends: ["errors"], version: 1 })).toBe(
      hash(policy),
    );
  });

  it.each<[string, Policy]>([
    ["a rule", { ...policy, rules: { event: "code" } }],
    ["what a rule orders", { ...policy, rules: { event: "hex", "patient.mrn": "mrn" } }],
    ["the path of a rule", { ...policy, rules: { action: "code", "patient.mrn": "mrn" } }],
    ["an action", { ...policy, actions: { mrn: "remove" } }],
    ["a limit", { ...policy, limits: { depth: 7 } }],
    ["the catalogue", { ...policy, message: { catalogue: ["a"] } }],
    ["the destination", { ...policy, destination: { name: "vendor", baa: true } }],
    ["a preset", { ...policy, extends: ["errors", "otel"] }],
  ])("changes with %s", (_, other) => {
    expect(hash(other)).not.toBe(hash(policy));
  });

  it("changes with the version of the detectors", () => {
    expect(hashPolicy(loadPolicy(policy), { ...versions, detectors: 2 })).not.toBe(hash(policy));
  });
});

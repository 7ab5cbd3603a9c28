import { describe, expect, it } from "vitest";
import type { Policy } from "./policy.ts";
import { defaultLimits, resolvePolicy } from "./resolve.ts";

const resolve = (...policies: Omit<Policy, "version">[]) =>
  resolvePolicy(
    policies.map((policy, index) => ({
      source: `layer ${index}`,
      preset: undefined,
      policy: { version: 1, ...policy },
      catalogue: policy.message?.catalogue as string[] | undefined,
    })),
  );
const treatment = (policy: Omit<Policy, "version">) => resolve(policy).rules[0]?.rule;

describe("resolvePolicy", () => {
  it("fills in every default", () => {
    const resolved = resolve({ rules: { event: "code" } });
    expect(resolved).toMatchObject({
      unlisted: "remove",
      message: { text: "strict", arguments: "shapes", words: [], catalogue: undefined },
      limits: { depth: 8, keys: 200, items: 100, string: 8192, record: 262_144 },
      destination: undefined,
      issuer: undefined,
      tenant: "optional",
      sources: ["layer 0"],
      presets: [],
    });
    const { secret, ...others } = resolved.actions;
    expect(secret).toBe("remove");
    expect(new Set(Object.values(others))).toEqual(new Set(["redact"]));
  });

  it("lets a stronger policy override member by member", () => {
    const weak: Omit<Policy, "version"> = {
      unlisted: "redact",
      message: { text: "scan", arguments: "redact" },
      limits: { depth: 3, keys: 4 },
      actions: { mrn: "seal", ip: "coarsen" },
      issuer: "north",
      tenant: "required",
    };
    const resolved = resolve(weak, { message: { text: "static" }, limits: { depth: 5 }, actions: { mrn: "tokenize" } });
    expect(resolved.unlisted).toBe("redact");
    expect(resolved.message).toEqual({ text: "static", arguments: "redact", words: [], catalogue: [] });
    expect(resolved.limits).toEqual({ ...defaultLimits, depth: 5, keys: 4 });
    expect([resolved.actions.mrn, resolved.actions.ip]).toEqual(["tokenize", "coarsen"]);
    expect([resolved.issuer, resolved.tenant]).toEqual(["north", "required"]);
  });

  it("keeps the rules of all policies and ranks them by where they come from", () => {
    const { rules } = resolve({ rules: { a: "code" } }, { rules: { "a.b": "uuid", a: "hex" } });
    expect(rules.map(({ path, order }) => [path, order])).toEqual([
      ["a", 0],
      ["a.b", 1],
      ["a", 1],
    ]);
    expect(rules[1]?.segments).toHaveLength(2);
  });

  it("treats the bare name of a classification as the actions say", () => {
    expect(treatment({ rules: { a: "mrn" }, actions: { mrn: "tokenize" }, issuer: "north" })).toEqual({
      kind: "classified",
      classification: "mrn",
      action: "tokenize",
      issuer: "north",
      separator: undefined,
    });
  });

  it("lets a rule's own action and issuer win", () => {
    const rule = { classification: "account", action: "seal", issuer: "south", separator: "-" } as const;
    expect(treatment({ rules: { a: rule }, issuer: "north" })).toEqual({ kind: "classified", ...rule });
  });

  it("gives an issuer only to identifiers that have one", () => {
    expect(treatment({ rules: { a: "ssn" }, issuer: "north" })).toMatchObject({ issuer: undefined });
  });

  it("tells denials from shapes", () => {
    expect(treatment({ rules: { a: { action: "remove" } } })).toEqual({ kind: "deny", action: "remove" });
    expect(treatment({ rules: { a: "text" } })).toEqual({ kind: "shape", spec: "text" });
    expect(treatment({ rules: { a: { oneOf: [1] } } })).toEqual({ kind: "shape", spec: { oneOf: [1] } });
  });

  it("holds text to the catalogue where there is one", () => {
    expect(resolve({ message: { catalogue: ["started"] } }).message).toMatchObject({
      text: "static",
      catalogue: ["started"],
    });
    expect(resolve({ message: { catalogue: ["started"], text: "scan" } }).message.text).toBe("scan");
  });

  it("adds up the application's own words, each by itself", () => {
    const base = { words: ["Vraulix", "order desk", "care-team hub"] };
    const { words } = resolve({ message: base }, { message: { words: ["vraulix", "pell"] } }).message;
    expect(words).toEqual(["care", "desk", "hub", "order", "pell", "team", "vraulix"]);
  });

  it("lets no text pass an empty policy", () => {
    expect(resolve({}).message).toEqual({ text: "static", arguments: "shapes", words: [], catalogue: [] });
    expect(resolve({ limits: { depth: 2 } }).message.text).toBe("static");
    expect(resolve({ message: { arguments: "redact" } }).message.text).toBe("strict");
  });

  it("sends no stand-in and no scanned text to a destination without an agreement", () => {
    const resolved = resolve({
      destination: { name: "vendor", baa: false },
      actions: { mrn: "tokenize", ip: "coarsen", ssn: "remove" },
      message: { text: "scan" },
      rules: {
        mrn: "mrn",
        date: { classification: "date", action: "generalize" },
        secret: "secret",
        note: { text: "scan" },
        event: "code",
        size: { bytes: {} },
        gone: { action: "redact" },
      },
    });
    expect(resolved.rules.map(({ rule }) => ("action" in rule ? rule.action : rule.spec))).toEqual([
      "redact",
      "redact",
      "remove",
      { text: "static" },
      "code",
      { bytes: {} },
      "redact",
    ]);
    expect(resolved.rules[3]?.rule).toEqual({ kind: "shape", spec: { text: "static" } });
    expect(resolved.message).toMatchObject({ text: "static", catalogue: [] });
    expect([resolved.actions.mrn, resolved.actions.ip, resolved.actions.ssn]).toEqual(["redact", "redact", "remove"]);
  });

  it("changes nothing for a destination with an agreement", () => {
    const destination = { name: "warehouse", baa: true };
    expect(resolve({ destination, actions: { mrn: "tokenize" }, rules: { a: "mrn" } })).toMatchObject({
      destination,
      actions: { mrn: "tokenize" },
      message: { text: "strict" },
    });
  });
});

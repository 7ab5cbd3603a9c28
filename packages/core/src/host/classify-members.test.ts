import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createRedactor } from "../engine/create-redactor.ts";
import type { Classification } from "../policy/identifiers.ts";
import { defaultPolicy } from "../policy/load.ts";
import type { Policy } from "../policy/policy.ts";
import { classifyMembers } from "./classify-members.ts";

const members = (entries: Record<string, Classification>) => new Map(Object.entries(entries));
const redact = (policy: Policy | string, names: Record<string, Classification>, record: object) =>
  JSON.parse(createRedactor(classifyMembers(policy, members(names))).json(record));

const folder = mkdtempSync(join(tmpdir(), "philog-classify-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("classifyMembers", () => {
  it("puts a classification in the place of each shape of that name, and of what is below it", () => {
    const rules: Policy["rules"] = {
      "patient.mrn": "code",
      "visits[*].mrn": "code",
      "names[*]": "code",
      "contact.name.first": "code",
      event: "code",
    };
    const record = {
      patient: { mrn: "ward" },
      visits: [{ mrn: "ward" }],
      names: ["ward"],
      contact: { name: { first: "ward" } },
      event: "visit.read",
    };
    expect(redact({ version: 1, rules }, {}, record)).toEqual(record);
    expect(redact({ version: 1, rules }, { mrn: "mrn", name: "name", names: "name" }, record)).toEqual({
      patient: { mrn: "[REDACTED:mrn]" },
      visits: [{ mrn: "[REDACTED:mrn]" }],
      names: ["[REDACTED:name]"],
      contact: { name: { first: "[REDACTED:name]" } },
      event: "visit.read",
    });
  });

  it("takes a name out of what a wildcard keeps, and leaves the rest to it", () => {
    const policy: Policy = { version: 1, rules: { "patient.*": "code", "wards.*[*]": "code" } };
    const record = { patient: { mrn: "ward", event: "a.b" }, wards: { mrn: ["ward"], open: ["ward"] } };
    expect(redact(policy, { mrn: "mrn" }, record)).toEqual({
      patient: { mrn: "[REDACTED:mrn]", event: "a.b" },
      wards: { mrn: ["[REDACTED:mrn]"], open: ["ward"] },
    });
  });

  it("leaves what the policy classifies, denies or does not list", () => {
    const rules: Policy["rules"] = {
      "a.mrn": "otherId",
      "b.mrn": { action: "remove" },
      "c.*": "code",
      "c.mrn": "otherId",
    };
    const record = { a: { mrn: "x" }, b: { mrn: "x" }, c: { mrn: "x" }, d: { mrn: "x" } };
    const policy: Policy = { version: 1, rules };
    expect(redact(policy, { mrn: "mrn" }, record)).toEqual(redact(policy, {}, record));
    expect(redact(policy, { mrn: "mrn" }, record)).toMatchObject({ a: { mrn: "[REDACTED:otherId]" } });
  });

  it("classifies a name anywhere where unlisted shapes are kept, unless the policy has a rule for that", () => {
    const uuid = "0f8fad5b-d9cb-469f-a165-70867728950e";
    const policy: Policy = { version: 1, unlisted: "shapes", rules: { "**.id": "uuid" } };
    const record = { patient: { key: uuid, id: uuid } };
    expect(redact(policy, { key: "otherId" }, record)).toEqual({ patient: { key: "[REDACTED:otherId]", id: uuid } });
    const other = { version: 1, unlisted: "shapes", rules: { "**.key": "mrn" } } as const;
    expect(redact(other, { key: "otherId" }, record).patient.key).toBe("[REDACTED:mrn]");
  });

  it("finds no place for a name in a rule of items alone", () => {
    const policy: Policy = { version: 1, rules: { "[*]": "code" } };
    expect(classifyMembers(policy, members({ mrn: "mrn" }))).toEqual(policy);
  });

  it("leaves the rules of presets, and a policy without such names as it is", () => {
    const policy: Policy = { version: 1, extends: ["process", "http", "errors"] };
    const record = { service: "visits", err: { code: "ECONNRESET" } };
    expect(redact(policy, { service: "name", code: "otherId" }, record)).toEqual(record);
    expect(classifyMembers(policy, new Map())).toBe(policy);
    expect(classifyMembers(undefined, new Map())).toBe(defaultPolicy);
  });

  it("reads a policy file with all that it extends, and keeps all that it says", () => {
    const file = join(folder, "policy.json");
    const own: Policy = {
      version: 1,
      extends: ["./base.json"],
      rules: { "patient.mrn": "code" },
      unlisted: "redact",
      message: { catalogue: "catalogue.json" },
    };
    writeFileSync(join(folder, "base.json"), JSON.stringify({ version: 1, rules: { "visit.mrn": "code" } }));
    writeFileSync(join(folder, "catalogue.json"), '["loaded"]');
    writeFileSync(file, JSON.stringify(own));
    const redactor = createRedactor(classifyMembers(file, members({ mrn: "mrn" })));
    expect(redactor.copy({ patient: { mrn: "a" }, visit: { mrn: "b" }, other: 1 })).toEqual({
      patient: { mrn: "[REDACTED:mrn]" },
      visit: { mrn: "[REDACTED:mrn]" },
      other: "[REDACTED]",
    });
    expect(redactor.text("loaded")).toBe("loaded");
    expect(redactor.text("saved")).toBe("[REDACTED]");
  });

  it("refuses what createRedactor refuses", () => {
    expect(() => classifyMembers({ version: 2 } as never, members({ mrn: "mrn" }))).toThrow("PHILOG_POLICY_VERSION");
  });
});

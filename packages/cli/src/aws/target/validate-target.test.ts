import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clinicFile, sealingFile } from "../clinic.test-data.ts";
import { validateTarget } from "./validate-target.ts";

const schema = JSON.parse(readFileSync(new URL("../../../aws.schema.json", import.meta.url), "utf8"));
const matches = new Ajv({ strict: false }).compile(schema);

const placesOf = (value: unknown) => validateTarget(value).map(({ at }) => at);

describe("philog.aws.json", () => {
  it("has no fault where it is right", () => {
    expect(validateTarget(clinicFile())).toEqual([]);
    expect(validateTarget({ $schema: "./aws.schema.json", ...sealingFile() })).toEqual([]);
  });

  it("is told every fault at once, with what would be right and never a value", () => {
    const faults = validateTarget({
      version: 2,
      region: "Mars",
      account: "Wilhelmina Quark",
      tags: { "aws:owner": "x", DataOwner: 7 },
      groups: {
        operations: { name: "/clinic api", retentionDays: 91, class: "GOLD", kmsKey: "key", extra: 1 },
        Audit: {},
        audit: { dataProtection: "yes", deletionProtection: 1, subscriptions: ["arn:*"] },
        "Wilhelmina Quark": {},
        list: [],
      },
      roles: { writer: "root", Wilhelmina: "x" },
      sealKey: "",
      "98441207 Quark": 1,
    });
    expect(faults.map(({ at }) => at)).toEqual([
      "version",
      "region",
      "account",
      "tags.aws:owner",
      "tags.DataOwner",
      "groups.operations.name",
      "groups.operations.retentionDays",
      "groups.operations.class",
      "groups.operations.kmsKey",
      "groups.operations.extra",
      "groups.Audit",
      "groups.audit.name",
      "groups.audit.kmsKey",
      "groups.audit.dataProtection",
      "groups.audit.deletionProtection",
      "groups.audit.subscriptions[0]",
      "groups.?",
      "groups.list",
      "roles.writer",
      "roles.Wilhelmina",
      "sealKey",
      "?",
    ]);
    expect(JSON.stringify(faults)).not.toMatch(/Quark|Mars|GOLD|98441207/);
    expect(faults.find(({ at }) => at === "groups.operations.retentionDays")!.hint).toContain("2192");
    for (const { hint } of faults) expect(hint).toMatch(/\w{4}/);
  });

  it.each([
    [undefined, ["the file"]],
    [[], ["the file"]],
    [{}, ["version", "region", "groups"]],
    [{ ...clinicFile(), groups: {} }, ["groups"]],
    [{ ...clinicFile(), groups: [] }, ["groups"]],
    [{ ...clinicFile(), groups: { seal: { name: "a", kmsKey: "alias/a" } } }, ["groups.seal"]],
    [{ ...clinicFile(), tags: Object.fromEntries([...Array(51).keys()].map((n) => [`t${n}`, ""])) }, ["tags"]],
    [
      { ...clinicFile(), groups: { a: { name: "a", kmsKey: "alias/a", subscriptions: {} } } },
      ["groups.a.subscriptions"],
    ],
    [{ ...clinicFile(), groups: { a: { name: "a", kmsKey: "alias/a", tags: 1 } } }, ["groups.a.tags"]],
  ])("%# has its faults in their places", (value, places) => {
    expect(placesOf(value)).toEqual(places);
    expect(matches(value)).toBe(false);
  });

  it("says what only several members together show", () => {
    const one = { name: "/clinic/api", kmsKey: "alias/one" };
    expect(placesOf({ ...clinicFile(), groups: { operations: one, audit: { ...one, name: "/a" } } })).toEqual([
      "groups.audit.kmsKey",
    ]);
    expect(placesOf({ ...clinicFile(), groups: { operations: one, batch: one } })).toEqual(["groups.batch.name"]);
    const masked = { ...one, class: "ESSENTIALS", dataProtection: true };
    expect(placesOf({ ...clinicFile(), groups: { operations: masked } })).toEqual(["groups.operations.dataProtection"]);
    expect(placesOf({ ...clinicFile(), groups: { operations: { ...masked, dataProtection: false } } })).toEqual([]);
  });

  it("is right by its JSON Schema exactly where no member has a fault by itself", () => {
    const any = fc.constantFrom<unknown>(
      "",
      "x",
      1,
      90,
      true,
      null,
      [],
      {},
      ["x"],
      "alias/x",
      "/x",
      "STANDARD",
      "ESSENTIALS",
    );
    const mostly = (right: fc.Arbitrary<unknown>) =>
      fc.oneof({ weight: 40, arbitrary: right }, { weight: 1, arbitrary: any });
    const group = fc.record(
      {
        name: mostly(fc.constantFrom("/a", "/b")),
        kmsKey: mostly(fc.constantFrom("alias/a", "arn:aws:kms:us-east-1:111122223333:key/0b7a6c1e")),
        retentionDays: mostly(fc.constantFrom(1, 90, 2192)),
        deletionProtection: mostly(fc.boolean()),
        class: mostly(fc.constantFrom("STANDARD", "DELIVERY")),
        subscriptions: mostly(fc.constant(["arn:aws:logs:us-east-1:999988887777:destination:a"])),
      },
      { requiredKeys: ["name", "kmsKey"] },
    );
    const entry = mostly(
      fc.oneof({ weight: 20, arbitrary: group }, { weight: 1, arbitrary: group.map((one) => ({ ...one, more: 1 })) }),
    );
    const file = fc.record(
      {
        version: mostly(fc.constant(1)),
        region: mostly(fc.constantFrom("us-east-1", "us-gov-west-1", "ap-southeast-4")),
        account: mostly(fc.constant("111122223333")),
        tags: mostly(fc.constant({ DataOwner: "platform" })),
        groups: mostly(
          fc.dictionary(fc.constantFrom("a", "b2", "b3", "c", "account"), entry, { minKeys: 1, maxKeys: 2 }),
        ),
        roles: mostly(fc.constantFrom({}, { writer: "arn:aws:iam::111122223333:role/w" })),
        sealKey: mostly(fc.constant("alias/seal")),
      },
      { requiredKeys: ["version", "region", "groups"] },
    );
    const seen = { valid: 0, invalid: 0 };
    const across = ["it is another name than", "the audit trail has a key", "a group is masked in"];
    fc.assert(
      fc.property(file, (value) => {
        const faults = validateTarget(value).filter(({ hint }) => !across.some((start) => hint.startsWith(start)));
        expect({ value, faults, valid: faults.length === 0 }).toEqual({ value, faults, valid: matches(value) });
        seen[faults.length === 0 ? "valid" : "invalid"] += 1;
      }),
      { numRuns: 2000 },
    );
    expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(100);
  });
});

import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateSchema, schemaFile } from "../../../../scripts/generate-schema.mjs";
import { classifications } from "./identifiers.ts";
import { presets } from "./presets/index.ts";
import { shapeNames } from "./rule-checks.ts";
import { validatePolicy } from "./validate.ts";

const text = readFileSync(schemaFile, "utf8");
const matches = new Ajv({ strict: true, allowUnionTypes: true }).compile(JSON.parse(text));

/** Faults that a JSON Schema cannot state. */
const beyondSchema = new Set([
  "PHILOG_PATH_BAD",
  "PHILOG_RULE_CONFLICT",
  "PHILOG_PATTERN_BAD",
  "PHILOG_PATTERN_NOT_LINEAR",
]);
const isStructural = ({ code, hint }: { code: string; hint?: string }) =>
  !beyondSchema.has(code) && hint !== "min is at most max" && hint !== "two detectors have this name";

const junk = fc.constantFrom<unknown>(0, 1, -1, 1.5, 1e9, "", "a", "--", true, null, [], {}, ["a"], [1], [null], {
  min: 1,
});
/** The right thing mostly, anything else now and then. */
const mostly = <T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 40, arbitrary: right as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: junk });
const optional = (members: Record<string, fc.Arbitrary<unknown>>, required: string[] = []) =>
  fc
    .tuple(
      fc.record(members, { requiredKeys: required }),
      fc.oneof(
        { weight: 40, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.tuple(fc.constantFrom("extra", "code", "action", "maxLength"), junk) },
      ),
    )
    .map(([object, extra]) => (extra ? { ...object, [extra[0]]: extra[1] } : object));

const actionName = fc.constantFrom("redact", "remove", "generalize", "coarsen", "tokenize", "seal", "keep");
const classification = fc.constantFrom(...classifications);
const count = mostly(fc.integer({ min: 1, max: 40 }));
const bounds = mostly(
  optional({ min: mostly(fc.integer()), max: mostly(fc.double({ noNaN: true, noDefaultInfinity: true })) }),
);

const rule = mostly(
  fc.oneof(
    fc.constantFrom<string>(...shapeNames, ...classifications, "pattern"),
    ...["number", "integer", "milliseconds", "bytes"].map((name) => optional({ [name]: bounds }, [name])),
    optional({ code: mostly(optional({ distinct: count }, ["distinct"])) }, ["code"]),
    optional({ timestamp: mostly(optional({ past: count, future: count })) }, ["timestamp"]),
    optional({ oneOf: mostly(fc.array(mostly(fc.string()), { maxLength: 3 })) }, ["oneOf"]),
    optional({ pattern: mostly(fc.constantFrom("a+", "(a", "(a+)+")), maxLength: count }, ["pattern"]),
    optional({ text: mostly(fc.constantFrom("scan", "static", "strict")) }, ["text"]),
    optional(
      {
        classification: mostly(classification),
        action: actionName,
        issuer: mostly(fc.constant("n")),
        separator: mostly(fc.constantFrom("-", "é", "😀")),
      },
      ["classification"],
    ),
    optional({ action: actionName }, ["action"]),
  ),
);

const ownPattern = mostly(
  optional(
    {
      name: mostly(fc.constantFrom("badge", "locker-no", "Badge", "x".repeat(49))),
      classification: mostly(classification),
      pattern: mostly(fc.constantFrom("BDG-[0-9]+", "(a", "(a+)+", "a*")),
      near: mostly(
        fc.array(mostly(fc.constantFrom("staff badge", "ausweis nr", "größe", "a b c d e", "a  b", "x".repeat(49))), {
          minLength: 1,
          maxLength: 2,
        }),
      ),
    },
    ["name", "classification", "pattern"],
  ),
);

const policy = optional(
  {
    $schema: mostly(fc.string()),
    version: mostly(fc.constant(1)),
    extends: mostly(fc.array(fc.constantFrom("http", "./a.json"))),
    rules: mostly(fc.dictionary(fc.constantFrom("a", "b.c", "x..y", "a[*].b"), rule, { maxKeys: 3 })),
    actions: mostly(
      fc.dictionary(fc.oneof({ weight: 9, arbitrary: classification }, fc.constant("mnr")), actionName, { maxKeys: 2 }),
    ),
    unlisted: mostly(fc.constantFrom("remove", "redact", "shapes")),
    message: mostly(
      optional({
        text: mostly(fc.constantFrom("scan", "static")),
        arguments: mostly(fc.constantFrom("shapes", "redact")),
        catalogue: mostly(fc.oneof(fc.string(), fc.array(fc.string()))),
      }),
    ),
    detectors: mostly(
      optional({
        own: mostly(fc.array(ownPattern, { maxLength: 2 })),
        disable: mostly(fc.array(fc.constantFrom("ipv4", "mrn", "x"))),
      }),
    ),
    limits: mostly(optional({ depth: count, keys: count, items: count, string: count, record: count })),
    destination: mostly(optional({ name: mostly(fc.constant("vendor")), baa: mostly(fc.boolean()) }, ["name", "baa"])),
    issuer: mostly(fc.constant("north")),
    tenant: mostly(fc.constantFrom("required", "optional")),
  },
  ["version"],
);

describe("policy.schema.json", () => {
  it("is what the types of policy.ts generate", () => {
    expect(text).toBe(generateSchema());
  });

  it("takes the presets", () => {
    for (const preset of Object.values(presets)) expect(matches(preset)).toBe(true);
  });

  it("accepts a policy exactly where validatePolicy finds no structural fault", () => {
    const seen = { valid: 0, invalid: 0 };
    fc.assert(
      fc.property(policy, (value) => {
        const faults = validatePolicy(value).filter(isStructural);
        expect({ value, faults, valid: faults.length === 0 }).toEqual({ value, faults, valid: matches(value) });
        seen[faults.length === 0 ? "valid" : "invalid"] += 1;
      }),
      { numRuns: 4000 },
    );
    expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(400);
  });
});

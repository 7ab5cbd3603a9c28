import { describe, expect, it } from "vitest";
import { allowedActions } from "./actions.ts";
import { classifications } from "./identifiers.ts";
import { validatePolicy } from "./validate.ts";

const codes = (value: unknown) => validatePolicy(value).map(({ code, at }) => `${code} ${at}`);
const hints = (value: unknown) => validatePolicy(value).map(({ hint }) => hint);
const rule = (value: unknown) => validatePolicy({ version: 1, rules: { "a.b": value } });

describe("validatePolicy", () => {
  it("finds no fault in a policy that uses every member", () => {
    const policy = {
      $schema: "https://example.org/policy.schema.json",
      version: 1,
      extends: ["process", "./base.json"],
      rules: {
        event: "code",
        ms: { milliseconds: { min: 0, max: 10 } },
        "order.status": { oneOf: ["open", 1, true] },
        "order.id": { pattern: "^ord_[a-z0-9]{12}$", maxLength: 16 },
        "patient.mrn": { classification: "mrn", action: "tokenize", issuer: "north", separator: "-" },
        "patient.birthDate": { classification: "date", action: "generalize" },
        "items[*].sku": { code: { distinct: 20 } },
        at: { timestamp: { past: 0, future: 5 } },
        note: { text: "scan" },
        gone: { action: "remove" },
        absent: undefined,
      },
      actions: { ip: "coarsen", mrn: "seal" },
      unlisted: "shapes",
      message: { text: "static", words: ["Vraulix", "order desk"], arguments: "redact", catalogue: ["started"] },
      limits: { depth: 3, keys: 1, items: 1, string: 10, record: 100 },
      destination: { name: "vendor", baa: false },
      issuer: "south",
      tenant: "required",
    };
    expect(validatePolicy(policy)).toEqual([]);
    expect(validatePolicy({ ...policy, message: { catalogue: "messages.json" }, tenant: undefined })).toEqual([]);
  });

  it.each([[null], [undefined], [1], ["{}"], [[]]])("refuses %j, which is no object", (value) => {
    expect(codes(value)).toEqual(["PHILOG_POLICY_NOT_OBJECT policy"]);
  });

  it("reports every fault at once, each at its place", () => {
    const policy = {
      version: 2,
      extend: [],
      extends: "http",
      rules: { "a..b": "code", "c d": "uuidd", "a.*.c": "code", "*.b.c": "hex", 'x["y"]': "mrn", "x.y": "ssn" },
      actions: { date: "tokenize", mnr: "seal" },
      unlisted: "keep",
      message: { text: "strikt", words: "ward", arguments: 1, catalogue: [1] },
      limits: { depth: 0, keys: 1.5, items: 10_001, string: "1", depht: 3 },
      destination: { name: "" },
      issuer: "",
      tenant: "maybe",
    };
    expect(codes(policy)).toEqual([
      "PHILOG_POLICY_VERSION version",
      "PHILOG_POLICY_MEMBER extend",
      "PHILOG_POLICY_MEMBER extends",
      'PHILOG_PATH_BAD rules["a..b"]',
      'PHILOG_PATH_BAD rules["c d"]',
      'PHILOG_RULE_UNKNOWN rules["c d"]',
      'PHILOG_RULE_CONFLICT rules["*.b.c"]',
      'PHILOG_RULE_CONFLICT rules["x.y"]',
      "PHILOG_ACTION_NOT_ALLOWED actions.date",
      "PHILOG_POLICY_MEMBER actions.mnr",
      "PHILOG_POLICY_MEMBER unlisted",
      "PHILOG_POLICY_MEMBER message.text",
      "PHILOG_POLICY_MEMBER message.words",
      "PHILOG_POLICY_MEMBER message.arguments",
      "PHILOG_POLICY_MEMBER message.catalogue",
      "PHILOG_POLICY_MEMBER limits.depth",
      "PHILOG_POLICY_MEMBER limits.keys",
      "PHILOG_POLICY_MEMBER limits.items",
      "PHILOG_POLICY_MEMBER limits.string",
      "PHILOG_POLICY_MEMBER limits.depht",
      "PHILOG_POLICY_MEMBER destination.name",
      "PHILOG_POLICY_MEMBER destination.baa",
      "PHILOG_POLICY_MEMBER issuer",
      "PHILOG_POLICY_MEMBER tenant",
    ]);
  });

  it("needs a version", () => {
    expect(codes({})).toEqual(["PHILOG_POLICY_VERSION version"]);
  });

  it("wants objects where objects stand", () => {
    expect(codes({ version: 1, rules: [], limits: null })).toEqual([
      "PHILOG_POLICY_MEMBER rules",
      "PHILOG_POLICY_MEMBER limits",
    ]);
  });

  it("takes words of letters as the application's own, in strings of at most three", () => {
    const words = (...given: unknown[]) => codes({ version: 1, message: { words: given } });
    expect(words("ward", "Vraulix", "care-team hub", "a".repeat(24), `${"a".repeat(24)} hub-bed`)).toEqual([]);
    expect(words(...Array(5000).fill("ward"))).toEqual([]);
    const bad = [
      words(...Array(5001).fill("ward")),
      words("ward", "s3"),
      ...[
        "",
        "a".repeat(25),
        `${"a".repeat(24)} hub-beds`,
        "s3",
        "l'un",
        "été",
        "a",
        "one two three four",
        " a",
        5,
        null,
        ["ward"],
      ].map((word) => words(word)),
    ];
    for (const faults of bad) expect(faults).toEqual(["PHILOG_POLICY_MEMBER message.words"]);
  });

  it("writes the place of an odd member so that the path grammar reads it", () => {
    expect(codes({ version: 1, "a b": 1 })).toEqual(['PHILOG_POLICY_MEMBER ["a b"]']);
  });

  it("names the nearest known name", () => {
    expect(hints({ version: 1, ruels: {} })).toEqual(["did you mean `rules`?"]);
    expect(hints({ version: 1, unlisted: "removed" })).toEqual(["did you mean `remove`?"]);
    expect(rule("requestID")[0]?.hint).toBe("did you mean `requestId`?");
    expect(rule({ patern: "x" })[0]?.hint).toBe("did you mean `pattern`?");
  });
});

describe("a rule", () => {
  it.each([
    [1, "PHILOG_RULE_UNKNOWN", /name or an object/],
    [["code"], "PHILOG_RULE_UNKNOWN", /name or an object/],
    [{}, "PHILOG_RULE_UNKNOWN", /empty/],
    ["pattern", "PHILOG_RULE_UNKNOWN", /takes options/],
    [{ uuid: {} }, "PHILOG_RULE_UNKNOWN", /write "uuid"/],
    [{ mrn: {} }, "PHILOG_RULE_UNKNOWN", /write "mrn"/],
    [{ number: 3 }, "PHILOG_RULE_OPTION", /object/],
    [{ number: { min: "1" } }, "PHILOG_RULE_OPTION", /number/],
    [{ number: { max: Number.NaN } }, "PHILOG_RULE_OPTION", /number/],
    [{ bytes: { min: 2, max: 1 } }, "PHILOG_RULE_OPTION", /min is at most max/],
    [{ number: {}, maxLength: 3 }, "PHILOG_RULE_OPTION", /^known here: number$/],
    [{ code: {} }, "PHILOG_RULE_OPTION", /required/],
    [{ code: { distinct: 0 } }, "PHILOG_RULE_OPTION", /from 1/],
    [{ timestamp: { past: -1 } }, "PHILOG_RULE_OPTION", /0 or more/],
    [{ timestamp: { past: null } }, "PHILOG_RULE_OPTION", /0 or more/],
    [{ oneOf: [] }, "PHILOG_RULE_OPTION", /at least one/],
    [{ oneOf: [null] }, "PHILOG_RULE_OPTION", /at least one/],
    [{ oneOf: "a" }, "PHILOG_RULE_OPTION", /at least one/],
    [{ pattern: "" }, "PHILOG_RULE_OPTION", /regular expression/],
    [{ pattern: 1 }, "PHILOG_RULE_OPTION", /regular expression/],
    [{ pattern: "(?=a)" }, "PHILOG_PATTERN_BAD", /look-around/],
    [{ pattern: "(a+)+" }, "PHILOG_PATTERN_NOT_LINEAR", /same text/],
    [{ pattern: "a", maxLength: 9000 }, "PHILOG_RULE_OPTION", /8192/],
    [{ text: "strickt" }, "PHILOG_RULE_OPTION", /did you mean `strict`/],
    [{ text: true }, "PHILOG_RULE_OPTION", /one of static, strict, scan/],
    [{ action: "keep" }, "PHILOG_RULE_OPTION", /redact or remove/],
    [{ action: "tokenize" }, "PHILOG_RULE_OPTION", /redact or remove/],
    [{ classification: "mnr" }, "PHILOG_RULE_UNKNOWN", /did you mean `mrn`/],
    [{ classification: "mnr", action: 1, issuer: "a" }, "PHILOG_RULE_UNKNOWN", /did you mean `mrn`/],
    [{ classification: 1 }, "PHILOG_RULE_UNKNOWN", /one of name/],
    [{ classification: "ssn", issuer: "a" }, "PHILOG_RULE_OPTION", /^known here: classification, action/],
    ["remove", "PHILOG_RULE_UNKNOWN", /written { "action": "remove" }/],
    ["redact", "PHILOG_RULE_UNKNOWN", /written { "action": "redact" }/],
    ["string", "PHILOG_RULE_UNKNOWN", /^known here: boolean, .*text, .*secret$/],
    [{ classification: "mrn", issuer: 1 }, "PHILOG_RULE_OPTION", /a name/],
    [{ classification: "mrn", separator: "--" }, "PHILOG_RULE_OPTION", /one character/],
    [{ classification: "mrn", separator: 1 }, "PHILOG_RULE_OPTION", /one character/],
    [
      { classification: "mrn", action: "generalize" },
      "PHILOG_ACTION_NOT_ALLOWED",
      /mrn takes redact, remove, seal, tokenize/,
    ],
  ])("of %j is refused as %s", (value, code, hint) => {
    expect(rule(value)).toEqual([
      { code, at: expect.stringMatching(/^rules\["a\.b"\]/), hint: expect.stringMatching(hint) },
    ]);
  });

  it("takes an action for a classification exactly where the table allows it", () => {
    const actions = ["keep", "redact", "remove", "generalize", "coarsen", "tokenize", "seal"];
    for (const classification of classifications) {
      const taken = actions.filter((action) => rule({ classification, action }).length === 0);
      expect(taken.sort()).toEqual([...allowedActions[classification]].sort());
    }
  });

  it("names an issuer for the numbers that mean nothing without one", () => {
    const issued = classifications.filter((classification) => rule({ classification, issuer: "north" }).length === 0);
    expect([...issued].sort()).toEqual(["account", "healthPlan", "mrn"]);
  });

  it("tokenizes nothing whose token would be a codebook or of no use", () => {
    const refused = classifications.filter(
      (classification) => !(allowedActions[classification] as readonly string[]).includes("tokenize"),
    );
    expect(refused.sort()).toEqual(["age", "biometric", "clinical", "date", "geo", "photo", "secret"]);
  });

  it("may have bounds that are equal, and has one fault where a bound is no number", () => {
    expect(rule({ number: { min: 1, max: 1 } })).toEqual([]);
    expect(rule({ number: { min: "5", max: 1 } }).map(({ at }) => at)).toEqual(['rules["a.b"].number.min']);
  });

  it("is refused where one value of several is no scalar", () => {
    expect(rule({ oneOf: ["a", null] }).map(({ code }) => code)).toEqual(["PHILOG_RULE_OPTION"]);
  });

  it("is told the nearest member, also of classifications and denials", () => {
    expect(rule({ clasification: "mrn" })[0]?.hint).toBe("did you mean `classification`?");
    expect(rule({ acton: "remove" })[0]?.hint).toBe("did you mean `action`?");
  });

  it("counts a member that is undefined as absent", () => {
    expect(rule({ pattern: "a", maxLength: undefined, action: undefined })).toEqual([]);
  });
});

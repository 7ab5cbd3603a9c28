import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { createRedactor, type RedactorOptions } from "../engine/create-redactor.ts";
import { openHost } from "../host/open-host.ts";
import type { Policy, Rule } from "../policy/policy.ts";
import { phi, safe } from "../redactors/mark.ts";
import { createPair } from "../tokens/seal.test-data.ts";

const keys = { current: { id: "k1", secret: randomBytes(32) } };
const names = ["a", "b", "c", "err", "list", "note", "Elowen Larkspur", "__proto__", "redacted", "[KEY:1]"];
const texts = [
  ...["user.created", "Elowen Larkspur", "219-09-9999", "mrn 12345678", "[REDACTED:mrn]", "[KEY:1]", "[LIMIT:string]"],
  ...[
    `tok1.mrn.k1.${"A".repeat(22)}`,
    'got {"a":"x-y","b":{"c":"219-09-9999"}} and [{"a":1}]',
    "10.1.2.3",
    "1961-03-04",
  ],
  ...["\ud800", "abcdef0123456789", "https://example.test/a/1?q=1", "60614", "45", "it's 'quoted'"],
];

let reading = false;
/** Throws where Philog reads it, not where a counterexample is printed. */
const unreadable = () => {
  if (reading) throw new Error("219-09-9999");
  return "unreadable";
};
function read<T>(work: () => T): T {
  reading = true;
  try {
    return work();
  } finally {
    reading = false;
  }
}

const leaf = fc.oneof(
  fc.constantFrom(...texts),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.double(),
  fc.integer(),
  fc.bigInt(),
  fc.boolean(),
  fc.constantFrom(
    null,
    undefined,
    Symbol("s"),
    () => 1,
    new Date(0),
    new Date(Number.NaN),
    Buffer.from("x"),
    new String("x"),
  ),
  fc.constantFrom(safe("code", "x-y"), phi("mrn", "12345678"), phi("date", "1961-03-04"), new Error("m 'x'")),
);
const key = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...names) }, fc.string({ maxLength: 5 }));
const value = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: "small" }, leaf, tie("object"), tie("array"), tie("odd")),
  array: fc.array(tie("value"), { maxLength: 4 }),
  object: fc.dictionary(key, tie("value"), { maxKeys: 5, noNullPrototype: false }),
  odd: fc.oneof(
    tie("value").map((inner) => ({ toJSON: () => inner })),
    tie("value").map(
      (inner) =>
        new Map<unknown, unknown>([
          ["a", inner],
          [5, inner],
        ]),
    ),
    tie("value").map((inner) => new Set([inner])),
    tie("value").map((inner) => new Error("mrn 12345678", { cause: inner })),
    tie("object").map((inner) => new Proxy(inner as object, {})),
    tie("object").map((inner) => Object.defineProperty(inner as object, "b", { enumerable: true, get: unreadable })),
  ),
})).value;
const record = fc.dictionary(key, value, { maxKeys: 6, noNullPrototype: false });

const rule: fc.Arbitrary<Rule> = fc.constantFrom<Rule[]>(
  ...([
    "code",
    "text",
    "boolean",
    "hex",
    "unchecked",
    "stack",
    "mrn",
    "secret",
    "name",
    { integer: { min: 0, max: 99 } },
  ] as const),
  { oneOf: ["user.created", 5] },
  { pattern: "^[a-z -]{1,20}$" },
  { classification: "date", action: "generalize" },
  { classification: "geo", action: "generalize" },
  { classification: "ip", action: "coarsen" },
  { classification: "url", action: "coarsen" },
  { classification: "mrn", action: "tokenize" },
  { action: "redact" },
  { action: "remove" },
);
const path = fc.constantFrom(
  "a",
  "b",
  "c",
  "a.b",
  "a.*",
  "*",
  "list[*]",
  "list[*].a",
  "**.a",
  "**.b",
  "**.note",
  "err.stack",
  "err.message",
  "*.b",
  "a.**.c",
);
const rules = fc.dictionary(path, rule, { maxKeys: 5, noNullPrototype: false });
const policy: fc.Arbitrary<Policy> = fc.record({
  version: fc.constant(1 as const),
  rules,
  unlisted: fc.constantFrom("remove", "redact", "shapes"),
  message: fc.constantFrom({ text: "scan" as const }, { text: "static" as const, catalogue: ["user.created"] }, {}),
  limits: fc.constantFrom({}, { depth: 2, keys: 3, items: 2, string: 30 }, { record: 80 }),
});

/** Undefined where the rules tie: such a policy is refused. */
function redactorOf(given: Policy, options: RedactorOptions = {}) {
  try {
    return createRedactor(given, { keys, ...options });
  } catch {
    return undefined;
  }
}

const runs = { numRuns: 400 };

describe("for any record and any policy", () => {
  it("json is valid JSON, equal to copy, nothing throws, and nothing of the record is changed", () => {
    fc.assert(
      fc.property(policy, record, (given, input) => {
        const [one, two] = [redactorOf(given), redactorOf(given)];
        fc.pre(one !== undefined && two !== undefined);
        const before = Reflect.ownKeys(input);
        expect(read(() => JSON.parse(one.json(input)))).toEqual(read(() => two.copy(input)));
        expect(Reflect.ownKeys(input)).toEqual(before);
        expect(typeof one.text(String(before))).toBe("string");
        expect(typeof read(() => one.error(input))).toBe("object");
        expect(one.stats().withheld).toBe(0);
      }),
      runs,
    );
  });

  it("redaction is idempotent: a copy is written as it stands", () => {
    fc.assert(
      fc.property(policy, record, (given, input) => {
        const redactor = redactorOf(given);
        fc.pre(redactor !== undefined);
        const once = read(() => redactor.copy(input));
        expect(redactor.json(once)).toBe(JSON.stringify(once));
        expect(redactor.copy(once)).toEqual(once);
      }),
      runs,
    );
  });

  it("text is idempotent where records leave a JSON string in a text that was none", () => {
    const redactor = redactorOf({ version: 1, rules: {}, unlisted: "remove", message: { text: "scan" }, limits: {} })!;
    const once = redactor.text('" got {"a":"x-y"} and [{"a":1}] "  ');
    expect(once).toBe('" got {} and [{}] "  ');
    expect(redactor.text(once)).toBe(once);
  });

  it("text is idempotent, with markers, tokens and records in it", () => {
    const piece = fc.oneof(fc.constantFrom(...texts), fc.string(), fc.constantFrom('"', "{", "[", "]", " ", '{"a":'));
    const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(" "));
    fc.assert(
      fc.property(policy, text, (given, input) => {
        const redactor = redactorOf(given);
        fc.pre(redactor !== undefined);
        const once = redactor.text(input);
        expect(redactor.text(once)).toBe(once);
      }),
      runs,
    );
  });
});

describe("only tighten", () => {
  const leaves = (input: unknown, into: Set<unknown>): Set<unknown> => {
    if (typeof input === "object" && input !== null) for (const inner of Object.values(input)) leaves(inner, into);
    // Null says nothing: a place that any rule names keeps it.
    else if (input !== null && (typeof input !== "string" || !/^\[[A-Z]+(?::[\w:]+)?\]$/.test(input))) into.add(input);
    return into;
  };
  /** What is written under `tighter` and was not under `given`; markers and names of what is gone apart. */
  const loosened = (given: Policy, tighter: Policy, input: object): unknown[] | undefined => {
    const [one, two] = [redactorOf(given), redactorOf(tighter)];
    if (one === undefined || two === undefined) return undefined;
    const of = (redactor: typeof one) => {
      const { redacted: _, ...out } = JSON.parse(redactor.json(input));
      return leaves(out, new Set());
    };
    const before = of(one);
    return [...of(two)].filter((item) => !before.has(item));
  };
  // Text around a record changes where the record inside does.
  const plain = fc.dictionary(
    fc.constantFrom(...names.slice(0, 6)),
    fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom("user.created", "x-y", "Elowen", "219-09-9999", 5, 12_345, true, null, "abcdef0123456789"),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...names.slice(0, 6)), tie("value"), { maxKeys: 4, noNullPrototype: false }),
      ),
    })).value,
    { maxKeys: 5, noNullPrototype: false },
  );
  const closed = fc.constantFrom<Rule[]>({ action: "redact" }, { action: "remove" }, "mrn", "secret", "clinical");
  const unlimited = policy.map((given) => ({ ...given, limits: {} }));

  it("a deny or a classification more never lets a value through that was not there before", () => {
    fc.assert(
      fc.property(unlimited, path, closed, plain, (given, at, deny, input) => {
        fc.pre(given.rules?.[at] === undefined);
        const found = loosened(given, { ...given, rules: { ...given.rules, [at]: deny } }, input);
        fc.pre(found !== undefined);
        expect(found).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  it("a destination without an agreement never lets a value through that was not there before", () => {
    const destination = { name: "vendor", baa: false };
    fc.assert(
      fc.property(unlimited, plain, (given, input) => {
        const found = loosened(given, { ...given, destination }, input);
        fc.pre(found !== undefined);
        expect(found).toEqual([]);
      }),
      runs,
    );
  });

  it("to a destination without an agreement nothing goes that stands in for somebody", () => {
    const given: Policy = {
      version: 1,
      rules: {
        mrn: { classification: "mrn", action: "tokenize" },
        born: { classification: "date", action: "generalize" },
        ip: { classification: "ip", action: "coarsen" },
        note: "text",
        scanned: { text: "scan" },
        gone: "secret",
      },
      message: { text: "scan" },
    };
    const input = {
      mrn: "12345678",
      born: "1961-03-04",
      ip: "10.1.2.3",
      note: "Elowen",
      scanned: "Elowen",
      gone: 1,
      status: 1,
    };
    const redactor = createRedactor(given, { keys, destination: { name: "vendor", baa: false } });
    expect(JSON.parse(redactor.json(input))).toEqual({
      mrn: "[REDACTED:mrn]",
      born: "[REDACTED:date]",
      ip: "[REDACTED:ip]",
      note: "[REDACTED]",
      scanned: "[REDACTED]",
      redacted: ["gone", "[KEY:1]"],
    });
  });
});

describe("records inside text", () => {
  const redactor = createRedactor({
    version: 1,
    rules: { note: "text", code: "code", mrn: "mrn" },
    message: { text: "scan" },
    limits: { depth: 3 },
  });
  const write = (note: string) => JSON.parse(redactor.json({ note }));

  it("follow the rules of records", () => {
    expect(write('got {"code":"x-y","mrn":"12345678","name":"Elowen"} today')).toEqual({
      note: 'got {"code":"x-y","mrn":"[REDACTED:mrn]"} today',
      redacted: ["name"],
    });
  });

  it("in an array follow them one by one, and what is no record is null", () => {
    expect(write('got [{"mrn":"12345678"},"Elowen",["x"]]')).toEqual({
      note: 'got [{"mrn":"[REDACTED:mrn]"},null,null]',
    });
  });

  it("inside text inside records end at the limit of depth", () => {
    let note = "Elowen";
    for (let n = 0; n < 6; n++) note = JSON.stringify({ note });
    const line = JSON.stringify(write(note));
    expect(line).toContain("[LIMIT:depth]");
    expect(line).not.toContain("Elowen");
  });

  it("are read down to the limit of depth, and no further because an array holds them", () => {
    const given: Policy = { version: 1, rules: { note: "text", "a.b": "code" }, message: { text: "scan" } };
    const at = (depth: number, note: string) => createRedactor({ ...given, limits: { depth } }).copy({ note }).note;
    expect(at(2, 'got {"a":{"b":"x-y"}}')).toBe('got {"a":"[LIMIT:depth]"}');
    expect(at(3, 'got {"a":{"b":"x-y"}}')).toBe('got {"a":{"b":"x-y"}}');
    expect(at(3, 'got [{"a":{"b":"x-y"}}]')).toBe('got [{"a":"[LIMIT:depth]"}]');
    expect(at(4, 'got [{"a":{"b":"x-y"}}]')).toBe('got [{"a":{"b":"x-y"}}]');
  });

  it("may be null in an array", () => {
    expect(write('got [{"code":"x-y"},null]')).toEqual({ note: 'got [{"code":"x-y"},null]' });
  });

  it("hold no token of another tenant", () => {
    let tenant = "north";
    const rules = { note: "text", mrn: { classification: "mrn", action: "tokenize" } } as const;
    const tokens = createRedactor({ version: 1, rules, message: { text: "scan" } }, { keys, tenant: () => tenant });
    const north = tokens.json({ note: '{"mrn":"12345678"}' });
    expect(north).toContain("tok1.mrn.k1.");
    tenant = "south";
    expect(tokens.json({ note: '{"mrn":"12345678"}' })).not.toBe(north);
  });
});

describe("what is counted", () => {
  const unreadable = Object.defineProperty({}, "toJSON", {
    get: () => {
      throw new Error("no");
    },
  });
  it.each<[string, Partial<Policy>, object, Record<string, number>, Record<string, number>]>([
    ["a finding", { rules: { n: "text" } }, { n: "ssn 219-09-9999" }, { scan: 1 }, { "(text)": 1 }],
    ["unlisted fields", { rules: { "p.x": "code" } }, { b: 1, p: { y: 2 } }, { unlisted: 2 }, { b: 1, "p.y": 1 }],
    [
      "map-like keys",
      { rules: { a: "code", "p.x": "code" } },
      { Elowen: 1, p: { Quill: 2 } },
      { unlisted: 2 },
      { "*": 1, "p.*": 1 },
    ],
    [
      "what is not adopted",
      { unlisted: "shapes" },
      { a: "Elowen", b: { c: "Elowen", d: [7] } },
      { unlisted: 2 },
      { "**": 2 },
    ],
    [
      "an unknown word",
      { rules: { n: "text" }, message: { text: "strict" } },
      { n: "failed for Vraulix" },
      { scan: 1 },
      { "(text)": 1 },
    ],
    ["a record in text", { rules: { n: "text" } }, { n: 'got {"b":1}' }, { unlisted: 1 }, { b: 1 }],
    ["a list in text", { rules: { n: "text" } }, { n: 'got [["a","b"]]' }, { unlisted: 1 }, { "(text)": 1 }],
    [
      "a deep record in text",
      { rules: { n: "text" }, limits: { depth: 1 } },
      { n: 'got {"a":{"b":{"c":1}}}' },
      { limit: 1 },
      { "(text)": 1 },
    ],
    [
      "an item that cannot be read",
      { rules: { "a[*]": "code" } },
      { a: ["x-y", unreadable] },
      { unreadable: 1 },
      { "a[*]": 1 },
    ],
    ["a marked value", { rules: { a: "code" } }, { a: safe("uuid", "Elowen") }, { misfit: 1 }, { "(marked)": 1 }],
    ["what ** leaves out", { rules: { "**.a": "code" } }, { status: 1 }, { unlisted: 1 }, { "**": 1 }],
    [
      "an adopted value past the limit of depth",
      { unlisted: "shapes", limits: { depth: 1 } },
      { a: { b: { c: 1 } } },
      { limit: 1 },
      { "(adopted)": 1 },
    ],
  ])("stands under its path: %s", (_, policy, record, byAction, byPath) => {
    const redactor = createRedactor({ version: 1, message: { text: "scan" }, ...policy });
    redactor.json(record);
    expect(redactor.stats()).toMatchObject({ byAction, byPath });
    expect(Object.keys(redactor.stats().byPath)).toEqual(Object.keys(byPath));
  });
});

it("a finding is counted under its classification, an unknown word under none", () => {
  const redactor = createRedactor({ version: 1, message: { text: "strict" } });
  expect(redactor.text("failed for Vraulix, ssn 219-09-9999")).toBe("failed for [REDACTED], ssn [REDACTED:ssn]");
  expect(redactor.stats()).toMatchObject({ byAction: { scan: 2 }, byPath: { "(text)": 2 } });
  expect(redactor.stats().byClassification).toEqual({ ssn: 1 });
});

describe("a text under a key that says what it holds", () => {
  const write = (rules: Policy["rules"], record: object) =>
    createRedactor({ version: 1, rules, message: { text: "scan" } }).copy(record);
  const gone = "[REDACTED:mrn]";

  it("is scanned as if the key stood before it, and an item of an array as if the array's did", () => {
    expect(write({ mrn: "text" }, { mrn: "48211077" })).toEqual({ mrn: gone });
    expect(write({ "a.mrn[*][*]": "text" }, { a: { mrn: [["48211077"]] } })).toEqual({ a: { mrn: [[gone]] } });
    expect(write({ "mrn.note": "text" }, { mrn: { note: "48211077" } })).toEqual({ mrn: { note: "48211077" } });
  });

  it("is scanned alone where the rule does not name the key", () => {
    const out = { mrn: { status: "48211077" } };
    expect(write({ "mrn.*": "text" }, out)).toEqual(out);
    expect(write({ "**[*]": "text" }, { status: ["48211077"] })).toEqual({ status: ["48211077"] });
    expect(write({ "[*]": "text", note: "text" }, { note: "48211077" })).toEqual({ note: "48211077" });
  });
});

describe("a rule for what stands under a host's own key of messages", () => {
  const line = (rules: Policy["rules"], messageKey = "msg") => {
    const { passes } = openHost({ redactor: createRedactor({ version: 1, rules, message: { text: "scan" } }) });
    const form = { messageKey, messageText: `,"${messageKey}":`, nestText: undefined, message: "text" } as const;
    const lines = [1, 2].map(() => passes.line({}, undefined, "order loaded", form));
    expect(lines[1]).toBe(lines[0]);
    return lines[0];
  };

  it("holds where it denies or classifies, each time, also by a wildcard", () => {
    expect(line({ msg: { action: "redact" } })).toBe(',"msg":"[REDACTED]"');
    expect(line({ msg: "clinical" })).toBe(',"msg":"[REDACTED:clinical]"');
    expect(line({ "*": { action: "redact" } })).toBe(',"msg":"[REDACTED]"');
    expect(line({ msg: "text", "*": { action: "redact" } }, "message")).toBe(',"message":"[REDACTED]"');
    expect(line({ msg: { action: "remove" } })).toBe(',"redacted":["msg"]');
  });

  it("does not hold where it is a shape, or lists only what is below, or stands at another key", () => {
    const each: Policy["rules"][] = [{ msg: "boolean" }, { "msg.a": "code" }, { event: { action: "redact" } }];
    for (const rules of each) expect(line(rules)).toBe(',"msg":"order loaded"');
  });
});

it("a line ends in the names of what is gone, and in the key records that are due", () => {
  const sealKey = createPair().sealKey();
  const rules = { mrn: { classification: "mrn", action: "seal" } } as const;
  const redactor = createRedactor({ version: 1, rules }, { sealKey });
  expect(redactor.json({ mrn: "12345678", count: 1 })).toMatch(
    /^\{"mrn":"sealed1\.mrn\.[\w.-]+","redacted":\["count"\],"philogKeys":\[\{.+\}\]\}$/,
  );
  expect(redactor.json({ mrn: "12345678", count: 1 })).toMatch(/"redacted":\["count"\]\}$/);
});

it("a text past the limit stands under no path of a record", () => {
  const redactor = createRedactor({ version: 1, rules: { n: "text" }, limits: { string: 4 } });
  expect(redactor.text("order loaded")).toBe("[LIMIT:string]");
  expect(redactor.stats()).toMatchObject({ byAction: { limit: 1 }, byPath: { "(text)": 1 } });
});

it("a rule of the policy's own for any key or item beats what `shapes` adopts", () => {
  const write = (rules: Policy["rules"], record: object) =>
    createRedactor({ version: 1, rules, unlisted: "shapes" }).copy(record);
  expect(write({ "**.*": "code" }, { a: "x-y" })).toEqual({ a: "x-y" });
  expect(write({ "**[*]": "code" }, { list: ["x-y", 7] })).toEqual({ list: ["x-y", "[MISFIT:code]"] });
});

describe("an unlisted path", () => {
  const told = (record: object, rules: Policy["rules"] = { march: "code" }) => {
    const lines: string[] = [];
    vi.stubEnv("NODE_ENV", "development");
    const write = vi.spyOn(process.stderr, "write").mockImplementation((line) => lines.push(String(line)) > 0);
    try {
      createRedactor({ version: 1, rules }).json(record);
    } finally {
      write.mockRestore();
      vi.unstubAllEnvs();
    }
    return lines.map((line) => line.replace(" is not in the policy and was left out; to keep it, list it", "").trim());
  };
  /** A member that is there when keys are listed, and then `gone`. */
  const vanishing = (gone: () => undefined) => {
    let looks = 0;
    return new Proxy(
      { status: 1 },
      {
        getOwnPropertyDescriptor: (target, key) =>
          looks++ > 0 ? gone() : Reflect.getOwnPropertyDescriptor(target, key),
      },
    );
  };

  it("is told with the type of its value, which is not read", () => {
    expect(told({ count: 1, items: [1], status: {} })).toEqual([
      expect.stringMatching(/^philog: count: "integer"/),
      expect.stringMatching(/^philog: items: rules for its items/),
      expect.stringMatching(/^philog: status: rules for what is below it/),
    ]);
    expect(
      told({
        get status() {
          return expect.fail();
        },
      }),
    ).toEqual(["philog: status: a shape"]);
    expect(told(vanishing(() => undefined))).toEqual(["philog: status: a shape"]);
    expect(told(vanishing(() => expect.fail()))).toEqual([expect.stringContaining("status: rules for what is below")]);
  });

  it("is not told where a wildcard lists it", () => {
    expect(told({ a: { status: "x-y" } }, { "a.*": "code" })).toEqual([]);
  });
});

it("a key of known words is not printed where a detector finds something in it, however its words are joined", () => {
  const redactor = createRedactor({ version: 1, rules: { october: "code" } });
  const record = { october_4: 1, "october.4": 1, "APIOctober.4": 1, october_x: 1 };
  expect(JSON.parse(redactor.json(record))).toEqual({ redacted: ["[KEY:1]", "[KEY:2]", "[KEY:3]", "october_x"] });
  const camel = createRedactor({ version: 1, rules: { october: "code", due: "code" } });
  const humps = { patientAge94: 1, due4October: 1, "4__october": 1, dueOctober: 1 };
  expect(camel.copy(humps).redacted).toEqual(["[KEY:1]", "[KEY:2]", "[KEY:3]", "dueOctober"]);
  const capitals = { patient_AGE_94: 1, PATIENTAge94: 1, age__year__94: 1, patientAGE_4: 1 };
  expect(camel.copy(capitals).redacted).toEqual(["[KEY:1]", "[KEY:2]", "[KEY:3]", "patientAGE_4"]);
});

it("quoted runs are values in an error's message, and words in any other text", () => {
  const redactor = createRedactor({ version: 1, extends: ["errors"], rules: { n: "text" }, message: { text: "scan" } });
  expect(redactor.text("no 'Elowen' here")).toBe("no 'Elowen' here");
  expect(redactor.copy({ n: "no 'Elowen' here" })).toEqual({ n: "no 'Elowen' here" });
  expect(redactor.error(new Error("no 'Elowen' here"))).toMatchObject({ message: "no [REDACTED] here" });
  expect(openHost({ redactor }).passes.message("no 'Elowen' here", "error")).toBe("no [REDACTED] here");
});

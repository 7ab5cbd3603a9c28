import { describe, expect, it } from "vitest";
import { createRedactor } from "../engine/create-redactor.ts";
import type { Policy } from "../policy/policy.ts";
import { createPair } from "../tokens/seal.test-data.ts";
import { hiddenKeyNumber } from "./entry.ts";

const redactorOf = (policy: Partial<Policy>) => createRedactor({ version: 1, rules: { "a.b": "code" }, ...policy });
const write = (record: unknown, policy: Partial<Policy> = {}) => JSON.parse(redactorOf(policy).json(record));

describe("unlisted", () => {
  const record = {
    a: { b: "x-y", status: "open" },
    count: 5,
    total: 12_345,
    done: true,
    requestId: "abcdef0123456789",
  };

  it("remove: nothing but its name is left, in the list `redacted`", () => {
    expect(write(record)).toEqual({ a: { b: "x-y" }, redacted: ["a.status", "count", "total", "done", "requestId"] });
  });

  it("redact: a marker stands in its place", () => {
    expect(write({ ...record, Elowen: 1 }, { unlisted: "redact" })).toEqual({
      a: { b: "x-y", status: "[REDACTED]" },
      count: "[REDACTED]",
      total: "[REDACTED]",
      done: "[REDACTED]",
      requestId: "[REDACTED]",
      "[KEY:1]": "[REDACTED]",
    });
    expect(write({ a: "text" }, { unlisted: "redact" })).toEqual({ a: "[REDACTED]" });
  });

  it("shapes: booleans, small integers, uuid and hex stay, at any depth", () => {
    const deep = { list: [{ count: 7, note: "Elowen" }], empty: {}, when: new Date(0) };
    expect(write({ ...record, ...deep }, { unlisted: "shapes" })).toEqual({
      a: { b: "x-y" },
      count: 5,
      done: true,
      requestId: "abcdef0123456789",
      list: [{ count: 7 }],
      redacted: ["a.status", "total", "list", "when"],
    });
  });

  it("shapes: a field that a rule lists is held to its rule", () => {
    expect(write({ a: { b: 5 } }, { unlisted: "shapes" })).toEqual({ a: { b: "[MISFIT:code]" } });
    expect(write({ a: { b: { count: 5 } } }, { unlisted: "shapes" })).toEqual({ a: { b: "[MISFIT:code]" } });
  });

  it("is counted in every mode", () => {
    for (const unlisted of ["remove", "redact", "shapes"] as const) {
      const redactor = redactorOf({ unlisted });
      redactor.json({ status: "open", a: { code: "x" } });
      expect(redactor.stats().byAction).toEqual({ unlisted: 2 });
    }
  });
});

describe("the list `redacted`", () => {
  it("holds 20 names, then the number of the others", () => {
    const keys =
      "status count total done name type code event level time host port path query method route size user id key";
    const record = Object.fromEntries([...keys.split(" "), "error", "state", "reason"].map((key) => [key, 1]));
    const { redacted } = write(record);
    expect(redacted).toHaveLength(21);
    expect(redacted.at(-1)).toBe("+3 more");
  });

  it("names a path once a record, however many items of an array hold it", () => {
    const item = { sku: "x-y", status: 1, "Elowen Larkspur": 2, Fenwick: 3 };
    const redactor = redactorOf({ rules: { "items[*].sku": "code" } });
    const redacted = ["items[*].status", "items[*].[KEY:1]", "items[*].[KEY:2]"];
    for (let n = 0; n < 3; n++) {
      expect(JSON.parse(redactor.json({ items: [item, item, item] })).redacted).toEqual(redacted);
    }
    expect(JSON.parse(redactor.json({ items: [{ sku: "x-y" }] })).redacted).toBeUndefined();
  });

  it("names the limit of keys once a record, too, and by the first key above under **", () => {
    const item = { sku: "x-y", status: 1, count: 2 };
    const limits = { keys: 2 };
    expect(write({ items: [item, item] }, { rules: { "items[*].sku": "code" }, limits }).redacted).toEqual([
      "items[*].status",
      "items[*].[LIMIT:keys]",
    ]);
    expect(write({ items: [item, item] }, { rules: { "**.sku": "code" }, limits }).redacted).toEqual(["items"]);
  });

  it("names a denied place by its path, and what ** leaves out by the first key above", () => {
    const rules = { "a.b": { action: "remove" }, "c[*]": "secret", "**.deep": "code" } as const;
    expect(write({ a: { b: 1 }, c: ["x", "y"], status: { x: { deep: "x-y", name: 1 } } }, { rules }).redacted).toEqual([
      "a.b",
      "c[*]",
      "status",
    ]);
  });

  it("names what ** leaves out also where something that it keeps comes later", () => {
    expect(write({ status: { count: 1, a: "x-y" } }, { rules: { "**.a": "code" } })).toEqual({
      status: { a: "x-y" },
      redacted: ["status"],
    });
  });

  it("names what ** leaves out beside a list that it keeps, and no list for what is gone beside it", () => {
    const list = [{ y: "x-y" }];
    expect(write({ status: { count: 1, list } }, { rules: { "**.y": "code" } })).toEqual({
      status: { list },
      redacted: ["status"],
    });
    expect(write({ status: { count: 1 }, list }, { rules: { "list.x": "code", "**.y": "code" } })).toEqual({
      list,
      redacted: ["status"],
    });
  });

  it("writes a key that needs quotes as the path grammar does", () => {
    expect(write({ "status.code": 1, a: { "x/y": 1 } }, { rules: { "a.x": "code", "a.y": "code" } }).redacted).toEqual([
      '["status.code"]',
      'a["x/y"]',
    ]);
    const redactor = redactorOf({});
    redactor.json({ "status.code": 1 });
    expect(Object.keys(redactor.stats().byPath)).toEqual(['["status.code"]']);
  });

  it("names where a container stands that no rule expects", () => {
    expect(write({ a: ["x"] }).redacted).toEqual(["a"]);
    expect(write({ a: "x" }).redacted).toEqual(["a"]);
    expect(write({ list: "x" }, { rules: { "list[*]": "code" } }).redacted).toEqual(["list"]);
  });

  it("is the redactor's own: a record cannot write it", () => {
    const each: NonNullable<Policy["rules"]>[] = [{ a: "code" }, { a: "code", redacted: "unchecked" }];
    for (const rules of each) {
      expect(write({ redacted: ["Elowen"], a: "x-y" }, { rules })).toEqual({ a: "x-y", redacted: ["redacted"] });
    }
  });

  it("stands at the root alone: below it, a member of its name is a field like others", () => {
    expect(write({ a: { redacted: "x-y" } }, { rules: { "a.redacted": "code" } })).toEqual({ a: { redacted: "x-y" } });
    const redactor = redactorOf({});
    const once = Object.assign(redactor.copy({}), { a: { b: "x-y", redacted: ["status"] } });
    expect(redactor.copy(once)).toEqual({ a: { b: "x-y" }, redacted: ["a.redacted"] });
  });
});

describe("keys that are data", () => {
  const data = [
    "Elowen",
    "elowen_larkspur",
    "219-09-9999",
    "mrn12345678",
    "fenwick@example.test",
    "x".repeat(70),
    "12",
    "",
    "née",
    "a b",
  ];

  it("are never printed, in any mode", () => {
    const record = Object.fromEntries(data.map((key) => [key, 1]));
    for (const unlisted of ["remove", "redact", "shapes"] as const) {
      const line = redactorOf({ unlisted }).json({ a: record, ...record });
      for (const key of data.filter((text) => text.length > 2)) expect(line).not.toContain(key);
      expect(line).toContain("[KEY:10]");
    }
  });

  it("are printed nowhere under a Map", () => {
    expect(
      write({
        a: new Map<unknown, unknown>([
          ["b", "x-y"],
          ["status", 1],
          [5, 1],
        ]),
      }),
    ).toEqual({
      a: { b: "x-y" },
      redacted: ["a.[KEY:1]", "a.[KEY:2]"],
    });
  });

  it("are not printed where a wildcard lists their values", () => {
    expect(write({ a: { status: "x-y", Elowen: "x-z", Fenwick: 5 } }, { rules: { "a.*": "code" } })).toEqual({
      a: { status: "x-y", "[KEY:1]": "x-z", "[KEY:2]": "[MISFIT:code]" },
    });
  });

  it("have their number also before a string that stands as it is, and before what is no string", () => {
    const id = "018f3c1e-7c2a-7d30-9b1e-2f8a6c5d4e3f";
    expect(write({ a: { Elowen: id, Fenwick: null, status: null, count: 5 } }, { rules: { "a.*": "uuid" } })).toEqual({
      a: { "[KEY:1]": id, "[KEY:2]": null, status: null, count: "[MISFIT:uuid]" },
    });
  });

  it("are what all keys past the first 50 of one parent are taken for", () => {
    const words = ["status", "count", "total", "type", "code", "state"];
    const keys = words
      .flatMap((a) => words.map((b) => `${a}_${b}`))
      .concat(words.flatMap((a) => words.map((b) => `${a}.${b}`)));
    const redactor = redactorOf({ unlisted: "redact" });
    const out = Object.keys(JSON.parse(redactor.json(Object.fromEntries(keys.map((key) => [key, 1])))));
    expect(out.slice(0, 50)).toEqual(keys.slice(0, 50));
    expect(out.slice(50)).toEqual(keys.slice(50).map((_, n) => `[KEY:${n + 1}]`));
    expect(Object.keys(JSON.parse(redactor.json({ status_count: 1, "state.state": 1 })))).toEqual([
      "status_count",
      "[KEY:1]",
    ]);
  });

  it("are remembered in bounded number", () => {
    const redactor = redactorOf({ unlisted: "redact", limits: { keys: 10_000 } });
    redactor.json(Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`Elowen${n}`, 1])));
    expect(JSON.parse(redactor.json({ status: 1 }))).toEqual({ "[KEY:1]": "[REDACTED]" });
  });

  it("are all that a vendor without an agreement sees of unlisted keys", () => {
    const destination = { name: "vendor", baa: false };
    expect(write({ a: { b: "x-y", status: 1 }, count: 1 }, { destination }).redacted).toEqual(["a.[KEY:1]", "[KEY:1]"]);
  });
});

describe("a record that was redacted before", () => {
  const twice = (record: unknown, policy: Partial<Policy> = {}) => {
    const redactor = redactorOf(policy);
    const once = redactor.copy(record);
    return { first: JSON.stringify(once), second: redactor.json(once), redactor, once };
  };

  it("keeps the names of what is gone, 20 of them and the count", () => {
    const record = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`Elowen${n}`, n]));
    const { first, second } = twice({ a: { b: "x-y", status: 1, "Elowen L": 1 }, ...record });
    expect(first).toContain("+22 more");
    expect(second).toBe(first);
  });

  it("keeps the numbers of its keys, also where others have gone", () => {
    const rules = { "a.*.b": "code" } as const;
    const { first, second } = twice({ a: { Elowen: 5, Fenwick: { b: "x-y" }, Larkspur: { b: "x-z" } } }, { rules });
    expect(Object.keys(JSON.parse(first).a)).toEqual(["[KEY:2]", "[KEY:3]"]);
    expect(second).toBe(first);
    expect(["[KEY:7]", "[KEY:123456]"].map(hiddenKeyNumber)).toEqual([7, 123_456]);
    for (const key of ["x[KEY:7]", "[KEY:7]x", "[KEY:1234567]"]) expect(hiddenKeyNumber(key)).toBeUndefined();
  });

  it("keeps names of the policy's own keys, whatever they are", () => {
    const rules = { '["Größe / x"].b': "code", 'a["b c"]': { action: "remove" } } as const;
    const { first, second } = twice({ "Größe / x": { b: "x-y", status: 1 }, a: { "b c": 1 } }, { rules });
    expect(JSON.parse(first).redacted).toHaveLength(2);
    expect(second).toBe(first);
  });

  it("keeps its names where its keys reach the limit", () => {
    const rules = { a: "code", b: "code" } as const;
    const { first, second } = twice({ a: "x-y", b: "x-y", c: 1 }, { rules, limits: { keys: 2 } });
    expect(first).toBe('{"a":"x-y","b":"x-y","redacted":["[LIMIT:keys]"]}');
    expect(second).toBe(first);
  });

  it("keeps them where the object that reaches the limit is not the record's own", () => {
    const { first, second } = twice(
      { a: { b: 1, c: 2 } },
      { rules: { "a.b": "number" }, unlisted: "redact", limits: { keys: 1 } },
    );
    expect(first).toBe('{"a":{"b":1},"redacted":["a.[LIMIT:keys]"]}');
    expect(second).toBe(first);
  });

  it("takes over no name that is none: somebody may have written the list since", () => {
    const { redactor, once } = twice({ a: { b: "x-y" }, status: 1 });
    Object.assign(once, {
      redacted: ["status", "Elowen", "219-09-9999", "a.Larkspur", "+x more", 5, "[KEY:Elowen]", "a.[KEY:1]"],
    });
    expect(JSON.parse(redactor.json(once)).redacted).toEqual(["status", "a.[KEY:1]"]);
    for (const redacted of ["Elowen", 5, null, {}]) {
      expect(JSON.parse(redactor.json(Object.assign(once, { redacted })))).toEqual({ a: { b: "x-y" } });
    }
  });

  it("is still held to every rule: the mark vouches for markers alone", () => {
    const { redactor, once } = twice({ a: { b: "x-y" } });
    Object.assign(once, { name: "Elowen", Larkspur: 1, a: { b: "Elowen Larkspur" } });
    expect(JSON.parse(redactor.json(once))).toEqual({
      a: { b: "[MISFIT:code]" },
      redacted: ["name", "[KEY:1]"],
    });
  });

  it("keeps the markers that stand in a container's place", () => {
    const rules = { "a.b.c": "code", "list[*].x": "code", d: "code", "**.e": "code" } as const;
    const throwing = Object.defineProperty({}, "b", { enumerable: true, get: () => expect.fail() });
    const record = {
      a: throwing,
      list: [new Proxy({}, { ownKeys: () => expect.fail() })],
      d: 5,
      other: { x: { e: {} } },
    };
    const { first, second } = twice(record, { rules });
    expect(JSON.parse(first)).toMatchObject({ a: { b: "[WITHHELD]" }, list: ["[WITHHELD]"] });
    expect(second).toBe(first);
  });

  it("keeps no other text there, and a fresh record keeps no marker there either", () => {
    const { redactor, once } = twice({ a: { b: "x-y" } });
    expect(redactor.copy(Object.assign(once, { a: "Elowen" }))).toEqual({ redacted: ["a"] });
    expect(redactor.copy({ a: "[LIMIT:depth]" })).toEqual({ redacted: ["a"] });
  });
});

describe("key records", () => {
  const sealKey = createPair().sealKey();
  const sealing = (rules: Policy["rules"]) =>
    createRedactor({ version: 1, rules: { a: "code", mrn: "mrn", ...rules }, actions: { mrn: "seal" } }, { sealKey });

  it("are the redactor's own: a record cannot write them, nor the list `redacted` beside them", () => {
    const redactor = sealing({ philogKeys: "unchecked", redacted: "unchecked" });
    expect(redactor.copy({ philogKeys: ["Elowen"], redacted: ["Elowen"], a: "x-y" })).toEqual({
      a: "x-y",
      redacted: ["philogKeys", "redacted"],
    });
  });

  it("are kept in a second pass, with the names of what is gone", () => {
    const once = sealing({}).copy({ mrn: "12345678", a: "x-y", count: 1 });
    expect(once).toMatchObject({ redacted: ["count"], philogKeys: [expect.any(Object)] });
    expect(sealing({}).json(once)).toBe(JSON.stringify(once));
  });

  it("are no concern of a redactor without a seal key: there a member of their name is a field like others", () => {
    expect(write({ philogKeys: "x-y" }, { rules: { philogKeys: "code" } })).toEqual({ philogKeys: "x-y" });
    const redactor = redactorOf({ rules: { "philogKeys.b": "code" } });
    const once = Object.assign(redactor.copy({}), { philogKeys: ["Elowen"] });
    expect(redactor.copy(once)).toEqual({ redacted: ["philogKeys"] });
    const unlisted = redactorOf({});
    expect(unlisted.copy(Object.assign(unlisted.copy({}), { philogKeys: [] })).redacted).toHaveLength(1);
  });
});

describe("the limit of a record", () => {
  it("counts strings that stand as they are, and replaces the one that is past it", () => {
    const id = "018f3c1e-7c2a-7d30-9b1e-2f8a6c5d4e3f";
    const policy = { rules: { a: "uuid", b: "uuid", c: "uuid" }, limits: { record: 90 } } as const;
    expect(write({ a: id, b: id, c: id }, policy)).toEqual({ a: id, b: id, c: "[LIMIT:record]" });
    expect(write({ a: id, b: id }, policy)).toEqual({ a: id, b: id });
  });

  it("is reached by the last character that fits, not passed", () => {
    const id = "018f3c1e-7c2a-7d30-9b1e-2f8a6c5d4e3f";
    const at = (record: number, a: string, rule: "uuid" | "code") =>
      write({ a }, { rules: { a: rule }, limits: { record } }).a;
    expect([at(39, id, "uuid"), at(38, id, "uuid")]).toEqual([id, "[LIMIT:record]"]);
    expect([at(6, "x-y", "code"), at(5, "x-y", "code")]).toEqual(["x-y", "[LIMIT:record]"]);
  });

  it("ends an object at the first member that finds it used up", () => {
    const record = { a: "x-y", b: "x-y", c: "x-y", d: "x-y", e: "x-y" };
    const limit = "[LIMIT:record]";
    expect(write(record, { rules: { "*": "code" }, limits: { record: 10 } })).toEqual({
      a: "x-y",
      b: limit,
      c: limit,
    });
  });

  it("replaces an object inside that reaches it, and the first member that an error's record has left", () => {
    const limits = { record: 1 };
    expect(write({ a: { b: "x-y" } }, { limits })).toEqual({ a: "[LIMIT:record]" });
    const redactor = redactorOf({ rules: { "err.type": { action: "remove" }, "err.message": "text" }, limits });
    expect(redactor.error(new Error("order lost"))).toEqual({ message: "[LIMIT:record]" });
    expect(redactor.stats().withheld).toBe(0);
  });

  it("counts values of a place that also has places below it", () => {
    const rules = { a: "text", "a.b": "code", c: "text" } as const;
    const text = "order loaded";
    const limits = { record: 20 };
    const message = { text: "scan" } as const;
    expect(write({ a: text, c: text }, { rules, message, limits })).toEqual({ a: text, c: "[LIMIT:record]" });
  });
});

it("a key that may not be printed has its number also where the record's limit is reached", () => {
  const policy = { rules: { "*": "code" }, limits: { record: 1 } } as const;
  const limit = "[LIMIT:record]";
  expect(write({ status: "x-y", Elowen: "x-y" }, policy)).toEqual({ status: limit, "[KEY:1]": limit });
});

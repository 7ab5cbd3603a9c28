import { Readable } from "node:stream";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../engine/create-redactor.ts";
import type { Policy } from "../policy/policy.ts";

// One record holds a value in every kind of place: under a shape, as text, classified, only listed below, unlisted.
const policy: Policy = {
  version: 1,
  rules: {
    shape: "code",
    text: "text",
    mrn: "mrn",
    "below.code": "code",
    "list[*]": "code",
  },
  message: { text: "scan" },
};
const deepPolicy: Policy = { ...policy, rules: { ...policy.rules, "**.deep": "code" } };
const secret = "Elowen Larkspur 219-09-9999";
const never = (): never => {
  throw new Error(secret);
};

function redact(value: unknown, given: Policy = policy) {
  const redactor = createRedactor(given);
  const line = redactor.json({ shape: value, text: value, mrn: value, below: value, list: value, other: value });
  expect(line).not.toContain("219-09");
  return { out: JSON.parse(line) as Record<string, unknown>, stats: redactor.stats() };
}

function getters(reads: Record<string, number>, keys: string[]): object {
  const object = {};
  for (const key of keys) {
    Object.defineProperty(object, key, {
      enumerable: true,
      get() {
        reads[key] = (reads[key] ?? 0) + 1;
        return "user.created";
      },
    });
  }
  return object;
}

const throwing = { enumerable: true, get: never };

describe("untrusted input", () => {
  it("a throwing getter is withheld, and the rest of the record stands", () => {
    const record = Object.defineProperty({ text: "ok" }, "shape", throwing);
    const redactor = createRedactor(policy);
    expect(JSON.parse(redactor.json(record))).toEqual({ text: "ok", shape: "[WITHHELD]" });
    expect(redactor.stats().byAction.unreadable).toBe(1);
    expect(redact(Object.defineProperty({}, "code", throwing)).out.below).toEqual({ code: "[WITHHELD]" });
    const items = Object.defineProperty(["a-b"], 1, throwing);
    expect(redact(items).out.list).toEqual(["a-b", "[WITHHELD]"]);
  });

  it("a getter is read once where it is listed, and never where it is not", () => {
    const reads: Record<string, number> = {};
    const record = getters(reads, ["shape", "text", "mrn", "other", "note"]);
    const { shape, text, mrn, ...rest } = JSON.parse(
      createRedactor({ ...policy, rules: { shape: "code", text: "text", mrn: "mrn" } }).json(record),
    );
    expect({ shape, text, mrn }).toEqual({ shape: "user.created", text: "user.created", mrn: "[REDACTED:mrn]" });
    expect(reads).toEqual({ shape: 1, text: 1, mrn: 1 });
    expect(rest).toEqual({ redacted: ["other", "note"] });
  });

  it("of an error nothing is read that no rule lists, and what a wildcard lists is", () => {
    const error = Object.defineProperty(Object.assign(new Error("x"), { code: "EPIPE" }), "detail", throwing);
    const write = (rules: Policy["rules"]) =>
      JSON.parse(createRedactor({ version: 1, rules }).json({ err: error })).err;
    const reads: Record<string, number> = {};
    const counted = Object.defineProperties(
      new Error("x"),
      Object.getOwnPropertyDescriptors(getters(reads, ["code", "detail"])),
    );
    createRedactor({ version: 1, rules: { "err.code": "code" } }).json({ err: counted });
    expect(reads).toEqual({ code: 1 });
    expect(write({ "err.*": "code" })).toMatchObject({ code: "EPIPE", detail: "[WITHHELD]" });
  });

  it("a proxy is read through its traps, and one that throws is withheld", () => {
    const target = { code: "user.created" };
    expect(redact(new Proxy(target, {})).out.below).toEqual({ code: "user.created" });
    for (const trap of ["ownKeys", "getPrototypeOf", "get", "getOwnPropertyDescriptor"] as const) {
      const out = redact(new Proxy(target, { [trap]: never })).out;
      expect(JSON.stringify(out.below)).toMatch(/WITHHELD/);
      expect(JSON.stringify(out.mrn)).toMatch(/REDACTED:mrn|WITHHELD/);
    }
  });

  it("a revoked proxy is withheld; as a record it becomes the withheld line", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(redact(proxy).out).toMatchObject({ shape: "[WITHHELD]", below: "[WITHHELD]", mrn: "[WITHHELD]" });
    const redactor = createRedactor({ version: 1, rules: { time: "timestamp", level: "integer" } });
    const line = JSON.parse(redactor.json(proxy));
    expect(line).toEqual({ time: expect.any(Number), philog: "withheld", code: "PHILOG_RECORD_UNREADABLE" });
    expect(redactor.stats().withheld).toBe(1);
  });

  it("toJSON may give null, also where a container is listed", () => {
    expect(redact({ toJSON: () => null }).out).toMatchObject({ text: null, below: null, list: null });
  });

  it("toJSON is called once, and what it gives follows the rules of its place", () => {
    let calls = 0;
    const value = (given: unknown) => ({
      toJSON() {
        calls += 1;
        return given;
      },
    });
    const { out } = redact(value("user.created"));
    expect(out).toMatchObject({ shape: "user.created", text: "user.created", mrn: "[REDACTED:mrn]" });
    expect(calls).toBe(4);
    expect(redact(value(secret)).out).toMatchObject({
      shape: "[MISFIT:code]",
      redacted: expect.arrayContaining(["below"]),
    });
    expect(redact(value({ code: "a-b", name: secret })).out.below).toEqual({ code: "a-b" });
    expect(redact(value(["a-b", secret])).out.list).toEqual(["a-b", "[MISFIT:code]"]);
  });

  it("a toJSON that throws is withheld, and one that gives itself is called no further", () => {
    expect(redact({ toJSON: never }).out).toMatchObject({
      shape: "[WITHHELD]",
      text: "[WITHHELD]",
      below: "[WITHHELD]",
    });
    let calls = 0;
    const self = {
      code: "a-b",
      toJSON() {
        calls += 1;
        return self;
      },
    };
    expect(redact(self).out).toMatchObject({ shape: "[MISFIT:code]", below: { code: "a-b" } });
    expect(calls).toBe(4);
  });

  it("a cycle ends: at the depth that the rules reach, and by a marker under ** and in errors", () => {
    const cycle: Record<string, unknown> = { code: "a-b", deep: "c-d" };
    cycle.self = cycle;
    cycle.items = [cycle];
    expect(redact(cycle).out.below).toEqual({ code: "a-b" });
    const inner = { deep: "c-d", self: "[LIMIT:cycle]", items: ["[LIMIT:cycle]"] };
    expect(redact(cycle, deepPolicy).out.other).toEqual(inner);
    expect(redact(cycle, deepPolicy).out.shape).toBe("[MISFIT:code]");
    const error: Error = new Error("x");
    error.cause = { cause: error };
    const redactor = createRedactor();
    const { err } = JSON.parse(redactor.json(error));
    expect(err.cause.cause).toBe("[LIMIT:cycle]");
    const bundle = new AggregateError([], "x");
    bundle.errors.push(bundle);
    expect(JSON.parse(redactor.json(bundle)).err.errors).toEqual(["[LIMIT:cycle]"]);
  });

  it("plain objects that cause each other end at the limit of depth", () => {
    const cause: Record<string, unknown> = { message: "x" };
    cause.cause = cause;
    const redactor = createRedactor();
    expect(redactor.json(new Error("x", { cause }))).toContain("[LIMIT:depth]");
    expect(redactor.stats().byAction.limit).toBe(1);
  });

  it("__proto__, constructor and hasOwnProperty are keys like others", () => {
    const text = '{"__proto__":{"code":"a-b"},"constructor":"c-d","hasOwnProperty":"e-f","toString":"Elowen"}';
    const record = JSON.parse(text);
    const rules = { '["__proto__"].code': "code", constructor: "code", hasOwnProperty: "code" } as const;
    const line = createRedactor({ version: 1, rules: { ...rules } }).json(record);
    expect(line).toBe(
      '{"__proto__":{"code":"a-b"},"constructor":"c-d","hasOwnProperty":"e-f","redacted":["toString"]}',
    );
    expect(({} as Record<string, unknown>).code).toBeUndefined();
    const unlisted = createRedactor({ version: 1, rules: { a: "code" } }).json(record);
    expect(Object.keys(JSON.parse(unlisted))).toEqual(["redacted"]);
  });

  it("a Map is a record whose keys are data, and a Set is an array", () => {
    const map = new Map<unknown, unknown>([
      ["code", "a-b"],
      ["status", "x"],
      [{}, "y"],
    ]);
    const { out } = redact(map);
    expect(out.below).toEqual({ code: "a-b" });
    expect(out.redacted).toEqual(expect.arrayContaining(["below.[KEY:1]", "below.[KEY:2]"]));
    expect(redact(new Set(["a-b", secret])).out.list).toEqual(["a-b", "[MISFIT:code]"]);
    expect(redact(map).out).toMatchObject({ shape: "[MISFIT:code]", text: "[MISFIT:text]", mrn: "[REDACTED:mrn]" });
  });

  it("a Map as record is read as its string keys", () => {
    expect(createRedactor(policy).json(new Map([["shape", "a-b"]]))).toBe('{"shape":"a-b"}');
  });

  it("no iterator of a subclass is used", () => {
    class PoisonedMap<K, V> extends Map<K, V> {
      override [Symbol.iterator] = never;
      override entries = never;
      override forEach = never;
    }
    class PoisonedSet<T> extends Set<T> {
      override [Symbol.iterator] = never;
      override values = never;
    }
    class PoisonedArray extends Array {
      override [Symbol.iterator] = never;
      override map = never;
    }
    expect(redact(new PoisonedMap<unknown, unknown>([["code", "a-b"]])).out.below).toEqual({ code: "a-b" });
    expect(redact(new PoisonedSet(["a-b"])).out.list).toEqual(["a-b"]);
    expect(redact(PoisonedArray.of("a-b", "c-d")).out.list).toEqual(["a-b", "c-d"]);
  });

  it("an array whose length lies gives no more than its limit", () => {
    const list = (length: unknown) =>
      new Proxy(["a-b"], { get: (array, key) => (key === "length" ? length : Reflect.get(array, key)) });
    expect((redact(list(1e12)).out.list as unknown[]).length).toBe(101);
    for (const length of [Number.NaN, -1, "x"]) expect(redact(list(length)).out.list).toEqual([]);
  });

  it("bytes are never read", () => {
    const bytes = [
      Buffer.from(secret),
      new Uint8Array(Buffer.from(secret)),
      new ArrayBuffer(8),
      new DataView(new ArrayBuffer(8)),
      new Blob([secret]),
    ];
    for (const value of bytes) {
      const { out } = redact(value);
      expect(out).toEqual({
        shape: "[MISFIT:code]",
        text: "[MISFIT:text]",
        mrn: "[REDACTED:mrn]",
        redacted: ["below", "list", "other"],
      });
    }
  });

  it("of a stream, a class instance and a function only what is listed is taken", () => {
    class Chart {
      code = "a-b";
      name = secret;
      #ssn = secret;
      get deep() {
        return this.#ssn;
      }
    }
    expect(redact(new Chart()).out.below).toEqual({ code: "a-b" });
    expect(redact(Readable.from([secret])).out).toMatchObject({ shape: "[MISFIT:code]", mrn: "[REDACTED:mrn]" });
    expect(redact(Object.assign(() => 1, { code: secret })).out).toEqual({ redacted: ["other"] });
  });

  it("a bigint is its number or digits, a symbol and undefined are left out", () => {
    expect(redact(5n).out).toEqual({
      shape: "[MISFIT:code]",
      text: 5,
      mrn: "[REDACTED:mrn]",
      redacted: ["below", "list", "other"],
    });
    for (const value of [Symbol(secret), undefined]) expect(redact(value).out).toEqual({ redacted: ["other"] });
  });

  it("a Date is its ISO text, an invalid one is null, and a poisoned one is judged by what it gives", () => {
    const given: Policy = { version: 1, rules: { shape: "timestamp" } };
    const near = new Date(Date.now() - 61_001);
    expect(redact(near, given).out.shape).toBe(near.toISOString());
    expect(redact(new Date("1961-03-04"), given).out.shape).toBe("[MISFIT:timestamp]");
    expect(redact(new Date(Number.NaN), given).out.shape).toBeNull();
    expect(redact(Object.assign(new Date(), { toJSON: () => secret }), given).out.shape).toBe("[MISFIT:timestamp]");
    expect(redact(Object.assign(new Date(), { toISOString: never }), given).out.shape).toBe("[WITHHELD]");
  });

  it("a URL is its text", () => {
    const url = new URL("https://fenwick.example.test/a?ssn=219-09-9999");
    expect(redact(url).out).toMatchObject({ shape: "[MISFIT:code]", text: "[REDACTED:url]", mrn: "[REDACTED:mrn]" });
  });

  it("a boxed primitive is the primitive, never its characters", () => {
    expect(redact(new String("user.created")).out).toMatchObject({ shape: "user.created", text: "user.created" });
    const any: Policy = { ...policy, rules: { "*.*": "text", "*": "text" } };
    expect(redact(new String(secret), any).out.text).toBe("Elowen Larkspur [REDACTED:ssn]");
    expect(createRedactor(any).json(new String(secret))).toBe("{}");
    expect(redact(new Number(5)).out.text).toBe(5);
  });

  it("an object without prototype and one of another realm are plain objects", () => {
    expect(redact(Object.assign(Object.create(null), { code: "a-b", x: 1 })).out.below).toEqual({ code: "a-b" });
    const foreign = runInNewContext(`({ code: "a-b", items: ["${secret}"], map: new Map([["code", 1]]) })`);
    expect(redact(foreign).out.below).toEqual({ code: "a-b" });
    expect(redact(runInNewContext('new Map([["code", "a-b"]])')).out.below).toEqual({ code: "a-b" });
    expect(redact(runInNewContext('new Set(["a-b"])')).out.list).toEqual(["a-b"]);
    expect(redact(runInNewContext('["a-b"]')).out.list).toEqual(["a-b"]);
  });

  it("frozen input is read and never changed", () => {
    const freeze = <T>(value: T): T => {
      if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
      return value;
    };
    const record = freeze({ shape: "a-b", below: { code: "x", list: [{ a: secret }] }, err: new Error("x") });
    const before = structuredClone(record);
    const redactor = createRedactor(policy);
    redactor.json(record);
    redactor.copy(record);
    redactor.error(record.err);
    expect(record).toEqual(before);
    const open = { below: { code: "x", extra: [1] }, list: ["a"] };
    const snapshot = structuredClone(open);
    redactor.json(open);
    expect(open).toEqual(snapshot);
    expect(Reflect.ownKeys(open)).toEqual(["below", "list"]);
  });

  it("a string of ten million characters is replaced, whatever it consists of", () => {
    const started = performance.now();
    for (const unit of ["a", "1", "a@", "[", '{"', "%31", " at x", "\ud800"]) {
      const { out } = redact(unit.repeat(Math.ceil(10_000_000 / unit.length)));
      expect(out).toMatchObject({ shape: "[MISFIT:code]", text: "[LIMIT:string]", mrn: "[REDACTED:mrn]" });
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it("a depth of ten thousand ends at the limit", () => {
    let value: unknown = { deep: "a-b" };
    for (let n = 0; n < 10_000; n++) value = n % 2 === 0 ? { x: value } : [value];
    const { out, stats } = redact(value, deepPolicy);
    expect(JSON.stringify(out)).toContain("[LIMIT:depth]");
    expect(stats.byAction.limit).toBeGreaterThan(0);
    expect(JSON.stringify(redact("[".repeat(8000)).out.text)).toBeDefined();
  });

  it("a million keys cost one look each at the first two hundred", () => {
    const value: Record<string, unknown> = {};
    for (let n = 0; n < 1_000_000; n++) value[`k${n}`] = secret;
    const { out, stats } = redact(value);
    expect(out.redacted).toHaveLength(21);
    expect(redact(value, { version: 1, rules: { "below.code": "code" }, unlisted: "redact" }).out.redacted).toEqual([
      "below.[LIMIT:keys]",
    ]);
    expect(stats.byAction.limit).toBeGreaterThan(0);
  });

  it("a sparse array of the greatest length is cut at the limit", () => {
    const sparse: unknown[] = [];
    sparse[2 ** 32 - 2] = secret;
    expect(redact(sparse).out.list).toEqual([...Array(100).fill(null), "[LIMIT:items]"]);
  });

  it("lone surrogates and control characters are written as JSON writes them", () => {
    const { out } = redact("a\ud800b\u0000\n\u2028");
    expect(out.text).toBe("a\ud800b\u0000\n\u2028");
    const keyed = createRedactor({ version: 1, rules: { '["\\ud800\\u0000"]': "code" } });
    expect(keyed.json({ "\ud800\u0000": "a-b" })).toBe('{"\\ud800\\u0000":"a-b"}');
  });

  it("what is no record gives an empty one", () => {
    const redactor = createRedactor(policy);
    for (const value of [undefined, null, 5, secret, true, 5n, Symbol("s"), () => 1, [secret], Buffer.from(secret)]) {
      expect(redactor.json(value)).toBe("{}");
    }
    expect(redactor.json({ toJSON: () => ({ shape: "a-b" }) })).toBe('{"shape":"a-b"}');
    expect(redactor.json({ toJSON: () => secret })).toBe("{}");
  });
});

describe("limits", () => {
  const limits = { depth: 2, keys: 3, items: 2, string: 20, record: 60 };

  it("depth, keys, items and string: what is past them is replaced and counted", () => {
    const rules = {
      "a.b.c": "code",
      "list[*]": "code",
      text: "text",
      w: "code",
      x: "code",
      y: "code",
      z: "code",
    } as const;
    const redactor = createRedactor({
      version: 1,
      rules,
      message: { text: "scan" },
      limits: { ...limits, record: 1000 },
    });
    const line = redactor.json({
      a: { b: { c: "a-b" } },
      list: ["a-b", "a-c", "a-d"],
      text: "a ".repeat(11),
      z: "a-b",
    });
    expect(JSON.parse(line)).toEqual({
      a: { b: { c: "a-b" } },
      list: ["a-b", "a-c", "[LIMIT:items]"],
      text: "[LIMIT:string]",
      redacted: ["[LIMIT:keys]"],
    });
    expect(redactor.stats().byAction).toEqual({ limit: 3 });
    const deep = createRedactor({ version: 1, rules: { "a.b.c.d": "code" }, limits });
    expect(deep.json({ a: { b: { c: { d: "a-b" } } } })).toBe('{"a":{"b":{"c":"[LIMIT:depth]"}}}');
    expect(deep.stats().byAction).toEqual({ limit: 1 });
  });

  it.each([
    ["single values", { a: "text", b: "text", c: "text" }, { a: "x".repeat(50), b: "x".repeat(50), c: "z" }],
    ["items", { "a[*]": "text", b: "text" }, { a: Array(10).fill("y".repeat(20)), b: "z" }],
    ["items of items", { "a[*][*]": "text", b: "text" }, { a: Array(10).fill(Array(10).fill("y".repeat(20))), b: "z" }],
    ["values that ** lists", { "**.n": "text" }, { a: Array(10).fill({ n: "y".repeat(20) }), b: { n: "z" } }],
    ["many small members", { "a[*].b": "boolean", c: "text" }, { a: Array(90).fill({ b: true }), c: "z" }],
  ])("record: %s past it are replaced, and the output stays within its order", (_name, rules, record) => {
    const redactor = createRedactor({
      version: 1,
      rules: rules as Policy["rules"],
      message: { text: "scan" },
      limits: { record: 60 },
    });
    const line = redactor.json(record);
    expect(() => JSON.parse(line)).not.toThrow();
    expect(line).toContain("[LIMIT:record]");
    expect(line.length).toBeLessThan(300);
    expect(redactor.stats().byAction.limit).toBeGreaterThan(0);
  });

  it("record: wherever it is reached, the line is JSON and says so", () => {
    for (let record = 1; record <= 24; record++) {
      const rules = { "a.b": "boolean", "a.c": "boolean", "a.d.e": "boolean" } as const;
      const line = createRedactor({ version: 1, rules, limits: { record } }).json({
        a: { b: true, c: true, d: { e: true } },
      });
      expect(JSON.parse(line)).toBeTypeOf("object");
      expect(line.includes("[LIMIT:record]")).toBe(!line.includes('"e":true'));
    }
  });

  it("record: markers of unlisted members count, too", () => {
    const redactor = createRedactor({
      version: 1,
      rules: { "a[*].b": "code" },
      unlisted: "redact",
      limits: { record: 200 },
    });
    const item = Object.fromEntries(
      Array.from({ length: 50 }, (_, n) => [`status${String.fromCharCode(97 + (n % 26))}${n}`, n]),
    );
    const line = redactor.json({ a: Array(100).fill(item), b: 1, c: 2 });
    expect(JSON.parse(line).a).toBe("[LIMIT:record]");
    expect(line.length).toBeLessThan(300);
  });
});

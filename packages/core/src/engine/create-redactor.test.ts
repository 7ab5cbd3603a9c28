import { randomBytes } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { PolicyError, RedactionError } from "../errors.ts";
import { definePolicy, type Policy } from "../policy/policy.ts";
import type { TokenKeys } from "../tokens/key.ts";
import { createRedactor, internalsOf, type RedactorOptions } from "./create-redactor.ts";

const keys: TokenKeys = { current: { id: "k1", secret: randomBytes(32) } };
const tokenizing = definePolicy({
  version: 1,
  rules: { mrn: { classification: "mrn", action: "tokenize" }, event: "code" },
});
const token = /^tok1\.mrn\.k1\.[\w-]{22}$/;
const mrnOf = (redactor: { json(record: unknown): string }) => JSON.parse(redactor.json({ mrn: "12345678" })).mrn;
const fault = (make: () => unknown): { code: string; message: string; faults?: { code: string; at: string }[] } => {
  try {
    make();
  } catch (error) {
    return error as never;
  }
  return expect.unreachable();
};

describe("createRedactor", () => {
  it("applies the presets process, http and errors where no policy is given", () => {
    const redactor = createRedactor();
    const record = { level: 30, msg: "order loaded", req: { method: "GET", body: { mrn: "1" } }, patient: "Elowen" };
    expect(JSON.parse(redactor.json(record))).toEqual({
      level: 30,
      msg: "order loaded",
      req: { method: "GET" },
      redacted: ["req.body", "patient"],
    });
  });

  it("refuses to tokenize without keys and to seal, with every fault at once", () => {
    const { code, faults } = fault(() =>
      createRedactor({
        version: 1,
        rules: {
          a: { classification: "mrn", action: "tokenize" },
          'b["c d"]': { classification: "name", action: "seal" },
        },
      }),
    );
    expect(code).toBe("PHILOG_POLICY");
    expect(faults?.map((one) => `${one.code} ${one.at}`)).toEqual([
      'PHILOG_SEAL_WITHOUT_KEYS rules["b[\\"c d\\"]"]',
      'PHILOG_TOKENIZE_WITHOUT_KEYS rules["a"]',
    ]);
    expect(
      fault(() => createRedactor({ version: 1, rules: { a: { classification: "name", action: "seal" } } }, { keys }))
        .code,
    ).toBe("PHILOG_POLICY");
  });

  it("names the nearest option for one that is unknown", () => {
    expect(fault(() => createRedactor(tokenizing, { key: keys } as RedactorOptions)).message).toMatch(
      /the options of createRedactor.*`keys`/,
    );
    expect(fault(() => createRedactor(undefined, { lockdown: { files: "x" } } as RedactorOptions)).message).toContain(
      "`file`",
    );
    expect(fault(() => createRedactor(undefined, 5 as RedactorOptions)).code).toBe("PHILOG_OPTION_BAD");
  });

  it("refuses options of the wrong type", () => {
    const bad = [
      { tenant: 5 },
      { onDecision: "x" },
      { lockdown: { file: 5 } },
      { lockdown: { signal: "SIGNAL" } },
      { lockdown: 5 },
    ];
    for (const options of bad) {
      const error = fault(() => createRedactor(undefined, options as unknown as RedactorOptions));
      expect(error).toBeInstanceOf(RedactionError);
      expect(error.code).toBe("PHILOG_OPTION_BAD");
    }
  });

  it("refuses weak keys at construction", () => {
    const weak = { current: { id: "k1", secret: Buffer.alloc(32) } };
    expect(fault(() => createRedactor(tokenizing, { keys: weak })).code).toBe("PHILOG_KEY_WEAK");
  });

  it("can be tightened by its destination, never loosened", () => {
    const closed: Policy = { ...tokenizing, destination: { name: "vendor", baa: false } };
    expect(mrnOf(createRedactor(closed, { keys, destination: { name: "own", baa: true } }))).toBe("[REDACTED:mrn]");
    expect(mrnOf(createRedactor(tokenizing, { keys, destination: { name: "vendor", baa: false } }))).toBe(
      "[REDACTED:mrn]",
    );
    expect(mrnOf(createRedactor(tokenizing, { keys }))).toMatch(token);
  });
});

it("the internals of a redactor are found by a registered symbol, so that another copy of the package finds them", () => {
  const redactor = createRedactor();
  expect(internalsOf(redactor)).toBeDefined();
  expect(internalsOf({ [Symbol.for("philog.host")]: 5 })).toBe(5);
});

describe("keys", () => {
  it("that come later: a marker says so until they are there, and ready() waits for them", async () => {
    let give: (keys: TokenKeys) => void = () => {};
    const redactor = createRedactor(tokenizing, { keys: new Promise<TokenKeys>((resolve) => (give = resolve)) });
    expect(mrnOf(redactor)).toBe("[REDACTED:mrn:nokey]");
    expect(redactor.stats()).toMatchObject({ byAction: { nokey: 1 }, tokens: { keyId: undefined } });
    expect(internalsOf(redactor)?.startRecord().tokenKey).toBe("pending");
    give(keys);
    expect(await redactor.ready()).toBe(true);
    expect(mrnOf(redactor)).toMatch(token);
    expect(redactor.stats().tokens).toEqual({ keyId: "k1", retries: 0, failures: 0 });
    expect(internalsOf(redactor)?.startRecord().tokenKey).toBe("k1");
  });

  it("that never come: the marker stays, ready() is false, and nothing is thrown", async () => {
    const redactor = createRedactor(tokenizing, { keys: Promise.reject(new Error("219-09-9999")) });
    expect(await redactor.ready()).toBe(false);
    expect(mrnOf(redactor)).toBe("[REDACTED:mrn:nokey]");
    expect(redactor.stats().tokens).toEqual({ keyId: undefined, retries: 0, failures: 1 });
  });

  it("that fail are asked for again where they are a function", async () => {
    vi.useFakeTimers();
    try {
      let calls = 0;
      const redactor = createRedactor(tokenizing, {
        keys: () => {
          calls += 1;
          if (calls < 3) throw new Error("away");
          return keys;
        },
      });
      expect(mrnOf(redactor)).toBe("[REDACTED:mrn:nokey]");
      await vi.advanceTimersByTimeAsync(120_000);
      expect(mrnOf(redactor)).toMatch(token);
      expect(redactor.stats().tokens).toEqual({ keyId: "k1", retries: 2, failures: 2 });
    } finally {
      vi.useRealTimers();
    }
  });

  it("without them ready() is true at once", async () => {
    const redactor = createRedactor();
    expect(await redactor.ready()).toBe(true);
    expect(redactor.stats().tokens).toEqual({ keyId: undefined, retries: 0, failures: 0 });
    expect(internalsOf(redactor)?.startRecord().tokenKey).toBe("none");
  });
});

describe("tenant", () => {
  it("required: a record without one is redacted, never tokenized under a shared key", () => {
    let tenant: string | undefined;
    const redactor = createRedactor({ ...tokenizing, tenant: "required" }, { keys, tenant: () => tenant });
    expect(mrnOf(redactor)).toBe("[REDACTED:mrn]");
    tenant = "north";
    const north = mrnOf(redactor);
    expect(north).toMatch(token);
    tenant = "south";
    expect(mrnOf(redactor)).toMatch(token);
    expect(mrnOf(redactor)).not.toBe(north);
    expect(redactor.stats().byAction).toEqual({ redact: 1, tokenize: 3 });
  });

  it("required by a policy that is loaded later holds from then on", () => {
    const redactor = createRedactor(tokenizing, { keys });
    expect(mrnOf(redactor)).toMatch(token);
    redactor.reload({ ...tokenizing, tenant: "required" });
    expect(mrnOf(redactor)).toBe("[REDACTED:mrn]");
    redactor.reload(tokenizing);
    expect(mrnOf(redactor)).toMatch(token);
  });
});

describe("reload", () => {
  it("swaps the policy at once, and its hash", () => {
    const redactor = createRedactor(tokenizing, { keys });
    const before = redactor.policyHash;
    redactor.reload({ version: 1, rules: { mrn: "mrn" } });
    expect(mrnOf(redactor)).toBe("[REDACTED:mrn]");
    expect(redactor.policyHash).not.toBe(before);
    expect(redactor.stats().byAction).toEqual({ redact: 1 });
  });

  it("refuses a bad policy, and the old one stays whole", () => {
    const redactor = createRedactor({ version: 1, rules: { event: "code" } });
    const hash = redactor.policyHash;
    for (const bad of [
      { version: 2 },
      tokenizing,
      "/nowhere/philog.policy.json",
      { version: 1, tenant: "required", rules: { a: "x" } },
    ]) {
      expect(fault(() => redactor.reload(bad as Policy))).toBeInstanceOf(PolicyError);
    }
    expect(redactor.json({ event: "user.created", mrn: "1" })).toBe('{"event":"user.created","redacted":["mrn"]}');
    expect(redactor.policyHash).toBe(hash);
  });
});

describe("policyHash", () => {
  it("is the same for the same rules in another order, and another for another policy", () => {
    const hash = (policy: Policy) => createRedactor(policy).policyHash;
    const one = hash({ version: 1, rules: { a: "code", b: { integer: { min: 1, max: 2 } } } });
    expect(one).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(hash({ rules: { b: { integer: { max: 2, min: 1 } }, a: "code" }, version: 1 })).toBe(one);
    expect(hash({ version: 1, rules: { a: "code", b: { integer: { min: 1, max: 3 } } } })).not.toBe(one);
    expect(hash({ version: 1, rules: { a: "code", b: { integer: { min: 1, max: 2 } } }, unlisted: "redact" })).not.toBe(
      one,
    );
  });
});

describe("onDecision", () => {
  it("is told path, action and classification of what was not kept, never the value", () => {
    const decisions: object[] = [];
    const redactor = createRedactor(
      { version: 1, rules: { mrn: "mrn", event: "code", gone: "secret" } },
      { onDecision: (decision) => decisions.push(decision) },
    );
    redactor.json({ mrn: "12345678", event: "Elowen Larkspur", gone: "hunter2", status: 1, Elowen: 2 });
    expect(decisions).toEqual([
      { path: "mrn", action: "redact", classification: "mrn" },
      { path: "event", action: "misfit" },
      { path: "gone", action: "remove", classification: "secret" },
      { path: "status", action: "unlisted" },
      { path: "*", action: "unlisted" },
    ]);
  });

  it("that throws changes nothing", () => {
    const redactor = createRedactor(
      { version: 1, rules: { mrn: "mrn" } },
      {
        onDecision() {
          throw new Error("x");
        },
      },
    );
    expect(redactor.json({ mrn: "1" })).toBe('{"mrn":"[REDACTED:mrn]"}');
    expect(redactor.stats().byAction).toEqual({ redact: 1 });
  });

  it("that logs by the same redactor is not told of its own records", () => {
    let told = 0;
    const redactor = createRedactor(
      { version: 1, rules: { mrn: "mrn" } },
      {
        onDecision(decision) {
          told += 1;
          redactor.json({ mrn: decision.path, more: decision });
        },
      },
    );
    redactor.json({ mrn: "1", more: 1 });
    expect(told).toBe(2);
    expect(redactor.stats().byAction).toEqual({ redact: 3, unlisted: 3 });
  });
});

describe("stats", () => {
  it("counts by action, classification and path, and findings in text", () => {
    const redactor = createRedactor({ version: 1, rules: { mrn: "mrn", note: "text" }, message: { text: "scan" } });
    for (let n = 0; n < 2; n++) redactor.json({ mrn: "1", note: "mrn 12345678", status: 1 });
    redactor.json({ mrn: safeProto, note: "fine" });
    expect(redactor.stats()).toEqual({
      records: 3,
      withheld: 0,
      byAction: { redact: 3, scan: 2, unlisted: 2 },
      byClassification: { mrn: 5 },
      byPath: Object.assign(Object.create(null), { mrn: 3, "(text)": 2, status: 2 }),
      tokens: { keyId: undefined, retries: 0, failures: 0 },
    });
  });
});
const safeProto = { a: 1 };

import { createHash, Hmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import type { Classification } from "../policy/identifiers.ts";
import type { TokenKeys } from "./key.ts";
import type { RenewKeys } from "./load.ts";
import { normalize } from "./normalize.ts";
import { isTokenText } from "./token.ts";
import { createTokenizer } from "./tokenizer.ts";

const strong = (name: string) => createHash("sha256").update(name).digest();
const keys: TokenKeys = { current: { id: "k1", secret: strong("one") } };

interface Vector {
  keyId: string;
  tenant?: string;
  classification: Classification;
  issuer?: string;
  separator?: string;
  value: string | number;
  normalized: string;
  token: string;
}

const published: { keys: Record<string, string>; vectors: Vector[] } = JSON.parse(
  readFileSync(new URL("../../../../docs/reference/token-vectors.json", import.meta.url), "utf8"),
);

describe("the published vectors", () => {
  it.each(published.vectors)(
    "hold: $token",
    ({ keyId, tenant, classification, issuer, separator, value, ...expected }) => {
      const tokenizer = createTokenizer({ keys: { current: { id: keyId, secret: published.keys[keyId]! } }, tenant });
      expect(normalize(classification, value, { separator })).toBe(expected.normalized);
      expect(tokenizer.token(classification, issuer, separator, value)).toBe(expected.token);
      expect(tokenizer.rule(classification, issuer, separator)(value)).toBe(expected.token);
      expect(isTokenText(expected.token)).toBe(true);
    },
  );

  it("are twenty or more", () => {
    expect(published.vectors.length).toBeGreaterThanOrEqual(20);
  });
});

describe("a tokenizer whose keys are renewed", () => {
  it("makes tokens under the new key at once, and still knows those of the old one", () => {
    let renew: RenewKeys = () => {};
    const tokenizer = createTokenizer({
      keys: (given) => {
        renew = given;
        return keys;
      },
      tenant: "north",
    });
    const rule = tokenizer.rule("mrn");
    const before = [rule("1"), rule("1"), rule("2")];
    renew({ current: { id: "k2", secret: strong("two") } });
    const after = [rule("1"), rule("1"), rule("2")];
    const fresh = createTokenizer({ keys: { current: { id: "k2", secret: strong("two") } }, tenant: "north" });
    expect(after).toEqual(["1", "1", "2"].map((value) => fresh.token("mrn", undefined, undefined, value)));
    expect(tokenizer.keyId()).toBe("k2");
    for (const token of [...before, ...after]) expect(tokenizer.isToken(token!)).toBe(true);
  });
});

describe("a tokenizer", () => {
  it("gives one token however the value was typed, also from its cache", () => {
    const rule = createTokenizer({ keys }).rule("mrn", "north", "-");
    const token = rule("00-123a");
    expect(token).toMatch(/^tok1\.mrn\.k1\.[\w-]{21}[AQgw]$/);
    for (let i = 0; i < 3; i++) {
      for (const typed of ["00-123a", "00123A", " 00-123a "]) expect(rule(typed)).toBe(token);
    }
    expect(rule("0123a")).not.toBe(token);
  });

  it("gives a number and its decimal text one token", () => {
    const tokenizer = createTokenizer({ keys });
    const tokens = [42, "42", 42n].map((value) => tokenizer.token("mrn", undefined, undefined, value));
    expect(new Set(tokens).size).toBe(1);
  });

  it("gives one value different tokens by tenant, classification, issuer and key", () => {
    const of = (tenant: string | undefined, classification: Classification, issuer: string | undefined, name = "one") =>
      createTokenizer({ keys: { current: { id: "k1", secret: strong(name) } }, tenant }).token(
        classification,
        issuer,
        undefined,
        "0012",
      );
    const tokens = [
      of(undefined, "mrn", undefined),
      of("a", "mrn", undefined),
      of(undefined, "mrn", "a"),
      of("b", "mrn", undefined),
      of("a", "mrn", "b"),
      of("b", "mrn", "a"),
      of(undefined, "account", undefined),
      of(undefined, "mrn", undefined, "two"),
    ];
    const digests = tokens.map((token) => token?.split(".").at(-1));
    expect(new Set(digests).size).toBe(tokens.length);
    expect(digests).not.toContain(undefined);
  });

  it("gives them also where they are asked for without a rule at hand", () => {
    const tokenizer = createTokenizer({ keys });
    const rules: [Classification, string | undefined, string | undefined][] = [
      ["mrn", undefined, undefined],
      ["account", undefined, undefined],
      ["mrn", "north", undefined],
      ["mrn", "north", "-"],
    ];
    const tokens = rules.map((rule) => tokenizer.token(...rule, "00-12"));
    expect(tokens).toEqual(rules.map((rule) => createTokenizer({ keys }).rule(...rule)("00-12")));
    expect(new Set(tokens).size).toBe(rules.length);
  });

  it("remembers as many as it is told, and derives the others anew", () => {
    const rule = createTokenizer({ keys, capacity: 4 }).rule("mrn");
    const derived = vi.spyOn(Hmac.prototype, "update");
    const countOf = (value: number) => {
      const before = derived.mock.calls.length;
      rule(value);
      return derived.mock.calls.length - before;
    };
    const counts = [0, 1, 2, 3, 4, 5, 6, 7, 7, 0].map(countOf);
    derived.mockRestore();
    expect(counts).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 0, 1]);
  });

  it("knows its own tokens and those of previous ids, and no others", () => {
    const previous = [{ id: "k0", secret: strong("zero") }];
    const tokenizer = createTokenizer({ keys: { ...keys, previous } });
    const token = tokenizer.token("mrn", undefined, undefined, "1")!;
    expect(tokenizer.isToken(token)).toBe(true);
    expect(tokenizer.isToken(token.replace(".k1.", ".k0."))).toBe(true);
    expect(tokenizer.isToken(token.replace(".k1.", ".k2."))).toBe(false);
    expect(tokenizer.isToken(`${token} `)).toBe(false);
    expect(createTokenizer({ keys: new Promise(() => {}) }).isToken(token)).toBe(false);
  });

  it("gives nothing, and says why, for a value that is no identifier", () => {
    const tokenizer = createTokenizer({ keys });
    for (const value of ["", " ", "x".repeat(257), 1.5, true, null, undefined, {}, Symbol("x"), Number.NaN]) {
      expect(tokenizer.token("mrn", undefined, undefined, value)).toBeUndefined();
      expect(tokenizer.reason()).toBe("value");
    }
  });

  it.each([
    ["a classification whose tokens would be a codebook", "date", undefined, undefined],
    ["a word that is no classification", "patient" as "mrn", undefined, undefined],
    ["a separator that holds digits", "mrn", undefined, "0"],
    ["an issuer that is too long", "mrn", "x".repeat(129), undefined],
  ] as const)("gives nothing for %s", (_, classification, issuer, separator) => {
    const tokenizer = createTokenizer({ keys });
    expect(tokenizer.token(classification, issuer, separator, "2001")).toBeUndefined();
    expect(tokenizer.reason()).toBe("value");
    const keyless = createTokenizer({ keys: new Promise(() => {}) });
    expect(keyless.token(classification, issuer, separator, "2001")).toBeUndefined();
    expect(keyless.reason()).toBe("nokey");
  });

  it("gives nothing until its key is there, then tokens from the same rule", async () => {
    let give: (keys: TokenKeys) => void = () => {};
    const tokenizer = createTokenizer({ keys: new Promise((resolve) => (give = resolve)) });
    const rule = tokenizer.rule("mrn");
    expect(rule("1")).toBeUndefined();
    expect(tokenizer.reason()).toBe("nokey");
    expect(tokenizer.keyId()).toBeUndefined();
    give(keys);
    expect(await tokenizer.ready()).toBe(true);
    expect(rule("1")).toBe(createTokenizer({ keys }).token("mrn", undefined, undefined, "1"));
    expect(tokenizer.keyId()).toBe("k1");
  });

  it("counts keys that do not come", async () => {
    const tokenizer = createTokenizer({ keys: Promise.reject(new Error("KMS is away")) });
    expect(await tokenizer.ready()).toBe(false);
    expect(tokenizer.stats()).toEqual({ retries: 0, failures: 1, lastFailure: "rejected" });
    expect(tokenizer.token("mrn", undefined, undefined, "1")).toBeUndefined();
  });

  it("throws at construction for weak keys", () => {
    expect(() => createTokenizer({ keys: { current: { id: "k1", secret: Buffer.alloc(32) } } })).toThrow(
      "PHILOG_KEY_WEAK",
    );
  });

  it("derives and computes once for a value that is hot", () => {
    const stored = vi.spyOn(Map.prototype, "set");
    const rule = createTokenizer({ keys }).rule("mrn");
    rule("hot");
    stored.mockClear();
    for (let i = 0; i < 100; i++) rule("hot");
    expect(stored).not.toHaveBeenCalled();
    stored.mockRestore();
  });

  it("gives right tokens whatever its cache forgot", () => {
    const small = createTokenizer({ keys, capacity: 4 }).rule("mrn");
    const large = createTokenizer({ keys }).rule("mrn");
    for (let i = 0; i < 200; i++) expect(small(`m${(i * 7) % 11}`)).toBe(large(`m${(i * 7) % 11}`));
  });

  it("gives right tokens for more rules than it remembers", () => {
    const tokenizer = createTokenizer({ keys });
    const first = tokenizer.token("mrn", "issuer 0", undefined, "1");
    for (let i = 0; i < 1100; i++) tokenizer.token("mrn", `issuer ${i}`, undefined, "1");
    expect(tokenizer.token("mrn", "issuer 0", undefined, "1")).toBe(first);
  });
});

describe("the tenant", () => {
  it("is asked for at each value", () => {
    let now: string | undefined = "a";
    const rule = createTokenizer({ keys, tenant: () => now }).rule("mrn");
    const ofA = rule("1");
    now = "b";
    const ofB = rule("1");
    expect(ofB).not.toBe(ofA);
    now = "a";
    expect(rule("1")).toBe(ofA);
    now = undefined;
    expect(rule("1")).toBe(createTokenizer({ keys }).token("mrn", undefined, undefined, "1"));
  });

  it.each([
    ["gives none", () => undefined],
    ["gives an empty one", () => ""],
  ])("that is required means no token where the function %s", (_, tenant) => {
    const tokenizer = createTokenizer({ keys, tenant, tenantRequired: true });
    expect(tokenizer.token("mrn", undefined, undefined, "1")).toBeUndefined();
    expect(tokenizer.reason()).toBe("notenant");
    expect(createTokenizer({ keys, tenant }).token("mrn", undefined, undefined, "1")).toBeDefined();
  });

  it("that is required means no token where none is configured", () => {
    const tokenizer = createTokenizer({ keys, tenantRequired: true });
    expect(tokenizer.token("mrn", undefined, undefined, "1")).toBeUndefined();
    expect(tokenizer.reason()).toBe("notenant");
    const fixed = createTokenizer({ keys, tenantRequired: true, tenant: "a" });
    expect(fixed.token("mrn", undefined, undefined, "1")).toBeDefined();
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("no request");
      },
    ],
    ["gives a number", () => 7 as unknown as string],
    ["gives a long text", () => "x".repeat(129)],
    ["gives half of a surrogate pair", () => "\udc00"],
  ])("is not guessed where the function %s: no token", (_, tenant) => {
    const tokenizer = createTokenizer({ keys, tenant });
    const rule = tokenizer.rule("mrn");
    expect([rule("1"), rule("1")]).toEqual([undefined, undefined]);
    expect(tokenizer.reason()).toBe("notenant");
  });

  it.each(["", "x".repeat(129), 7 as unknown as string])("is refused at construction as %j", (tenant) => {
    expect(() => createTokenizer({ keys, tenant })).toThrow("PHILOG_OPTION_BAD");
  });

  it("can be one of thousands, and of the last as of the first the tokens are right", () => {
    let now = "";
    const tokenizer = createTokenizer({ keys, tenant: () => now });
    const rules = [tokenizer.rule("mrn"), tokenizer.rule("email")] as const;
    const seen = new Map<string, string | undefined>();
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 700; i++) {
        now = `tenant ${i}`;
        for (const [at, rule] of rules.entries()) {
          const token = rule("1");
          expect(token).toBe(seen.get(`${at} ${i}`) ?? token);
          seen.set(`${at} ${i}`, token);
        }
      }
    }
    expect(new Set(seen.values()).size).toBe(1400);
  });

  it("that is evicted while it is the last one used is opened again", () => {
    let now = "first";
    const tokenizer = createTokenizer({ keys, tenant: () => now });
    const still = tokenizer.rule("mrn");
    const busy = tokenizer.rule("email");
    const token = still("1");
    for (let i = 0; i < 1000; i++) {
      now = `tenant ${i}`;
      busy("1");
    }
    now = "first";
    expect(still("1")).toBe(token);
  });
});

it("needs no tenant while the function that is asked says so", () => {
  let required = false;
  const tokenizer = createTokenizer({ keys, tenantRequired: () => required });
  expect(tokenizer.token("mrn", undefined, undefined, "4711")).toMatch(/^tok1\./);
  required = true;
  expect(tokenizer.token("mrn", undefined, undefined, "4711")).toBeUndefined();
});

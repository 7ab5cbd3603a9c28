import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { DecryptCommand, DisableKeyCommand, EnableKeyCommand, EncryptCommand } from "@aws-sdk/client-kms";
import { createRedactor, type RedactionError, type TokenKeys } from "@philog/core";
import { createJoin } from "@philog/core/join";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createEncryptedKeys, rotateEncryptedKeys } from "./create-encrypted-keys.ts";
import type { EncryptedKeys } from "./encrypted-keys.ts";
import { codedError, createBench } from "./kms.test-data.ts";
import { type KmsTokenKeysOptions, kmsTokenKeys } from "./kms-token-keys.ts";

const { open, closing } = createBench();
const policy = { version: 1, rules: { mrn: "mrn" }, actions: { mrn: "tokenize" } } as const;
const record = { mrn: "00123456" };
const source = (options: KmsTokenKeysOptions) => closing(kmsTokenKeys(options));

afterEach(() => {
  vi.restoreAllMocks();
});

describe("token keys held by KMS", () => {
  it("make the tokens that the plain key makes", async () => {
    const { kms, reach, keyId, encrypted } = await open();
    const keys = await encrypted("k1", "north");
    const redactor = createRedactor(policy, { keys: source({ ...reach, encryptedKeys: keys, tenant: "north" }) });
    expect(JSON.parse(redactor.json(record)).mrn).toBe("[REDACTED:mrn:nokey]");
    expect(await redactor.ready()).toBe(true);
    const { Plaintext } = await kms.send(
      new DecryptCommand({
        KeyId: keyId,
        CiphertextBlob: Buffer.from(keys.current.wrapped, "base64"),
        EncryptionContext: { purpose: "philog-token-key", "key-id": "k1", tenant: "north" },
      }),
    );
    const plain = createRedactor(policy, { keys: { current: { id: "k1", secret: Plaintext! } } });
    expect(redactor.json(record)).toBe(plain.json(record));
    expect(redactor.json(record)).toMatch(/^\{"mrn":"tok1\.mrn\.k1\.[\w-]{22}"\}$/);
  });

  it("come from a file, or from a function that fetches them or their JSON", async () => {
    const { reach, encrypted } = await open();
    const keys = await encrypted();
    const folder = mkdtempSync(join(tmpdir(), "philog-kms-"));
    try {
      const path = join(folder, "keys.json");
      writeFileSync(path, JSON.stringify(keys));
      const sources = [path, () => keys, async () => JSON.stringify(keys)];
      for (const encryptedKeys of sources) {
        expect((await source({ ...reach, encryptedKeys })()).current.id).toBe("k1");
      }
      writeFileSync(path, " ".repeat(65_537));
      expect((await codedError(source({ ...reach, encryptedKeys: path })())).message).toContain("64 KiB");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("never print", async () => {
    const { kms, reach, encrypted } = await open();
    const encryptedKeys = await encrypted();
    const load = source({ ...reach, encryptedKeys });
    const keys = await load();
    const { Plaintext } = await kms.send(
      new DecryptCommand({
        CiphertextBlob: Buffer.from(encryptedKeys.current.wrapped, "base64"),
        EncryptionContext: { purpose: "philog-token-key", "key-id": "k1" },
      }),
    );
    const printed = inspect([keys, load, load.stats()], { depth: 9, showHidden: true }) + JSON.stringify([keys, load]);
    for (const form of ["hex", "base64", "base64url"] as const) {
      expect(printed).not.toContain(Buffer.from(Plaintext!).toString(form).slice(0, 12));
    }
  });
});

describe("token keys are refused, with a code and no value,", () => {
  const load = async (change: (bench: Awaited<ReturnType<typeof open>>) => Promise<Partial<KmsTokenKeysOptions>>) => {
    const bench = await open();
    const onFailure = vi.fn();
    const encryptedKeys = await bench.encrypted("k1", "north");
    const options = { ...bench.reach, encryptedKeys, tenant: "north", onFailure, ...(await change(bench)) };
    const keys = source(options);
    const error = await codedError(keys(), bench.local);
    expect(onFailure.mock.calls).toEqual([[error]]);
    expect(keys.stats()).toMatchObject({ failures: 1, lastFailure: error.code, keyId: undefined });
    return error.message;
  };

  it("for another tenant, or none", async () => {
    const message =
      "PHILOG_WRAPPED_KEY: the wrapped key cannot be opened (InvalidCiphertextException: it was changed, or its tenant, purpose or id is another)";
    expect(await load(async () => ({ tenant: "south" }))).toBe(message);
    expect(await load(async () => ({ tenant: undefined }))).toBe(message);
  });

  it("under another id: two wrapped keys cannot be exchanged", async () => {
    const message = await load(async ({ encrypted }) => ({
      encryptedKeys: { current: { ...(await encrypted("k1", "north")).current, id: "k2" } },
    }));
    expect(message).toContain("InvalidCiphertextException");
  });

  it("where any one byte was changed", async () => {
    const { reach, encrypted, local } = await open();
    const { current } = await encrypted("k1", "north");
    const bytes = Buffer.from(current.wrapped, "base64");
    let place = 0;
    const encryptedKeys = () => {
      const changed = Buffer.from(bytes);
      changed[place]! ^= 1 << (place % 8);
      return { current: { ...current, wrapped: changed.toString("base64") } };
    };
    const keys = source({ ...reach, encryptedKeys, tenant: "north" });
    for (; place < bytes.length; place++) {
      expect((await codedError(keys(), local)).code).toBe("PHILOG_WRAPPED_KEY");
    }
  });

  it("under another KMS key, which is not tried", async () => {
    const message = await load(async ({ createKey }) => ({ keyId: await createKey() }));
    expect(message).toContain(
      "PHILOG_WRAPPED_KEY: the wrapped key cannot be opened (IncorrectKeyException: it was wrapped under another KMS key)",
    );
  });

  it("where the KMS key is disabled, missing or of another Region", async () => {
    expect(
      await load(async ({ kms, keyId }) => {
        await kms.send(new DisableKeyCommand({ KeyId: keyId }));
        return {};
      }),
    ).toBe("PHILOG_KMS_KEY: the KMS key cannot be used (DisabledException: enable the key)");
    const missing = await load(async ({ keyId }) => ({ keyId: keyId.replace(/.{4}$/, "none") }));
    expect(missing).toBe(
      "PHILOG_KMS_KEY: the KMS key cannot be used (NotFoundException: check the key's ARN, account and Region)",
    );
    const other = await load(async ({ keyId }) => ({ keyId: keyId.replace("us-east-1", "us-west-2") }));
    expect(other).toContain("NotFoundException");
  });

  it("where the caller may not, or its credentials have expired", async () => {
    expect(
      await load(async ({ local }) => {
        local.fault({ kind: "denied", operation: "Decrypt" });
        return {};
      }),
    ).toBe(
      "PHILOG_KMS_DENIED: KMS refuses the caller (AccessDeniedException: let the role and the key's policy allow the call)",
    );
    expect(
      await load(async ({ local }) => {
        local.fault({ kind: "expired-credentials" });
        return {};
      }),
    ).toContain("PHILOG_KMS_DENIED: KMS refuses the caller (ExpiredTokenException: renew the credentials)");
    const none = await load(async ({ local }) => ({
      client: { ...local.client, credentials: () => Promise.reject(new Error("token of ada@example.test")) },
    }));
    expect(none).not.toContain("ada@");
  });

  it("where what is wrapped is no key of 32 bytes", async () => {
    const message = await load(async ({ kms, keyId }) => {
      const { CiphertextBlob } = await kms.send(
        new EncryptCommand({
          KeyId: keyId,
          Plaintext: Buffer.from("short"),
          EncryptionContext: { purpose: "philog-token-key", "key-id": "k1", tenant: "north" },
        }),
      );
      const wrapped = Buffer.from(CiphertextBlob!).toString("base64");
      return { encryptedKeys: { current: { id: "k1", wrapped } } };
    });
    expect(message).toContain("it is no key of 32 bytes");
  });

  const secret = createHash("sha256").update("a plain key").digest("base64");
  it.each<[string, unknown, string]>([
    ["that are not there", "/none/keys.json", "PHILOG_KEY_FILE: the key file cannot be read (ENOENT)"],
    ["that are not JSON", () => `{"current": ${secret}`, "PHILOG_KEY_BAD"],
    ["that are nothing", () => null, "PHILOG_KEY_BAD"],
    ["without a current one", {}, "current: it has to be { id, wrapped }"],
    ["without an id", { current: { wrapped: "AAAA" } }, "current.id"],
    ["that are not base64", { current: { id: "k1", wrapped: "*" } }, "current.wrapped: it has to be base64"],
    ["in clear", { current: { id: "k1", secret } }, "it holds a key in clear"],
    ["whose previous ones are no array", { current: { id: "k1", wrapped: "AAAA" }, previous: {} }, "previous"],
    ["whose id is none", { current: { id: "K 1", wrapped: "AAAA" } }, "current.id: it has to be a short code"],
    [
      "two of which have one id",
      { current: { id: "k1", wrapped: "AAAA" }, previous: [{ id: "k1", wrapped: "BBBB" }] },
      "two of them have the same id",
    ],
    ["that name no KMS key", { current: { id: "k1", wrapped: "AAAA", kmsKey: "\u001b[2J" } }, "current.kmsKey"],
    ["whose tenant is none", { current: { id: "k1", wrapped: "AAAA", tenant: "" } }, "current.tenant"],
    ["made on no day", { current: { id: "k1", wrapped: "AAAA", created: 7 } }, "current.created"],
    ["with a bad previous one", { current: { id: "k1", wrapped: "AAAA" }, previous: [7] }, "previous[0]"],
    [
      "whose function fails with a message that quotes them",
      () => Promise.reject(new TypeError(secret)),
      "PHILOG_KEY_FILE: the key file cannot be read (the function that fetches it failed: TypeError)",
    ],
    ["whose function fails with nothing", () => Promise.reject(null), "the function that fetches it failed)"],
  ])("%s", async (_, encryptedKeys, expected) => {
    const message = await load(async () => ({ encryptedKeys: encryptedKeys as EncryptedKeys }));
    expect(message).toContain(expected);
    expect(message).not.toContain(secret.slice(0, 8));
  });
});

describe("without KMS", () => {
  it("a process starts, redacts instead of making tokens, asks again, and makes tokens once KMS is back", async () => {
    const { local, reach, encrypted } = await open();
    const encryptedKeys = await encrypted();
    const failures: string[] = [];
    const end = local.fault({ kind: "refuse" });
    const keys = source({ ...reach, encryptedKeys, onFailure: ({ message }) => failures.push(message) });
    const redactor = createRedactor(policy, { keys });
    await expect.poll(() => failures.length).toBe(1);
    expect(redactor.json(record)).toBe('{"mrn":"[REDACTED:mrn:nokey]"}');
    expect(redactor.stats().tokens.failures).toBe(1);
    expect(failures[0]).toBe(
      "PHILOG_KMS_UNAVAILABLE: KMS cannot be reached, or asks to wait (ECONNREFUSED: where this stays, check the network's way to KMS)",
    );
    await end();
    expect(await redactor.ready()).toBe(true);
    expect(redactor.json(record)).toContain("tok1.mrn.k1.");
    expect(redactor.stats().tokens.retries).toBeGreaterThan(0);
  });

  it.each(["throttle", "unavailable", "internal", "lost-reply"] as const)("%s counts as an outage", async (kind) => {
    const { local, reach, encrypted } = await open();
    const encryptedKeys = await encrypted();
    local.fault({ kind });
    expect((await codedError(source({ ...reach, encryptedKeys })())).code).toBe("PHILOG_KMS_UNAVAILABLE");
  });

  it("a call that takes too long counts as one", async () => {
    const { local, reach, encrypted } = await open();
    const encryptedKeys = await encrypted();
    local.fault({ kind: "slow", delayMs: 1000 });
    const error = await codedError(source({ ...reach, encryptedKeys, timeoutMs: 30 })());
    expect(error.code).toBe("PHILOG_KMS_UNAVAILABLE");
  });

  it("a running process goes on with the keys that it has, and tells", async () => {
    const { local, kms, keyId, reach, encrypted } = await open();
    const failures: RedactionError[] = [];
    const keys = source({
      ...reach,
      encryptedKeys: await encrypted(),
      refreshMs: 30,
      onFailure: (error) => {
        failures.push(error);
        throw new Error("a listener that throws");
      },
    });
    const redactor = createRedactor(policy, { keys });
    await redactor.ready();
    const before = redactor.json(record);
    await kms.send(new DisableKeyCommand({ KeyId: keyId }));
    await expect.poll(() => failures.at(-1)?.code).toBe("PHILOG_KMS_KEY");
    await kms.send(new EnableKeyCommand({ KeyId: keyId }));
    const end = local.fault({ kind: "refuse" });
    await expect.poll(() => failures.at(-1)?.code).toBe("PHILOG_KMS_UNAVAILABLE");
    expect(redactor.json(record)).toBe(before);
    expect(keys.stats()).toMatchObject({ keyId: "k1", renewals: 0, lastFailure: "PHILOG_KMS_UNAVAILABLE" });
    await end();
    const { failures: count, unwrappedAt } = keys.stats();
    await expect.poll(() => keys.stats().unwrappedAt).toBeGreaterThan(unwrappedAt!);
    expect(count).toBeGreaterThanOrEqual(2);
  });
});

describe("a rotation", () => {
  it("reaches a running process, whose tokens are under the new key from then on", async () => {
    const { reach, encrypted } = await open();
    let stored: EncryptedKeys = await encrypted("k1");
    const keys = source({ ...reach, encryptedKeys: () => stored, refreshMs: 30 });
    const redactors = [createRedactor(policy, { keys }), createRedactor(policy, { keys })];
    for (const redactor of redactors) await redactor.ready();
    const before = redactors[0]!.json(record);
    stored = await rotateEncryptedKeys(stored, { ...reach, id: "k2" });
    await expect.poll(() => keys.stats().renewals).toBe(1);
    expect(keys.stats().keyId).toBe("k2");
    const after = redactors.map((redactor) => redactor.json(record));
    expect(after[0]).toContain("tok1.mrn.k2.");
    expect(after[1]).toBe(after[0]);
    expect(after[0]).not.toBe(before);
  });

  it("to keys that are bad is told of, and changes nothing", async () => {
    const { kms, keyId, reach, encrypted } = await open();
    let stored: EncryptedKeys = await encrypted("k1");
    const keys = source({ ...reach, encryptedKeys: () => stored, refreshMs: 30 });
    const redactor = createRedactor(policy, { keys });
    await redactor.ready();
    const { CiphertextBlob } = await kms.send(
      new EncryptCommand({
        KeyId: keyId,
        Plaintext: Buffer.alloc(32, 7),
        EncryptionContext: { purpose: "philog-token-key", "key-id": "k2" },
      }),
    );
    stored = { current: { id: "k2", wrapped: Buffer.from(CiphertextBlob!).toString("base64") } };
    await expect.poll(() => keys.stats().lastFailure).toBe("PHILOG_KEY_WEAK");
    expect(redactor.json(record)).toContain("tok1.mrn.k1.");
  });

  it("may be to another KMS key: the tool that joins is told of both", async () => {
    const { reach, keyId, createKey, encrypted } = await open();
    const next = { ...reach, keyId: await createKey() };
    const rotated = await rotateEncryptedKeys(await encrypted("k1"), { ...next, id: "k2" });
    expect((await source({ ...next, encryptedKeys: rotated })()).current.id).toBe("k2");
    const joining = { ...next, encryptedKeys: rotated, previous: true };
    expect((await codedError(source(joining)())).code).toBe("PHILOG_WRAPPED_KEY");
    const both = await source({ ...joining, previousKeyIds: [keyId] })();
    expect(both.previous?.map(({ id }) => id)).toEqual(["k1"]);
  });

  it("is followed by the tool that joins, and cannot be by the process that writes", async () => {
    const { reach, encrypted } = await open();
    const rotated = await rotateEncryptedKeys(await encrypted("k1"), { ...reach, id: "k2" });
    const writer = await source({ ...reach, encryptedKeys: rotated })();
    expect(writer.previous).toBeUndefined();
    const all: TokenKeys = await source({ ...reach, encryptedKeys: rotated, previous: true })();
    const tokens = createJoin({ keys: all }).tokensOf("mrn", "00123456");
    expect(tokens.map(({ keyId }) => keyId)).toEqual(["k2", "k1"]);
    expect(createJoin({ keys: writer }).tokensOf("mrn", "00123456")).toEqual(tokens.slice(0, 1));
  });

  it("needs an id that is new", async () => {
    const { reach, encrypted } = await open();
    const keys = await encrypted("k1");
    const error = await codedError(rotateEncryptedKeys(keys, { ...reach, id: "k1" }));
    expect(error.message).toContain("two of them have the same id");
    expect((await codedError(createEncryptedKeys({ ...reach, id: "K 1" }))).code).toBe("PHILOG_KEY_BAD");
  });
});

describe("refreshing", () => {
  it("waits half its time or more, spread, by timers that hold nothing open, and not at all for 0 or once closed", async () => {
    const { local, reach, encrypted } = await open();
    const encryptedKeys = await encrypted();
    const never = source({ ...reach, encryptedKeys, refreshMs: 0 });
    const closed = source({ ...reach, encryptedKeys, refreshMs: 20 });
    await never();
    closed.close();
    await closed();
    const delays: (number | undefined)[] = [];
    const unref = vi.fn();
    const setTimeout = vi.spyOn(globalThis, "setTimeout");
    setTimeout.mockImplementation(((_: () => void, delay: number) => {
      delays.push(delay);
      return { unref };
    }) as never);
    vi.spyOn(Math, "random").mockReturnValueOnce(0).mockReturnValueOnce(1);
    const spread = source({ ...reach, encryptedKeys, refreshMs: 3600_000 });
    await spread();
    await spread();
    setTimeout.mockRestore();
    expect(delays.filter((delay) => delay! >= 1_800_000)).toEqual([1_800_000, 3_600_000]);
    expect(local.calls().Decrypt).toBe(4);
  });
});

it("options that are none are refused at once", () => {
  const good = { keyId: "arn:aws:kms:us-east-1:111122223333:key/k", encryptedKeys: "keys.json" };
  const bad = (options: object) => () => kmsTokenKeys({ ...good, ...options } as KmsTokenKeysOptions);
  expect(bad({ keyID: "k" })).toThrow("PHILOG_OPTION_UNKNOWN");
  expect(bad({ keyId: "" })).toThrow("PHILOG_OPTION_BAD: an option has the wrong type (keyId");
  expect(bad({ refreshMs: -1 })).toThrow("refreshMs");
  expect(bad({ timeoutMs: 0.5 })).toThrow("timeoutMs");
  expect(bad({ tenant: "" })).toThrow("PHILOG_OPTION_BAD");
});

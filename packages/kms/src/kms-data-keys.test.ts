import { inspect } from "node:util";
import { DecryptCommand, DisableKeyCommand, EnableKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { afterEach, describe, expect, it, vi } from "vitest";
import { codedError, createBench } from "./kms.test-data.ts";
import { type KmsDataKeysOptions, kmsDataKeys } from "./kms-data-keys.ts";

const { open } = createBench();
const context = { tenant: "north", purpose: "spool" };
const hour = 3_600_000;

const start = async (options?: Partial<KmsDataKeysOptions>) => {
  const bench = await open();
  const keys = kmsDataKeys({ ...bench.reach, retryMs: 1, ...options });
  /** The same keys in another process, which remembers nothing. */
  const other = (more?: Partial<KmsDataKeysOptions>) => kmsDataKeys({ ...bench.reach, retryMs: 1, ...more });
  return { ...bench, keys, other };
};

/** Sets the clock ahead of the real one, for all in this process. */
const later = (ms: number) => {
  vi.useRealTimers();
  const at = Date.now() + ms;
  vi.useFakeTimers({ toFake: ["Date"], now: at });
};

afterEach(() => {
  vi.useRealTimers();
});

describe("data keys of KMS", () => {
  it("open in another process, with the same context in any order", async () => {
    const { keys, other } = await start();
    const { key, wrapped, id } = await keys.create(context);
    expect(key.symmetricKeySize).toBe(32);
    expect(id).toMatch(/^[\w-]{11}$/);
    const opened = await other().open(wrapped, { purpose: "spool", tenant: "north" });
    expect(opened.equals(key)).toBe(true);
  });

  it("do not open with another context, or where any one byte was changed", async () => {
    const { keys, other, local } = await start();
    const { wrapped } = await keys.create(context);
    for (const wrong of [{ ...context, tenant: "south" }, {}, { ...context, more: "1" }]) {
      expect((await codedError(other().open(wrapped, wrong), local)).code).toBe("PHILOG_WRAPPED_KEY");
    }
    const reader = other();
    for (let i = 0; i < wrapped.length; i++) {
      const changed = Buffer.from(wrapped);
      changed[i]! ^= 1 << (i % 8);
      expect((await codedError(reader.open(changed, context), local)).code).toBe("PHILOG_WRAPPED_KEY");
    }
    for (const bytes of [Buffer.alloc(0), Buffer.alloc(6145), "text" as unknown as Uint8Array]) {
      expect((await codedError(other().open(bytes, context), local)).code).toBe("PHILOG_WRAPPED_KEY");
    }
  });

  it("are bound to the provider's own context, which goes before the caller's", async () => {
    const { kms, keys, other } = await start({ context: { tenant: "south" } });
    const { wrapped, key } = await keys.create(context);
    const opened = await kms.send(
      new DecryptCommand({ CiphertextBlob: wrapped, EncryptionContext: { tenant: "south", purpose: "spool" } }),
    );
    expect(key.export().equals(Buffer.from(opened.Plaintext!))).toBe(true);
    expect((await codedError(other().open(wrapped, context))).code).toBe("PHILOG_WRAPPED_KEY");
  });

  it("of a KMS key that was in use before still open, and those of any other do not", async () => {
    const { keys, keyId, createKey, other } = await start();
    const { wrapped, key } = await keys.create(context);
    const next = await createKey();
    expect((await codedError(other({ keyId: next }).open(wrapped, context))).message).toContain("IncorrectKey");
    const rotated = other({ keyId: next, previousKeyIds: [keyId] });
    expect((await rotated.open(wrapped, context)).equals(key)).toBe(true);
    const made = await rotated.create(context);
    expect((await codedError(other().open(made.wrapped, context))).code).toBe("PHILOG_WRAPPED_KEY");
  });

  it("are others in every process, also for the same context", async () => {
    const { keys, other } = await start();
    const made = await Promise.all([keys, other(), other()].map((one) => one.create(context)));
    expect(new Set(made.map(({ key }) => key.export().toString("hex"))).size).toBe(3);
  });

  it("never print", async () => {
    const { keys } = await start();
    const made = await keys.create(context);
    const printed =
      inspect([keys, made, made.key], { depth: 9, showHidden: true, customInspect: false }) +
      JSON.stringify([keys, made]);
    const plain = made.key.export();
    for (const form of ["hex", "base64", "base64url"] as const) {
      expect(printed).not.toContain(plain.toString(form).slice(0, 12));
    }
    expect(printed).not.toContain([...plain.subarray(0, 6)].join(","));
  });
});

describe("a data key is given out again", () => {
  it("for the same context alone, so that KMS is not asked for each segment", async () => {
    const { keys, local } = await start();
    const ids = new Set<string>();
    for (let i = 0; i < 500; i++) ids.add((await keys.create(context)).id);
    expect(ids.size).toBe(1);
    ids.add((await keys.create({ ...context, tenant: "south" })).id);
    expect(ids.size).toBe(2);
    expect(local.calls().GenerateDataKey).toBe(2);
    expect(keys.stats()).toMatchObject({ made: 2, failures: 0, overdue: 0 });
  });

  it("to those who ask while it is made", async () => {
    const { keys, local } = await start();
    const made = await Promise.all(Array.from({ length: 20 }, () => keys.create(context)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(local.calls().GenerateDataKey).toBe(1);
  });

  it("as often as is allowed, and no more", async () => {
    const { keys } = await start({ maxUses: 3 });
    const ids: string[] = [];
    for (let i = 0; i < 7; i++) ids.push((await keys.create(context)).id);
    expect(ids.map((id) => ids.indexOf(id))).toEqual([0, 0, 0, 3, 3, 3, 6]);
  });

  it("for an hour, and not where the clock was set back", async () => {
    const { keys } = await start();
    const first = await keys.create(context);
    later(hour - 1000);
    expect((await keys.create(context)).id).toBe(first.id);
    later(hour);
    const second = await keys.create(context);
    expect(second.id).not.toBe(first.id);
    vi.useRealTimers();
    expect((await keys.create(context)).id).not.toBe(second.id);
  });

  it("and one that was opened is remembered, within bounds", async () => {
    const { keys, other, local } = await start();
    const { wrapped } = await keys.create(context);
    const reader = other();
    for (let i = 0; i < 5; i++) await reader.open(wrapped, context);
    expect(local.calls().Decrypt).toBe(1);
    later(hour + 1000);
    await reader.open(wrapped, context);
    expect(local.calls().Decrypt).toBe(2);
  });

  it("to 256 contexts at a time: the one that came first is forgotten", async () => {
    const { keys, local } = await start();
    const first = await keys.create(context);
    for (let i = 0; i < 255; i++) await keys.create({ tenant: `t${i}` });
    expect((await keys.create(context)).id).toBe(first.id);
    await keys.create({ tenant: "one more" });
    expect((await keys.create(context)).id).not.toBe(first.id);
    expect(local.calls().GenerateDataKey).toBe(258);
  });
});

describe("without KMS", () => {
  it("there is no data key at the start, and there is one once it is back", async () => {
    const onFailure = vi.fn();
    const { keys, local } = await start({ onFailure });
    const end = local.fault({ kind: "refuse" });
    const error = await codedError(keys.create(context), local);
    expect(error.message).toBe(
      "PHILOG_KMS_UNAVAILABLE: KMS cannot be reached, or asks to wait (ECONNREFUSED: where this stays, check the network's way to KMS)",
    );
    expect(onFailure.mock.calls).toEqual([[error]]);
    await end();
    await expect
      .poll(() =>
        keys.create(context).then(
          ({ id }) => id,
          () => "",
        ),
      )
      .toMatch(/^[\w-]{11}$/);
    expect(keys.stats()).toMatchObject({ made: 1, lastFailure: "PHILOG_KMS_UNAVAILABLE" });
  });

  it("KMS is not asked again until its time has come", async () => {
    const { keys, local } = await start({ retryMs: 60_000 });
    const end = local.fault({ kind: "throttle" });
    const first = await codedError(keys.create(context));
    await end();
    for (let i = 0; i < 10; i++) expect(await codedError(keys.create(context))).toBe(first);
    expect(local.calls().GenerateDataKey).toBe(1);
    later(60_001);
    await keys.create(context);
  });

  it("a key past its hour goes on for a day, and that is counted", async () => {
    const { keys, local } = await start();
    const { id } = await keys.create(context);
    local.fault({ kind: "unavailable" });
    later(20 * hour);
    expect((await keys.create(context)).id).toBe(id);
    expect(keys.stats()).toMatchObject({ overdue: 1, failures: 1, made: 1 });
    later(26 * hour);
    expect((await codedError(keys.create(context))).code).toBe("PHILOG_KMS_UNAVAILABLE");
  });

  it.each(["expired-credentials", "clock-skew"] as const)(
    "%s in the middle of a run counts as an outage",
    async (kind) => {
      const { keys, local } = await start({ maxUses: 1 });
      const { id } = await keys.create(context);
      const end = local.fault({ kind });
      expect((await keys.create(context)).id).toBe(id);
      expect(keys.stats()).toMatchObject({ overdue: 1, lastFailure: "PHILOG_KMS_DENIED" });
      await end();
      await expect.poll(async () => (await keys.create(context)).id).not.toBe(id);
    },
  );

  it("a key past its uses goes on, too", async () => {
    const { keys, local } = await start({ maxUses: 1 });
    const { id } = await keys.create(context);
    const end = local.fault({ kind: "refuse" });
    expect((await keys.create(context)).id).toBe(id);
    await end();
    await expect.poll(async () => (await keys.create(context)).id).not.toBe(id);
  });
});

describe("a KMS key that is disabled or refused", () => {
  it("ends what is given out at the next limit, since it is so on purpose", async () => {
    const { keys, kms, keyId } = await start({ maxUses: 2 });
    const first = await keys.create(context);
    await kms.send(new DisableKeyCommand({ KeyId: keyId }));
    expect((await keys.create(context)).id).toBe(first.id);
    expect((await codedError(keys.create(context))).message).toBe(
      "PHILOG_KMS_KEY: the KMS key cannot be used (DisabledException: enable the key)",
    );
    await kms.send(new EnableKeyCommand({ KeyId: keyId }));
    await expect
      .poll(() =>
        keys.create(context).then(
          ({ id }) => id,
          () => first.id,
        ),
      )
      .not.toBe(first.id);
  });

  it("opens nothing", async () => {
    const { keys, other, local, createKey } = await start();
    const { wrapped } = await keys.create(context);
    local.fault({ kind: "denied", operation: "Decrypt" });
    const reader = other();
    expect((await codedError(reader.open(wrapped, context), local)).code).toBe("PHILOG_KMS_DENIED");
    expect(reader.stats()).toMatchObject({ failures: 1, lastFailure: "PHILOG_KMS_DENIED" });
    const west = other({ keyId: (await createKey()).replace("us-east-1", "eu-west-1") });
    expect((await codedError(west.create(context), local)).code).toBe("PHILOG_KMS_KEY");
  });
});

describe("options", () => {
  it("that are none are refused at once", () => {
    const bad = (options: object) => () => kmsDataKeys({ keyId: "alias/k", ...options });
    expect(bad({ maxAge: 1 })).toThrow("PHILOG_OPTION_UNKNOWN");
    for (const name of ["maxAgeMs", "maxUses", "retryMs"]) expect(bad({ [name]: 0 })).toThrow(name);
    expect(bad({ graceMs: "1" })).toThrow("graceMs");
    expect(bad({ context: { tenant: 7 } })).toThrow("PHILOG_OPTION_BAD");
    expect(bad({ previousKeyIds: [""] })).toThrow("previousKeyIds");
  });

  it("a bad context is refused before KMS is asked", async () => {
    const { keys, local } = await start();
    expect((await codedError(keys.create({ tenant: "" }))).code).toBe("PHILOG_OPTION_BAD");
    expect(local.calls().GenerateDataKey).toBeUndefined();
  });

  it("a client of the application's own is used as it is", async () => {
    const { local, reach } = await start();
    const client = new KMSClient(local.client);
    const { id } = await kmsDataKeys({ ...reach, client }).create(context);
    expect(id).toMatch(/^[\w-]{11}$/);
    client.destroy();
  });

  it("the Region is that of the key's ARN", async () => {
    const { local, reach } = await start();
    const { endpoint, credentials } = local.client;
    const client = { endpoint, credentials, maxAttempts: 1 };
    expect((await kmsDataKeys({ ...reach, client }).create(context)).id).toMatch(/^[\w-]{11}$/);
    const west = reach.keyId.replace("us-east-1", "us-west-2");
    const error = await codedError(kmsDataKeys({ keyId: west, client }).create(context), local);
    // The request is signed for the Region of the key, which this server is not.
    expect(error.message).toContain("InvalidSignatureException");
  });
});

import { createDecipheriv, createHash, hkdfSync } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { RedactionError } from "../errors.ts";
import { dataKeyId, environmentDataKeys, fileDataKeys, holdDataKey, secretDataKeys } from "./data-keys.ts";

const secretOf = (name: string) => createHash("sha256").update(name).digest();
const secret = secretOf("a strong test key");
const context = { tenant: "north", purpose: "spool" };
const keys = secretDataKeys({ current: { id: "d1", secret } });

const errorOf = async (promise: Promise<unknown>): Promise<RedactionError> => {
  const error = await promise.then(
    () => new Error("it did not reject"),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(RedactionError);
  return error as RedactionError;
};

describe("data keys of a secret", () => {
  it("open to the key that was made", async () => {
    const made = await keys.create(context);
    expect(made.key.symmetricKeySize).toBe(32);
    const opened = await keys.open(made.wrapped, { purpose: "spool", tenant: "north" });
    expect(opened.equals(made.key)).toBe(true);
  });

  it("are another key each time", async () => {
    const [one, other] = await Promise.all([keys.create(context), keys.create(context)]);
    expect(one.key.equals(other.key)).toBe(false);
    expect(one.id).not.toBe(other.id);
  });

  it("are wrapped with another IV each time, since the wrapping key stays", async () => {
    const made = await Promise.all(Array.from({ length: 500 }, () => keys.create(context)));
    expect(new Set(made.map(({ wrapped }) => Buffer.from(wrapped).toString("hex", 4, 16))).size).toBe(500);
  });

  it("are named after their wrapped bytes", async () => {
    const { id, wrapped } = await keys.create(context);
    expect(id).toBe(dataKeyId(wrapped));
    expect(id).toMatch(/^[A-Za-z0-9_-]{11}$/);
    expect(dataKeyId(Buffer.from("abc"))).toBe("ungWv48Bz-o");
  });

  it("are wrapped as the documentation says, so that another language opens them", async () => {
    const { key, wrapped } = await keys.create(context);
    const bytes = Buffer.from(wrapped);
    expect(bytes.subarray(0, 4).toString("latin1")).toBe("\u0001\u0002d1");
    const prefixed = (...parts: string[]) =>
      Buffer.concat(parts.map((part) => Buffer.from(`\0\0\0${String.fromCharCode(part.length)}${part}`, "latin1")));
    const label = "philog/data-key/v1";
    const wrapping = Buffer.from(hkdfSync("sha256", secret, "", prefixed(label, "d1"), 32));
    const decipher = createDecipheriv("aes-256-gcm", wrapping, bytes.subarray(4, 16))
      .setAAD(Buffer.concat([bytes.subarray(0, 4), prefixed(label, "purpose", "spool", "tenant", "north")]))
      .setAuthTag(bytes.subarray(48));
    const plain = Buffer.concat([decipher.update(bytes.subarray(16, 48)), decipher.final()]);
    expect(plain.equals(key.export())).toBe(true);
  });

  it("that an earlier version wrapped still open", async () => {
    const wrapped = Buffer.from(
      "AQJkMQqzBoIwNWYbuNuiHEVUeo15X4kqXAgk3UWNNKKLtqnWVXX0w6djT0wKcLF1ODdmRjwfay72LqAN3NTr5A==",
      "base64",
    );
    const key = await keys.open(wrapped, context);
    expect(key.export().toString("hex")).toBe("d497d6bd024756e5cecf250ec1c2f99ce79c0df716f7550d8a71e7f7c1a7c399");
  });

  it("do not open where any one bit is another", async () => {
    const { wrapped } = await keys.create(context);
    for (let bit = 0; bit < wrapped.length * 8; bit++) {
      const changed = Buffer.from(wrapped);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect((await errorOf(keys.open(changed, context))).code).toBe("PHILOG_WRAPPED_KEY");
    }
  });

  it("do not open where they are cut or longer", async () => {
    const { wrapped } = await keys.create(context);
    for (let length = 0; length < wrapped.length; length++) {
      expect((await errorOf(keys.open(wrapped.subarray(0, length), context))).code).toBe("PHILOG_WRAPPED_KEY");
    }
    const longer = Buffer.concat([wrapped, Buffer.alloc(1)]);
    expect((await errorOf(keys.open(longer, context))).message).toContain("its length is another");
    const text = Buffer.from(wrapped).toString("base64") as unknown as Uint8Array;
    expect((await errorOf(keys.open(text, context))).message).toContain("it has to be bytes");
  });

  it.each([
    ["another tenant", { tenant: "south", purpose: "spool" }],
    ["a member less", { tenant: "north" }],
    ["a member more", { ...context, extra: "1" }],
    ["none", {}],
  ])("do not open under another context: %s", async (_, other) => {
    const { wrapped } = await keys.create(context);
    const error = await errorOf(keys.open(wrapped, other));
    expect(error.message).toBe(
      "PHILOG_WRAPPED_KEY: the wrapped key cannot be opened (it was changed, or its context is another)",
    );
  });

  it("do not open under another secret, be it of the same id", async () => {
    const { wrapped } = await keys.create(context);
    const same = secretDataKeys({ current: { id: "d1", secret: secretOf("another strong key") } });
    expect((await errorOf(same.open(wrapped, context))).code).toBe("PHILOG_WRAPPED_KEY");
    const other = secretDataKeys({ current: { id: "d2", secret } });
    expect((await errorOf(other.open(wrapped, context))).message).toContain("not among the configured ones");
  });

  it("open under a previous secret, which wraps no more", async () => {
    const { key, wrapped } = await keys.create(context);
    const current = { id: "d2", secret: secretOf("the next strong key") };
    const rotated = secretDataKeys({ current, previous: [{ id: "d1", secret }] });
    expect((await rotated.open(wrapped, context)).equals(key)).toBe(true);
    const next = await rotated.create(context);
    expect((await errorOf(keys.open(next.wrapped, context))).code).toBe("PHILOG_WRAPPED_KEY");
  });

  it("never print", async () => {
    const made = await keys.create(context);
    const hiding = { depth: 9, showHidden: true, customInspect: false };
    const printed = inspect([keys, made, made.key], hiding) + JSON.stringify([keys, made, made.key]);
    const plain = made.key.export();
    for (const hidden of [secret, plain]) {
      for (const form of ["hex", "base64", "base64url"] as const) {
        expect(printed).not.toContain(hidden.toString(form).slice(0, 12));
      }
      expect(printed).not.toContain([...hidden.subarray(0, 6)].join(","));
    }
  });

  it("zero the plain bytes that they are made of", () => {
    const plain = Buffer.from(secret);
    const { key } = holdDataKey(plain, Buffer.from("wrapped"));
    expect(plain).toEqual(Buffer.alloc(32));
    expect(key.export()).toEqual(secret);
  });

  it("zero them also where a wrapped key is opened", async () => {
    const { key, wrapped } = await keys.create(context);
    const some: object = createDecipheriv("aes-256-gcm", secret, Buffer.alloc(12));
    const decrypted = vi.spyOn(Object.getPrototypeOf(some) as { update(bytes: Buffer): Buffer }, "update");
    const opened = await keys.open(wrapped, context);
    const plains = decrypted.mock.results.map(({ value }) => value);
    decrypted.mockRestore();
    expect(plains).toEqual([Buffer.alloc(32)]);
    expect(opened.equals(key)).toBe(true);
  });

  it("say their id where they are printed", async () => {
    const made = await keys.create(context);
    expect([String(made), inspect(made), JSON.stringify(made)]).toEqual([
      `[data key ${made.id}]`,
      `[data key ${made.id}]`,
      `"[data key ${made.id}]"`,
    ]);
  });

  it("reject a bad context, and are refused with a weak secret", async () => {
    expect((await errorOf(keys.create({ tenant: "" }))).code).toBe("PHILOG_OPTION_BAD");
    expect(() => secretDataKeys({ current: { id: "d1", secret: Buffer.alloc(32) } })).toThrow("PHILOG_KEY_WEAK");
  });
});

describe("where the secret of data keys is kept", () => {
  const text = JSON.stringify({ current: { id: "d1", secret: secret.toString("base64") } });

  it("a file that nobody else can read", async () => {
    const folder = mkdtempSync(join(tmpdir(), "philog-data-keys-"));
    try {
      const path = join(folder, "keys.json");
      writeFileSync(path, text, { mode: 0o600 });
      const { key, wrapped } = await fileDataKeys(path).create(context);
      expect((await keys.open(wrapped, context)).equals(key)).toBe(true);
      chmodSync(path, 0o640);
      expect(() => fileDataKeys(path)).toThrow("PHILOG_KEY_FILE_MODE");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each([
    ["PHILOG_DATA_KEYS", undefined],
    ["CLINIC_DATA_KEYS", "CLINIC_DATA_KEYS"],
  ])("the variable %s, which is deleted", async (name, option) => {
    process.env[name] = text;
    const { key, wrapped } = await environmentDataKeys(option).create(context);
    expect(name in process.env).toBe(false);
    expect((await keys.open(wrapped, context)).equals(key)).toBe(true);
    expect(() => environmentDataKeys(option)).toThrow("PHILOG_KEY_VARIABLE");
  });
});

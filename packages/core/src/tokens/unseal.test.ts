import { constants, generateKeyPairSync, publicEncrypt, randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { RedactionError } from "../errors.ts";
import { createHost, createPair, keyId } from "./seal.test-data.ts";
import type { KeyRecord } from "./seal-record.ts";
import { createSealer } from "./sealer.ts";
import { createUnseal, privateKeyFile, type UnsealKey, type UnsealOptions } from "./unseal.ts";

const folder = mkdtempSync(join(tmpdir(), "philog-unseal-"));
afterAll(() => rmSync(folder, { recursive: true }));
const put = (name: string, content: string | Uint8Array, mode = 0o600) => {
  const file = join(folder, name);
  writeFileSync(file, content, { mode });
  return file;
};
const pair = createPair();
const file = put("private.pem", pair.privatePem);
const key = privateKeyFile(file);

/** A sealed value, and the record of its segment. */
const start = (value: string | number = "00123456", tenant: string | undefined = "north") => {
  const sealer = createSealer({ sealKey: pair.sealKey(), tenant, host: createHost(randomBytes).host });
  const sealed = sealer.seal("mrn", value)!;
  const member = sealer.member();
  const [record] = JSON.parse(`{${member.slice(1)}}`).philogKeys as KeyRecord[];
  return { sealer, sealed, record: record!, line: `{"mrn":"${sealed}"${member}}` };
};

const codeOf = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => new Error("it did not reject"),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(RedactionError);
  const { code, message } = error as RedactionError;
  expect(message).not.toContain("00123456");
  expect(message).not.toContain("sealed1");
  return `${code} ${/segment ([0-9a-f]{32})/.exec(message)?.[1] ?? ""}`;
};
const thrown = (make: () => unknown): Partial<RedactionError> => {
  try {
    make();
  } catch (error) {
    return error as RedactionError;
  }
  return {};
};
const errorOf = (make: () => unknown) => thrown(make).code;

describe("unseal", () => {
  it("opens a value, once it has the record of its segment", async () => {
    const { sealed, record } = start();
    expect(await codeOf(createUnseal({ key }).value(sealed))).toBe(`PHILOG_KEY_RECORD ${record.id}`);
    expect(await createUnseal({ key, keyRecords: [record] }).value(sealed)).toBe("00123456");
    expect(await codeOf(createUnseal({ key }).value("00123456"))).toBe("PHILOG_SEALED_VALUE ");
  });

  it("opens a wrapped key once", async () => {
    const { sealer, sealed, record } = start();
    const unseal = createUnseal({ key, keyRecords: [record, record] });
    for (const text of [sealed, sealed, sealer.seal("account", 42)!]) await unseal.value(text);
    expect(unseal.stats().asked).toBe(1);
  });

  it("opens lines, JSON and text, wherever the value stands in them", async () => {
    const { sealer, sealed, line } = start('a "quoted"\nvalue\u2028\u009b');
    const unseal = createUnseal({ key });
    expect(JSON.parse(await unseal.line(line)).mrn).toBe('a "quoted"\nvalue\u2028\u009b');
    const other = sealer.seal("name", "Ada Example")!;
    expect(JSON.parse(await unseal.line(`{"msg":"read ${other} of ${other}"}`)).msg).toBe(
      "read Ada Example of Ada Example",
    );
    expect(await unseal.line(`read ${other} and ${sealed}`)).toBe(
      'read Ada Example and a "quoted"\\u000avalue\\u2028\\u009b',
    );
    for (const plain of ["", "plain", "{}", '{"philogKeys":7}']) expect(await unseal.line(plain)).toBe(plain);
    expect(unseal.stats()).toMatchObject({ opened: 5, asked: 1, left: { norecord: 0, refused: 0, changed: 0 } });
  });

  it("learns key records where a collector has wrapped the line", async () => {
    for (const wrap of [
      (line: string) => `2026-11-22T12:00:00Z stdout F ${line}`,
      (line: string) => JSON.stringify({ log: line, stream: "stdout" }),
      (line: string) => JSON.stringify({ events: [{ message: line }] }),
    ]) {
      const { line, sealed } = start();
      const unseal = createUnseal({ key });
      unseal.learn(wrap(line));
      expect(await unseal.value(sealed)).toBe("00123456");
    }
    const { line, sealed } = start();
    const unseal = createUnseal({ key });
    const deep = [1, 2, 3, 4, 5].reduce((text) => JSON.stringify({ log: text }), line);
    for (const none of [deep, `${line} }`, "philogKeys", "{philogKeys"]) unseal.learn(none);
    expect(await unseal.knows(sealed)).toBe(false);
  });

  it("leaves what it cannot open, and counts why", async () => {
    const { sealed, record } = start();
    const none = createUnseal({ key });
    expect(await none.line(`{"mrn":"${sealed}"}`)).toBe(`{"mrn":"${sealed}"}`);
    const changed = createUnseal({ key, keyRecords: [record] });
    const text = sealed.replace("sealed1.mrn", "sealed1.ssn");
    expect(await changed.line(`${text} ${text}`)).toBe(`${text} ${text}`);
    expect(await codeOf(changed.value(text))).toBe(`PHILOG_SEALED_VALUE ${record.id}`);
    const other = createUnseal({
      key: privateKeyFile(put("other.pem", createPair().privatePem)),
      keyRecords: [record],
    });
    expect(await other.line(sealed)).toBe(sealed);
    expect(await codeOf(other.value(sealed))).toBe(`PHILOG_WRAPPED_KEY ${record.id}`);
    expect(none.stats()).toEqual({
      opened: 0,
      asked: 0,
      left: { norecord: 1, refused: 0, changed: 0 },
      refusal: undefined,
    });
    expect(changed.stats()).toMatchObject({ asked: 1, left: { changed: 2 } });
    expect(other.stats()).toMatchObject({ asked: 0, left: { refused: 1 }, refusal: "PHILOG_WRAPPED_KEY" });
  });

  it("refuses a record of a key id that is not the expected one, and takes the key whose id it is", async () => {
    const { sealed, record } = start();
    const expected = privateKeyFile(file, { keyId: "another" });
    expect(await codeOf(createUnseal({ key: expected, keyRecords: [record] }).value(sealed))).toContain("WRAPPED");
    const both = createUnseal({ key: [expected, privateKeyFile(file, { keyId })], keyRecords: [record] });
    expect(await both.value(sealed)).toBe("00123456");
  });

  it("opens in spite of a false record that stands before the true one", async () => {
    const { sealed, record } = start();
    const forged = start("x").record;
    const unseal = createUnseal({ key, keyRecords: [{ ...forged, id: record.id }, record] });
    expect(await unseal.value(sealed)).toBe("00123456");
    const many = Array.from({ length: 9 }, (_, n) => ({ ...record, from: `2026-11-22T12:00:00.00${n}Z` }));
    const flooded = createUnseal({ key, keyRecords: many.slice(1) });
    expect(await codeOf(flooded.value(sealed))).toContain("PHILOG_SEALED_VALUE");
    expect(flooded.stats().asked).toBe(4);
  });

  it("refuses a wrapped key that is of another length", async () => {
    const { sealed, record } = start();
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    const short = publicEncrypt({ key: pair.publicKey, padding, oaepHash: "sha256" }, randomBytes(16));
    const unseal = createUnseal({ key, keyRecords: [{ ...record, wrapped: short.toString("base64url") }] });
    expect(await codeOf(unseal.value(sealed))).toBe(`PHILOG_WRAPPED_KEY ${record.id}`);
  });

  it("notices a change of any byte of the record, its wrapped key or its salt", async () => {
    const { sealed, record } = start("00123456", "n");
    const text = JSON.stringify(record);
    const strict = privateKeyFile(file, { keyId });
    let opened = 0;
    for (let at = 0; at < text.length; at++) {
      const changed = Buffer.from(text);
      changed[at]! ^= 1;
      let other: KeyRecord;
      try {
        other = JSON.parse(changed.toString("latin1"));
      } catch {
        continue;
      }
      const unseal = createUnseal({ key: strict, keyRecords: [other] });
      opened += await unseal.value(sealed).then(
        () => 1,
        () => 0,
      );
    }
    expect(opened).toBe(0);
  });

  it("asks again where KMS could not be reached, and rejects until then", async () => {
    const { sealed, record, line } = start();
    let away = true;
    const late: UnsealKey = {
      keyId,
      open: async (wrapped) => {
        if (away) throw new RedactionError("PHILOG_KMS_UNAVAILABLE", "synthetic");
        return key.open(wrapped);
      },
    };
    const unseal = createUnseal({ key: late, keyRecords: [record] });
    expect(await codeOf(unseal.value(sealed))).toContain("PHILOG_KMS_UNAVAILABLE");
    expect(await codeOf(unseal.line(line))).toContain("PHILOG_KMS_UNAVAILABLE");
    away = false;
    expect(await unseal.value(sealed)).toBe("00123456");
    expect(unseal.stats()).toMatchObject({ asked: 3, left: { refused: 0 } });
  });

  it("counts as refused what a key says without a code, and repeats nothing of it", async () => {
    const { line, sealed, record } = start();
    for (const said of [undefined, new Error("00123456"), { code: "PHILOG_X" }, { code: "PHILOG_KMS_DENIED" }]) {
      const unseal = createUnseal({ key: { open: () => Promise.reject(said) } });
      expect(await unseal.line(line)).toBe(line);
      const denied = said !== undefined && "code" in said && said.code === "PHILOG_KMS_DENIED";
      const refusal = denied ? "PHILOG_KMS_DENIED" : "PHILOG_WRAPPED_KEY";
      expect(unseal.stats()).toMatchObject({ left: { refused: 1 }, refusal });
      expect(await codeOf(unseal.value(sealed))).toBe(`${refusal} ${record.id}`);
    }
  });

  it("refuses options that it does not know, and keys that are none", () => {
    const unknown = thrown(() => createUnseal({ key, records: [] } as never));
    expect(unknown.code).toBe("PHILOG_OPTION_UNKNOWN");
    expect(unknown.message).toContain("`records` of createUnseal;");
    for (const none of [undefined, [], [undefined], {}, "x", [key, undefined], [{}, key]]) {
      const { code, message } = thrown(() => createUnseal({ key: none } as unknown as UnsealOptions));
      expect([code, message]).toEqual(["PHILOG_OPTION_BAD", expect.stringContaining("(key: ")]);
    }
  });

  it("knows a segment whose record it has, without a directory", async () => {
    const { sealed, record } = start();
    expect(await createUnseal({ key, keyRecords: [record] }).knows(sealed)).toBe(true);
    expect(await createUnseal({ key }).knows(sealed)).toBe(false);
  });
});

describe("a key directory", () => {
  it("is a folder of records, asked once for a segment", async () => {
    const { sealed, record, line } = start();
    const records = mkdtempSync(join(folder, "records-"));
    const unseal = createUnseal({ key, keyDirectory: records });
    expect(await unseal.knows(line)).toBe(false);
    writeFileSync(join(records, `${record.id}.json`), JSON.stringify(record));
    expect(await unseal.knows(line)).toBe(false);
    const again = createUnseal({ key, keyDirectory: records });
    expect([await again.knows(line), await again.knows("plain")]).toEqual([true, true]);
    expect(await again.value(sealed)).toBe("00123456");
  });

  it("is a function, such as of a bucket, and is asked where lines do not lead to the value", async () => {
    const { sealed, record } = start();
    const asked: string[] = [];
    const keyDirectory = async (id: string) => {
      asked.push(id);
      return record;
    };
    const forged = { ...start("x").record, id: record.id };
    const unseal = createUnseal({ key, keyRecords: [forged], keyDirectory });
    expect(await unseal.value(sealed)).toBe("00123456");
    expect(asked).toEqual([record.id]);
    const other = start();
    expect(await codeOf(createUnseal({ key, keyDirectory }).value(other.sealed))).toContain("PHILOG_KEY_RECORD");
    const nothing = createUnseal({ key, keyDirectory: async () => undefined });
    expect(await codeOf(nothing.value(other.sealed))).toContain("PHILOG_KEY_RECORD");
  });

  it("that fails rejects, names the segment alone, and is asked again", async () => {
    const { sealed, record } = start();
    let broken = true;
    const keyDirectory = async () => {
      if (broken) throw new Error("00123456");
      return record;
    };
    const unseal = createUnseal({ key, keyDirectory });
    expect(await codeOf(unseal.value(sealed))).toBe(`PHILOG_KEY_RECORD ${record.id}`);
    broken = false;
    expect(await unseal.value(sealed)).toBe("00123456");
    put(`${record.id}.json`, "{");
    expect(await codeOf(createUnseal({ key, keyDirectory: folder }).value(sealed))).toBe(
      `PHILOG_KEY_RECORD ${record.id}`,
    );
  });
});

describe("a private key in a file", () => {
  it("is held to a mode that nobody else can read", () => {
    const open = put("open.pem", pair.privatePem);
    chmodSync(open, 0o640);
    expect(errorOf(() => privateKeyFile(open))).toBe("PHILOG_KEY_FILE_MODE");
  });

  it("is RSA in PEM, and what is wrong with it names no byte of it", () => {
    const curve = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({
      type: "pkcs8",
      format: "pem",
    });
    const told = (make: () => unknown) => {
      const { code, message } = thrown(make);
      expect(message).not.toMatch(/BEGIN|MI[IG]|philog-unseal/);
      return `${code} ${/\((.*)\)$/.exec(message!)![1]}`;
    };
    expect(told(() => privateKeyFile(put("curve.pem", curve)))).toBe(
      "PHILOG_KEY_BAD private key: it has to be an RSA key",
    );
    expect(told(() => privateKeyFile(put("public.pem", pair.pem)))).toBe(
      "PHILOG_KEY_BAD private key: it cannot be read as PEM",
    );
    expect(told(() => privateKeyFile(join(folder, "none")))).toBe("PHILOG_KEY_FILE ENOENT");
    expect(told(() => privateKeyFile(file, { id: "x" } as never))).toContain(
      "PHILOG_OPTION_UNKNOWN `id` of the options of privateKeyFile;",
    );
    expect(told(() => privateKeyFile(file, { keyId: "a b" }))).toContain("PHILOG_OPTION_BAD keyId: ");
  });

  it("is overwritten where it was read, once it is a key", () => {
    const filled = vi.spyOn(Buffer.prototype, "fill");
    privateKeyFile(file);
    const buffers: unknown[] = filled.mock.contexts;
    filled.mockRestore();
    expect(buffers).toContainEqual(Buffer.alloc(pair.privatePem.length));
  });

  it("does not open a wrapped key of which a byte was changed", async () => {
    const wrapped = Buffer.from(start().record.wrapped, "base64url");
    for (const at of [0, 1, 200, wrapped.length - 1]) {
      const changed = Buffer.from(wrapped);
      changed[at]! ^= 1;
      expect(await codeOf(key.open(changed))).toContain("PHILOG_WRAPPED_KEY");
      await expect(key.open(changed)).rejects.toThrow("(it was changed, or it is of another key)");
    }
  });
});

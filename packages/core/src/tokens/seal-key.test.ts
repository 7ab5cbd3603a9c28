import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { RedactionError } from "../errors.ts";
import { createPair, keyId } from "./seal.test-data.ts";
import { fingerprintOf, holdSealKey, publicSealKey } from "./seal-key.ts";

const folder = mkdtempSync(join(tmpdir(), "philog-seal-key-"));
afterAll(() => rmSync(folder, { recursive: true }));
const { publicKey, privateKey, pem, privatePem } = createPair();
const der = publicKey.export({ type: "spki", format: "der" });
const put = (name: string, content: string | Uint8Array) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

const errorOf = (make: () => unknown): RedactionError => {
  try {
    make();
  } catch (error) {
    expect(error).toBeInstanceOf(RedactionError);
    expect((error as Error).message).not.toMatch(/BEGIN|MII|philog-seal-key/);
    return error as RedactionError;
  }
  throw new Error("nothing was thrown");
};

/** The DER of a key with a modulus of that many bytes, put together by hand: to make such a pair takes long. */
function derOfLength(bytes: number): Buffer {
  const length = (count: number) => Buffer.from([0x82, count >> 8, count & 255]);
  const wrap = (tag: number, content: Buffer) => Buffer.concat([Buffer.from([tag]), length(content.length), content]);
  const modulus = wrap(2, Buffer.concat([Buffer.from([0]), Buffer.alloc(bytes, 0xff)]));
  const numbers = wrap(0x30, Buffer.concat([modulus, Buffer.from([2, 3, 1, 0, 1])]));
  const kind = Buffer.from("300d06092a864886f70d0101010500", "hex");
  return wrap(0x30, Buffer.concat([kind, wrap(3, Buffer.concat([Buffer.from([0]), numbers]))]));
}

describe("a seal key", () => {
  it("is the same key from PEM, DER and base64 of it, as text, as bytes and as a file", () => {
    const base64 = der.toString("base64");
    const forms = [
      pem,
      `\n${pem}\n`,
      base64,
      base64.replace(/(.{64})/g, "$1\n"),
      der,
      new Uint8Array(der),
      Buffer.from(pem),
    ];
    for (const [index, form] of forms.entries()) {
      expect(publicSealKey({ publicKey: form, keyId })).toEqual({ keyId, publicKey: pem });
      expect(publicSealKey({ file: put(`${index}`, form), keyId })).toEqual({ keyId, publicKey: pem });
    }
  });

  it("is read from base64 however many `=` it ends with, as one of 4,096 bits does with two", () => {
    for (const [bytes, ending] of [
      [512, /[^=]==$/],
      [513, /[^=]=$/],
      [514, /[^=]$/],
    ] as const) {
      const text = derOfLength(bytes).toString("base64");
      expect(text).toMatch(ending);
      expect(publicSealKey({ publicKey: text, keyId }).publicKey).toContain("BEGIN PUBLIC KEY");
    }
  });

  it("is plain data, which a worker can be handed", () => {
    const sealKey = publicSealKey({ publicKey: pem, keyId, directory: "records", maxAgeMs: 60_000 });
    expect(structuredClone(sealKey)).toEqual(sealKey);
    expect(holdSealKey(structuredClone(sealKey))).toMatchObject({ keyId, directory: "records", maxAgeMs: 60_000 });
    expect(Object.isFrozen(sealKey)).toBe(true);
  });

  it("lasts for an hour a segment, and repeats its record after ten minutes, unless it says less", () => {
    expect(holdSealKey({ publicKey: pem, keyId })).toMatchObject({ maxAgeMs: 3_600_000, repeatMs: 600_000 });
  });

  it("has a fingerprint of eight hex digits, which another key does not have", () => {
    expect(holdSealKey({ publicKey: pem, keyId }).fingerprint).toMatch(/^[0-9a-f]{8}$/);
    expect(fingerprintOf(publicKey)).not.toBe(fingerprintOf(createPair().publicKey));
  });

  it("is never a private key, which would open what it sealed", () => {
    expect(errorOf(() => publicSealKey({ publicKey: privatePem, keyId })).code).toBe("PHILOG_KEY_BAD");
    expect(errorOf(() => publicSealKey({ file: put("private", privatePem), keyId })).message).toContain("private key");
    for (const type of ["pkcs8", "pkcs1"] as const) {
      const bytes = privateKey.export({ type, format: "der" });
      for (const form of [bytes, bytes.toString("base64")]) {
        expect(errorOf(() => publicSealKey({ publicKey: form, keyId })).code).toBe("PHILOG_KEY_BAD");
      }
    }
  });

  it("has RSA with 3,072 to 8,192 bits", () => {
    const small = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ type: "spki", format: "pem" });
    const weak = errorOf(() => publicSealKey({ publicKey: `${small}`, keyId }));
    expect([weak.code, weak.message]).toEqual(["PHILOG_KEY_WEAK", expect.stringContaining("fewer than 3072 bits")]);
    const curve = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ type: "spki", format: "pem" });
    expect(errorOf(() => publicSealKey({ publicKey: `${curve}`, keyId })).message).toContain("RSA");
    const large = derOfLength(1025);
    expect(errorOf(() => publicSealKey({ publicKey: large, keyId })).message).toContain("more than 8192 bits");
    expect(publicSealKey({ publicKey: derOfLength(1024), keyId }).keyId).toBe(keyId);
  });

  it("refuses what cannot be read as one, and names no byte of it", () => {
    for (const bad of ["", "MIIB", "%%%", pem.replace("MII", "MIJ"), der.subarray(1), 7, null]) {
      const { code, message } = errorOf(() => publicSealKey({ publicKey: bad as string, keyId }));
      expect([code, message]).toEqual(["PHILOG_KEY_BAD", expect.stringContaining("(sealKey: ")]);
    }
    expect(errorOf(() => publicSealKey({ publicKey: 7 as never, keyId })).message).toContain("publicKey: it has to be");
  });

  it("is refused where anything stands before it, which could be another key", () => {
    for (const text of [`clinic:\n${pem}`, `%${der.toString("base64")}`]) {
      expect(errorOf(() => publicSealKey({ publicKey: text, keyId })).code).toBe("PHILOG_KEY_BAD");
    }
  });

  it("is in a file of 64 KiB at most", () => {
    expect(publicSealKey({ file: put("full", pem.padEnd(65_536)), keyId }).publicKey).toBe(pem);
    const told = (file: string) => {
      const { code, message } = errorOf(() => publicSealKey({ file, keyId }));
      return [code, message];
    };
    expect(told(put("large", pem.padEnd(65_537)))).toEqual(["PHILOG_KEY_FILE", expect.stringContaining("64 KiB")]);
    expect(told(join(folder, "none"))).toEqual(["PHILOG_KEY_FILE", expect.stringContaining("(ENOENT)")]);
  });

  it("lasts as long as it says, from one millisecond to an hour", () => {
    for (const ms of [1, 3_600_000]) {
      const sealKey = { publicKey: pem, keyId, maxAgeMs: ms, repeatMs: ms };
      expect(holdSealKey(sealKey)).toMatchObject({ maxAgeMs: ms, repeatMs: ms });
    }
  });

  it.each([
    ["no options", undefined, "sealKey: the options"],
    ["null", null, "sealKey: the options"],
    ["no key", { keyId }, "sealKey: file or publicKey: "],
    ["a file and a key", { file: "x", publicKey: pem, keyId }, "sealKey: file or publicKey: "],
    ["a file that is no path", { file: 7, keyId }, "sealKey: file: "],
    ["no key id", { publicKey: pem }, "sealKey: keyId: "],
    ["a key id in words", { publicKey: pem, keyId: "my key" }, "sealKey: keyId: "],
    ["an empty folder", { publicKey: pem, keyId, directory: "" }, "sealKey: directory: "],
    ["a folder that is none", { publicKey: pem, keyId, directory: 7 }, "sealKey: directory: "],
    ["more than an hour", { publicKey: pem, keyId, maxAgeMs: 3_600_001 }, "sealKey: maxAgeMs: "],
    ["a millisecond and a half", { publicKey: pem, keyId, repeatMs: 1.5 }, "sealKey: repeatMs: "],
    ["no time at all", { publicKey: pem, keyId, maxAgeMs: 0 }, "sealKey: maxAgeMs: "],
    ["a time in words", { publicKey: pem, keyId, maxAgeMs: "1h" }, "sealKey: maxAgeMs: "],
    ["a number in text", { publicKey: pem, keyId, repeatMs: "60000" }, "sealKey: repeatMs: "],
  ])("refuses %s, and names the option", (_, options, named) => {
    const { code, message } = errorOf(() => publicSealKey(options as never));
    expect([code, message]).toEqual(["PHILOG_OPTION_BAD", expect.stringContaining(`(${named}`)]);
  });

  it("refuses unknown options, and is held to the same where it did not come from publicSealKey", () => {
    const unknown = errorOf(() => publicSealKey({ publicKey: pem, keyId, key: 1 } as never));
    expect(unknown.code).toBe("PHILOG_OPTION_UNKNOWN");
    expect(unknown.message).toContain("`key` of the options of publicSealKey;");
    expect(errorOf(() => holdSealKey("x")).code).toBe("PHILOG_OPTION_BAD");
    expect(errorOf(() => holdSealKey(null)).message).toContain("publicSealKey()");
    const held = errorOf(() => holdSealKey({ publicKey: pem, keyId, file: "x" }));
    expect(held.code).toBe("PHILOG_OPTION_UNKNOWN");
    expect(held.message).toContain("`file` of sealKey;");
    const directory = async () => {};
    expect(holdSealKey({ publicKey: pem, keyId, directory }).directory).toBe(directory);
  });
});

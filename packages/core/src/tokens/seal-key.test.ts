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
const { publicKey, pem, privatePem } = createPair();
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
  });

  it("has RSA with 3,072 to 8,192 bits", () => {
    const small = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ type: "spki", format: "pem" });
    expect(errorOf(() => publicSealKey({ publicKey: `${small}`, keyId })).code).toBe("PHILOG_KEY_WEAK");
    const curve = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ type: "spki", format: "pem" });
    expect(errorOf(() => publicSealKey({ publicKey: `${curve}`, keyId })).message).toContain("RSA");
    // A modulus of 8,200 bits, put together by hand: to make such a pair takes minutes.
    const length = (bytes: number) => Buffer.from([0x82, bytes >> 8, bytes & 255]);
    const wrap = (tag: number, content: Buffer) => Buffer.concat([Buffer.from([tag]), length(content.length), content]);
    const modulus = wrap(2, Buffer.concat([Buffer.from([0]), Buffer.alloc(1025, 0xff)]));
    const numbers = wrap(0x30, Buffer.concat([modulus, Buffer.from([2, 3, 1, 0, 1])]));
    const kind = Buffer.from("300d06092a864886f70d0101010500", "hex");
    const large = wrap(0x30, Buffer.concat([kind, wrap(3, Buffer.concat([Buffer.from([0]), numbers]))]));
    expect(errorOf(() => publicSealKey({ publicKey: large, keyId })).message).toContain("more than 8192 bits");
  });

  it("refuses what cannot be read as one, and names no byte of it", () => {
    for (const bad of ["", "MIIB", "%%%", pem.replace("MII", "MIJ"), der.subarray(1), 7, null]) {
      expect(errorOf(() => publicSealKey({ publicKey: bad as string, keyId })).code).toBe("PHILOG_KEY_BAD");
    }
    expect(errorOf(() => publicSealKey({ file: join(folder, "none"), keyId })).message).toContain("(ENOENT)");
    expect(errorOf(() => publicSealKey({ file: put("large", Buffer.alloc(65_537)), keyId })).message).toContain(
      "64 KiB",
    );
  });

  it.each([
    ["no options", undefined],
    ["no key", { keyId }],
    ["a file and a key", { file: "x", publicKey: pem, keyId }],
    ["a file that is no path", { file: 7, keyId }],
    ["no key id", { publicKey: pem }],
    ["a key id in words", { publicKey: pem, keyId: "my key" }],
    ["an empty folder", { publicKey: pem, keyId, directory: "" }],
    ["a folder that is none", { publicKey: pem, keyId, directory: 7 }],
    ["more than an hour", { publicKey: pem, keyId, maxAgeMs: 3_600_001 }],
    ["half a millisecond", { publicKey: pem, keyId, repeatMs: 0.5 }],
    ["no time at all", { publicKey: pem, keyId, maxAgeMs: 0 }],
    ["a time in words", { publicKey: pem, keyId, maxAgeMs: "1h" }],
  ])("refuses %s", (_, options) => {
    expect(errorOf(() => publicSealKey(options as never)).code).toBe("PHILOG_OPTION_BAD");
  });

  it("refuses unknown options, and is held to the same where it did not come from publicSealKey", () => {
    expect(errorOf(() => publicSealKey({ publicKey: pem, keyId, key: 1 } as never)).code).toBe("PHILOG_OPTION_UNKNOWN");
    expect(errorOf(() => holdSealKey("x")).code).toBe("PHILOG_OPTION_BAD");
    expect(errorOf(() => holdSealKey(null)).code).toBe("PHILOG_OPTION_BAD");
    expect(errorOf(() => holdSealKey({ publicKey: pem, keyId, file: "x" })).code).toBe("PHILOG_OPTION_UNKNOWN");
    const directory = async () => {};
    expect(holdSealKey({ publicKey: pem, keyId, directory }).directory).toBe(directory);
  });
});

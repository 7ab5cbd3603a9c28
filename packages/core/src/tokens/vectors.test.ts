import { createCipheriv, createDecipheriv, createHash, createHmac, createSecretKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Classification } from "../policy/identifiers.ts";
import { secretDataKeys } from "./data-keys.ts";
import { deriveKey, digest, subkey } from "./derive.ts";
import { holdKeys } from "./key.ts";
import { contextBytes } from "./key-context.ts";
import { normalize } from "./normalize.ts";

const hex = (text: string) => Buffer.from(text, "hex");
const range = (from: number, to: number) => Buffer.from(Array.from({ length: to - from + 1 }, (_, i) => from + i));
const hmac = (key: Buffer, data: Buffer) => createHmac("sha256", createSecretKey(key)).update(data).digest();

/** HKDF as RFC 5869 section 2 writes it, from HMAC alone. */
function hkdf(secret: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
  const extracted = hmac(salt.length === 0 ? Buffer.alloc(32) : salt, secret);
  let block: Buffer = Buffer.alloc(0);
  let out: Buffer = Buffer.alloc(0);
  for (let i = 1; out.length < length; i++) {
    block = hmac(extracted, Buffer.concat([block, info, Buffer.from([i])]));
    out = Buffer.concat([out, block]);
  }
  return out.subarray(0, length);
}

/** Product in GF(2^128), as SP 800-38D section 6.3 writes it. */
function product(x: bigint, y: bigint): bigint {
  let z = 0n;
  let v = y;
  for (let i = 127n; i >= 0n; i--) {
    if ((x >> i) & 1n) z ^= v;
    v = v & 1n ? (v >> 1n) ^ (0xe1n << 120n) : v >> 1n;
  }
  return z;
}

/** Ciphertext and tag of AES-256-GCM with an IV of 96 bits, as SP 800-38D writes it, from the block cipher alone. */
function gcm(key: Buffer, iv: Buffer, plain: Buffer, additional: Buffer): { text: Buffer; tag: Buffer } {
  const block = (input: Buffer) => {
    const cipher = createCipheriv("aes-256-ecb", key, null).setAutoPadding(false);
    return Buffer.concat([cipher.update(input), cipher.final()]);
  };
  const counter = (i: number) => Buffer.concat([iv, hex(i.toString(16).padStart(8, "0"))]);
  const text = Buffer.from(plain.map((byte, i) => byte ^ block(counter((i >> 4) + 2))[i & 15]!));
  const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc((16 - (bytes.length % 16)) % 16)]);
  const lengths = [additional, text].map(({ length }) => (length * 8).toString(16).padStart(16, "0")).join("");
  const hashed = Buffer.concat([padded(additional), padded(text), hex(lengths)]);
  const h = BigInt(`0x${block(Buffer.alloc(16)).toString("hex")}`);
  let y = 0n;
  for (let at = 0; at < hashed.length; at += 16) {
    y = product(y ^ BigInt(`0x${hashed.toString("hex", at, at + 16)}`), h);
  }
  const tag = y ^ BigInt(`0x${block(counter(1)).toString("hex")}`);
  return { text, tag: hex(tag.toString(16).padStart(32, "0")) };
}

describe("HMAC-SHA-256, RFC 4231 section 4", () => {
  const large = Buffer.alloc(131, 0xaa);
  const cases: [string, Buffer, Buffer, string][] = [
    [
      "4.2, test case 1",
      Buffer.alloc(20, 0x0b),
      Buffer.from("Hi There"),
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    ],
    [
      "4.3, test case 2",
      Buffer.from("Jefe"),
      Buffer.from("what do ya want for nothing?"),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    ],
    [
      "4.4, test case 3",
      Buffer.alloc(20, 0xaa),
      Buffer.alloc(50, 0xdd),
      "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
    ],
    [
      "4.5, test case 4",
      range(1, 25),
      Buffer.alloc(50, 0xcd),
      "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
    ],
    [
      "4.6, test case 5, cut to 128 bits",
      Buffer.alloc(20, 0x0c),
      Buffer.from("Test With Truncation"),
      "a3b6167473100ee06e0c796c2955552b",
    ],
    [
      "4.7, test case 6",
      large,
      Buffer.from("Test Using Larger Than Block-Size Key - Hash Key First"),
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    ],
    [
      "4.8, test case 7",
      large,
      Buffer.from(
        "This is a test using a larger than block-size key and a larger than block-size data. " +
          "The key needs to be hashed before being used by the HMAC algorithm.",
      ),
      "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
    ],
  ];

  it.each(cases)("%s", (_, key, data, expected) => {
    expect(hmac(key, data).toString("hex", 0, expected.length / 2)).toBe(expected);
  });

  it.each(cases.filter(([, , data]) => !data.some((byte) => byte > 127)))(
    "%s, as the 128 bits of a token's digest",
    (_, key, data, expected) => {
      expect(digest(createSecretKey(key), data.toString())).toBe(hex(expected).toString("base64url", 0, 16));
    },
  );
});

describe("HKDF-SHA-256, RFC 5869 appendix A", () => {
  it.each([
    [
      "A.1",
      Buffer.alloc(22, 0x0b),
      range(0, 0x0c),
      range(0xf0, 0xf9),
      "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
    ],
    [
      "A.2",
      range(0, 0x4f),
      range(0x60, 0xaf),
      range(0xb0, 0xff),
      "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09" +
        "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
    ],
    [
      "A.3",
      Buffer.alloc(22, 0x0b),
      Buffer.alloc(0),
      Buffer.alloc(0),
      "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
    ],
  ])("%s: a subkey is its first 32 bytes", (_, secret, salt, info, expected) => {
    expect(hkdf(secret, salt, info, expected.length / 2).toString("hex")).toBe(expected);
    expect(subkey(createSecretKey(secret), info, salt).export().toString("hex")).toBe(expected.slice(0, 64));
  });

  it("A.3: the salt of a subkey is empty where none is given", () => {
    expect(
      subkey(createSecretKey(Buffer.alloc(22, 0x0b)), Buffer.alloc(0))
        .export()
        .toString("hex"),
    ).toBe("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
  });
});

// Test cases 13 to 16: McGrew and Viega, The Galois/Counter Mode of Operation, appendix B, the submission that became
// SP 800-38D. CAVP: gcmEncryptExtIV256.rsp of NIST's validation program, the first count of its group.
describe("AES-256-GCM, SP 800-38D", () => {
  const key = hex("feffe9928665731c6d6a8f9467308308".repeat(2));
  const plain =
    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72" +
    "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255";
  const text =
    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa" +
    "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad";
  it.each([
    ["test case 13", Buffer.alloc(32), "00".repeat(12), "", "", "", "530f8afbc74536b9a963b4f1c4cb738b"],
    [
      "test case 14",
      Buffer.alloc(32),
      "00".repeat(12),
      "00".repeat(16),
      "",
      "cea7403d4d606b6e074ec5d3baf39d18",
      "d0d1c8a799996bf0265b98b5d48ab919",
    ],
    ["test case 15", key, "cafebabefacedbaddecaf888", plain, "", text, "b094dac5d93471bdec1a502270e3cc6c"],
    [
      "test case 16",
      key,
      "cafebabefacedbaddecaf888",
      plain.slice(0, 120),
      "feedfacedeadbeeffeedfacedeadbeefabaddad2",
      text.slice(0, 120),
      "76fc6ece0f4e1768cddf8853bb2d551b",
    ],
    [
      "CAVP, no text",
      hex("b52c505a37d78eda5dd34f20c22540ea1b58963cf8e5bf8ffa85f9f2492505b4"),
      "516c33929df5a3284ff463d7",
      "",
      "",
      "",
      "bdc1ac884d332457a1d2664f168c76f0",
    ],
    [
      "CAVP, 128 bits of text",
      hex("31bdadd96698c204aa9ce1448ea94ae1fb4a9a0b3c9d773b51bb1822666b8f22"),
      "0d18e06c7c725ac9e362e1ce",
      "2db5168e932556f8089a0622981d017d",
      "",
      "fa4362189661d163fcd6a56d8bf0405a",
      "d636ac1bbedd5cc3ee727dc2ab4a9489",
    ],
  ])("%s", (_, bytes, iv, data, additional, expected, tag) => {
    // As data-keys.ts calls it.
    const cipher = createCipheriv("aes-256-gcm", createSecretKey(bytes), hex(iv)).setAAD(hex(additional));
    const sealed = Buffer.concat([cipher.update(hex(data)), cipher.final(), cipher.getAuthTag()]);
    expect(sealed.toString("hex")).toBe(expected + tag);
    const decipher = createDecipheriv("aes-256-gcm", createSecretKey(bytes), hex(iv))
      .setAAD(hex(additional))
      .setAuthTag(hex(tag));
    expect(decipher.update(hex(expected)).toString("hex") + decipher.final("hex")).toBe(data);
    const made = gcm(bytes, hex(iv), hex(data), hex(additional));
    expect(made.text.toString("hex") + made.tag.toString("hex")).toBe(expected + tag);
  });
});

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
const prefixed = (...parts: string[]) =>
  Buffer.concat(
    parts.flatMap((part) => [hex(Buffer.byteLength(part).toString(16).padStart(8, "0")), Buffer.from(part)]),
  );

// Computed by this package; held here to RFC 5869 and RFC 4231 step by step, and in docs/tokens.md by Python.
describe("each step of a published token vector", () => {
  it.each(published.vectors)("holds: value, normalized, key, digest, $token", (vector) => {
    const { keyId, tenant = "", classification, issuer = "", separator, value } = vector;
    const normalized = normalize(classification, value, separator === undefined ? {} : { separator })!;
    expect(normalized).toBe(vector.normalized);
    const secret = Buffer.from(published.keys[keyId]!, "base64");
    const key = hkdf(secret, Buffer.alloc(0), prefixed("philog/token/v1", tenant, classification, issuer, "1"), 32);
    expect(deriveKey(createSecretKey(secret), tenant, classification, issuer).export()).toEqual(key);
    const bits = hmac(key, Buffer.from(vector.normalized, "utf8")).toString("base64url", 0, 16);
    expect(digest(createSecretKey(key), normalized)).toBe(bits);
    expect(`tok1.${classification}.${keyId}.${bits}`).toBe(vector.token);
    const held = holdKeys({ current: { id: keyId, secret } }).current;
    expect(held.space(tenant, classification, issuer)(normalized)).toBe(vector.token);
  });
});

// Computed by this package; each step is worked out here from HMAC and the block cipher alone.
describe("each step of a wrapped data key", () => {
  it("holds: wrapping key, header, IV, additional data, ciphertext, tag", async () => {
    const secret = createHash("sha256").update("a strong test key").digest();
    const context = { tenant: "north", purpose: "spool" };
    const wrapped = Buffer.from(
      "AQJkMQqzBoIwNWYbuNuiHEVUeo15X4kqXAgk3UWNNKKLtqnWVXX0w6djT0wKcLF1ODdmRjwfay72LqAN3NTr5A==",
      "base64",
    );
    const label = "philog/data-key/v1";
    const wrapping = hkdf(secret, Buffer.alloc(0), prefixed(label, "d1"), 32);
    const header = Buffer.from([1, 2, 0x64, 0x31]);
    expect(wrapped.subarray(0, 4)).toEqual(header);
    const additional = Buffer.concat([header, prefixed(label, "purpose", "spool", "tenant", "north")]);
    expect(additional).toEqual(Buffer.concat([header, contextBytes(label, context)]));
    const plain = hex("d497d6bd024756e5cecf250ec1c2f99ce79c0df716f7550d8a71e7f7c1a7c399");
    const { text, tag } = gcm(wrapping, wrapped.subarray(4, 16), plain, additional);
    expect(Buffer.concat([header, wrapped.subarray(4, 16), text, tag])).toEqual(wrapped);
    const key = await secretDataKeys({ current: { id: "d1", secret } }).open(wrapped, context);
    expect(key.export()).toEqual(plain);
  });
});

import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Classification } from "../policy/identifiers.ts";
import { additionalData, longestSealed, openText, sealText, segmentKey } from "./seal-cipher.ts";
import { writeSealed } from "./sealed-text.ts";

interface Vector {
  localKey: string;
  id: string;
  keyId: string;
  salt: string;
  tenant?: string;
  from: string;
  key: string;
  classification: Classification;
  number: number;
  value: string;
  sealed: string;
}

const published: { vectors: Vector[] } = JSON.parse(
  readFileSync(new URL("../../../../docs/reference/sealed-vectors.json", import.meta.url), "utf8"),
);

describe("the published vectors", () => {
  it.each(published.vectors)("hold: $classification $number", ({ localKey, key, sealed, ...rest }) => {
    const made = segmentKey(Buffer.from(localKey, "base64"), rest);
    expect(made.export().toString("hex")).toBe(key);
    const { id, classification, number, value } = rest;
    const body = sealText(made, additionalData(rest, classification), number, value)!;
    expect(writeSealed({ id, classification, number, body })).toBe(sealed);
    expect(openText(made, additionalData(rest, classification), number, body)).toBe(value);
  });

  it("are six or more", () => {
    expect(published.vectors.length).toBeGreaterThanOrEqual(6);
  });
});

const bound = {
  id: "0123456789abcdef0123456789abcdef",
  keyId: "k",
  salt: Buffer.alloc(32, 1).toString("base64url"),
  from: "2026-11-22T12:00:00.000Z",
};
const key = createSecretKey(Buffer.alloc(32, 9));
const seal = (text: string, number = 0, classification: Classification = "mrn") =>
  sealText(key, additionalData(bound, classification), number, text);
const open = (body: string, number = 0, classification: Classification = "mrn", more = {}) =>
  openText(key, additionalData({ ...bound, ...more }, classification), number, body);

describe("a sealed value", () => {
  it("opens to what it was sealed of, whatever that is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), fc.nat(2 ** 20), (text, number) => {
        expect(open(seal(text, number)!, number)).toBe(text);
      }),
    );
  });

  it("has one length for all values of up to 31 bytes, and grows by blocks of 32", () => {
    for (const text of ["", "7", "00123456", "x".repeat(31)]) expect(seal(text)).toHaveLength(64);
    for (const text of ["x".repeat(32), "é".repeat(31)]) expect(seal(text)).toHaveLength(107);
  });

  it("is not made of more than 4,096 bytes", () => {
    expect(seal("x".repeat(longestSealed))).toBeDefined();
    expect(seal("x".repeat(longestSealed + 1))).toBeUndefined();
    expect(seal("é".repeat(longestSealed / 2 + 1))).toBeUndefined();
  });

  it("does not open where any bit of it is another", () => {
    const body = Buffer.from(seal("00123456")!, "base64url");
    for (let bit = 0; bit < body.length * 8; bit++) {
      const changed = Buffer.from(body);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(open(changed.toString("base64url"))).toBeUndefined();
    }
  });

  it("does not open under another number, classification, segment, tenant or key id", () => {
    const body = seal("00123456", 3)!;
    expect(open(body, 3)).toBe("00123456");
    expect(open(body, 4)).toBeUndefined();
    expect(open(body, 3, "account")).toBeUndefined();
    for (const more of [{ id: "f".repeat(32) }, { tenant: "north" }, { keyId: "k2" }]) {
      expect(open(body, 3, "mrn", more)).toBeUndefined();
    }
  });

  it("does not open where it is shorter, longer, or written in another form of base64", () => {
    const body = seal("x".repeat(40))!;
    const bytes = Buffer.from(body, "base64url");
    for (const other of ["", "AAAA", `${body}=`, body.slice(0, -1), bytes.subarray(0, 64).toString("base64url")]) {
      expect(open(other)).toBeUndefined();
    }
    const last = body.at(-1)!;
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const twin = alphabet[alphabet.indexOf(last) ^ 1]!;
    // The last character has bits that no byte has: the same bytes, and still another text.
    expect(Buffer.from(body.slice(0, -1) + twin, "base64url").equals(bytes)).toBe(true);
    expect(open(body.slice(0, -1) + twin)).toBeUndefined();
  });
});

describe("what stands for a sealed value", () => {
  /** Bytes as only the segment's key can seal them, whatever their length. */
  const sealedBytes = (plain: Buffer) => {
    const cipher = createCipheriv("aes-256-gcm", key, Buffer.alloc(12)).setAAD(additionalData(bound, "mrn"));
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString("base64url");
  };

  it("has one block at least and whole ones alone, however right its tag is", () => {
    const block = Buffer.concat([Buffer.from("00123456\x80", "latin1"), Buffer.alloc(64)]);
    expect(open(sealedBytes(block.subarray(0, 32)))).toBe("00123456");
    for (const length of [0, 31, 33, 40, 48]) expect(open(sealedBytes(block.subarray(0, length)))).toBeUndefined();
  });

  it("leaves no bytes of the value behind, where it is sealed and where it is opened", () => {
    const updatesOf = (one: object) =>
      vi.spyOn(Object.getPrototypeOf(one) as { update(bytes: Buffer): Buffer }, "update");
    const encrypted = updatesOf(createCipheriv("aes-256-gcm", key, Buffer.alloc(12)));
    const decrypted = updatesOf(createDecipheriv("aes-256-gcm", key, Buffer.alloc(12)));
    const body = seal("00123456")!;
    const texts = [open(body), open(body, 1)];
    const plains = [...encrypted.mock.calls.map(([bytes]) => bytes), ...decrypted.mock.results.map((it) => it.value)];
    for (const spy of [encrypted, decrypted]) spy.mockRestore();
    expect(texts).toEqual(["00123456", undefined]);
    expect(plains).toEqual([Buffer.alloc(32), Buffer.alloc(32), Buffer.alloc(32)]);
  });
});

describe("the key of a segment", () => {
  it("is HKDF-SHA-256 of the local key, and another where anything of the record is another", () => {
    const localKey = Buffer.alloc(32, 5);
    const keyOf = (more: object) =>
      segmentKey(localKey, { ...bound, ...more })
        .export()
        .toString("hex");
    const parts = ["philog/sealed/v1", bound.id, "", bound.keyId, bound.from].map((part) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.length);
      return Buffer.concat([length, Buffer.from(part)]);
    });
    const made = hkdfSync("sha256", localKey, Buffer.alloc(32, 1), Buffer.concat(parts), 32);
    expect(keyOf({})).toBe(Buffer.from(made).toString("hex"));
    const others = [
      { id: "f".repeat(32) },
      { keyId: "k2" },
      { tenant: "north" },
      { from: "2026-11-22T12:00:00.001Z" },
      { salt: Buffer.alloc(32, 2).toString("base64url") },
    ];
    expect(new Set([{}, ...others].map(keyOf)).size).toBe(others.length + 1);
  });
});

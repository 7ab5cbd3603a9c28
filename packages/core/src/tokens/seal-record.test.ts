import { describe, expect, it } from "vitest";
import { exactBytes, isKeyId, type KeyRecord, readKeyRecord } from "./seal-record.ts";

const record: KeyRecord = {
  id: "0123456789abcdef0123456789abcdef",
  keyId: "arn:aws:kms:us-east-1:111122223333:key/0a1b",
  wrapped: Buffer.alloc(512, 7).toString("base64url"),
  salt: Buffer.alloc(32, 7).toString("base64url"),
  tenant: "north",
  from: "2026-11-22T12:00:00.000Z",
};

describe("a key record", () => {
  it("is read with its members in one order, with or without a tenant", () => {
    const { tenant, ...without } = record;
    expect(tenant).toBe("north");
    expect(readKeyRecord(record)).toEqual(record);
    expect(readKeyRecord(without)).toEqual(without);
    expect(JSON.stringify(readKeyRecord(Object.fromEntries(Object.entries(record).reverse())))).toBe(
      JSON.stringify(record),
    );
  });

  it.each([
    ["is no object", undefined],
    ["is null", null],
    ["has a member more", { ...record, more: 1 }],
    ["has another id", { ...record, id: "0123" }],
    ["has an id that is no text", { ...record, id: 7 }],
    ["has an id in an array", { ...record, id: [record.id] }],
    ["names a key in words", { ...record, keyId: "a b" }],
    ["has a wrapped key that is too short", { ...record, wrapped: "AAAA" }],
    ["has one that is too long", { ...record, wrapped: "A".repeat(4096) }],
    ["has one of more than 8,192 bits", { ...record, wrapped: Buffer.alloc(1025).toString("base64url") }],
    ["has one that is no text", { ...record, wrapped: 7 }],
    ["has one in another form of base64", { ...record, wrapped: `${record.wrapped}==` }],
    ["has another salt", { ...record, salt: "AAAA" }],
    ["has an empty tenant", { ...record, tenant: "" }],
    ["has a tenant that is none", { ...record, tenant: 7 }],
    ["has no instant", { ...record, from: undefined }],
    ["has an instant in words", { ...record, from: "yesterday" }],
    ["has an instant in an array", { ...record, from: [record.from] }],
    ["has more before its instant", { ...record, from: `x${record.from}` }],
    ["has more after its instant", { ...record, from: `${record.from}x` }],
  ])("is none where it %s", (_, value) => {
    expect(readKeyRecord(value)).toBeUndefined();
  });

  it("has a key id of the characters of ARNs", () => {
    for (const id of ["k", "alias/seal", "a.b_c+d=e@f", record.keyId]) expect(isKeyId(id)).toBe(true);
    for (const id of ["", " k", "k k", "/k", "k".repeat(257), 7, undefined]) expect(isKeyId(id)).toBe(false);
  });

  it("has bytes in one form alone", () => {
    expect(exactBytes("AAA")).toEqual(Buffer.alloc(2));
    for (const text of ["AAB", "AA=", "A A", "A", "A+"]) expect(exactBytes(text)).toBeUndefined();
  });
});

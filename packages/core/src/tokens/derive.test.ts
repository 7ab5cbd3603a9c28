import { createHmac, createSecretKey, hkdfSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deriveKey, digest, isPart, issuerFor, lengthPrefixed } from "./derive.ts";

const hex = (text: string) => Buffer.from(text, "hex");

/** HKDF as RFC 5869 section 2 writes it, from HMAC alone; `vectors.test.ts` holds it to the RFC. */
function hkdf(secret: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
  const extracted = createHmac("sha256", salt.length === 0 ? Buffer.alloc(32) : salt)
    .update(secret)
    .digest();
  let block = Buffer.alloc(0);
  let out = Buffer.alloc(0);
  for (let i = 1; out.length < length; i++) {
    block = createHmac("sha256", extracted)
      .update(Buffer.concat([block, info, Buffer.from([i])]))
      .digest();
    out = Buffer.concat([out, block]);
  }
  return out.subarray(0, length);
}

describe("the derivation", () => {
  const secret = Buffer.from("x6v8Ek2M0WoRThHa1TaStVukhqeQ1bmRWyNvbrp1GWk=", "base64");

  it("writes each part after its length as four bytes, big-endian", () => {
    expect(lengthPrefixed(["ab", "", "é"]).toString("hex")).toBe("0000000261620000000000000002c3a9");
  });

  it("keeps apart what differs only in where one part ends", () => {
    const text = fc.string({ unit: "binary", maxLength: 6 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), fc.array(text, { maxLength: 4 }), (a, b) => {
        expect(lengthPrefixed(a).equals(lengthPrefixed(b))).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  it("is HKDF over the documented bytes, then HMAC cut to 128 bits", () => {
    const info = Buffer.concat([
      hex("0000000f"),
      Buffer.from("philog/token/v1"),
      hex("00000003"),
      Buffer.from("t-1"),
      hex("00000003"),
      Buffer.from("mrn"),
      hex("00000006"),
      Buffer.from("süd/", "utf8").subarray(0, 5),
      Buffer.from("1"),
      hex("00000001"),
      Buffer.from("1"),
    ]);
    const key = deriveKey(createSecretKey(secret), "t-1", "mrn", "süd/1");
    expect(key.export()).toEqual(hkdf(secret, Buffer.alloc(0), info, 32));
    const whole = createHmac("sha256", key.export()).update("0012é").digest();
    expect(digest(key, "0012é")).toBe(whole.subarray(0, 16).toString("base64url"));
    expect(digest(key, "0012é")).toHaveLength(22);
  });

  it("hands at most 1,024 bytes of info to hkdfSync, which takes no more: the longest tenant and issuer together", () => {
    expect(() => hkdfSync("sha256", secret, "", Buffer.alloc(1024), 32)).not.toThrow();
    expect(() => hkdfSync("sha256", secret, "", Buffer.alloc(1025), 32)).toThrow();
    const long = "\u{ffff}".repeat(128);
    expect(isPart(long)).toBe(true);
    expect(deriveKey(createSecretKey(secret), long, "healthPlan", long).export()).toHaveLength(32);
  });

  it.each([["x".repeat(129)], ["\ud800"], [undefined], [7]])("refuses %j as tenant or issuer", (part) => {
    expect(isPart(part)).toBe(false);
  });
});

describe("the issuer", () => {
  it("is the rule's own, else the policy's, for numbers that are issued locally, and none for others", () => {
    expect(issuerFor("mrn", "own", "policy")).toBe("own");
    expect(issuerFor("email", "own", "policy")).toBe("");
    for (const local of ["mrn", "account", "healthPlan"] as const)
      expect(issuerFor(local, undefined, "policy")).toBe("policy");
    expect(issuerFor("email", undefined, "policy")).toBe("");
    expect(issuerFor("mrn", undefined, undefined)).toBe("");
  });
});

import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { textWeakness, weakness } from "./weakness.ts";

const bytes = (length: number, at: (i: number) => number) => Uint8Array.from({ length }, (_, i) => at(i) & 255);
const strong = createHash("sha256").update("a strong test key").digest();

describe("weakness", () => {
  it.each([
    ["31 bytes", strong.subarray(0, 31), /fewer than 32 bytes/],
    ["no bytes", new Uint8Array(0), /fewer than 32 bytes/],
    ["zeros", bytes(32, () => 0), /different/],
    ["seven different bytes", bytes(64, (i) => (strong[i % 32]! % 7) * 36), /different/],
    ["a counter", bytes(32, (i) => i + 200), /repeat or count/],
    ["a counter downwards", bytes(40, (i) => -i * 3), /repeat or count/],
    ["a counter of two bytes", bytes(64, (i) => (i % 2 ? i * 0x81 : 0xf0)), /repeat or count/],
    ["a counter of four bytes", bytes(64, (i) => (i % 4 === 3 ? (i >> 2) + 0xf0 : 0)), /repeat or count/],
    ["a block of 16 bytes twice", bytes(32, (i) => strong[i % 16]!), /repeat or count/],
    ["a block of 31 bytes twice", bytes(62, (i) => strong[i % 31]!), /repeat or count/],
    ["a passphrase", Buffer.from("correct horse battery staple correct clinic"), /text/],
    ["hexadecimal text", Buffer.from(strong.toString("hex")), /text/],
    ["base64 text", Buffer.from(strong.toString("base64")), /text/],
    ["a passphrase that is not English", Buffer.from("правильная лошадь батарея скоба"), /text/],
  ])("is found in %s", (_, secret, reason) => {
    expect(weakness(secret)).toMatch(reason);
  });

  it("is not found in a thousand keys that look random, raw and as base64", () => {
    for (let i = 0; i < 1000; i++) {
      // Not truly random: one test run in a thousand would meet a key that is refused by chance.
      const secret = createHash("sha512")
        .update(`key ${i}`)
        .digest()
        .subarray(0, 32 + (i % 3) * 16);
      expect(weakness(secret)).toBeUndefined();
      expect(textWeakness(secret.toString("base64url"))).toBeUndefined();
    }
  });
});

describe("weakness of base64 text", () => {
  it.each([
    ["small letters", "correcthorsebatterystapleandaverylongclinic", /words/],
    ["capitals", "CORRECTHORSEBATTERYSTAPLEANDAVERYLONGCLINIC", /words/],
    ["words with capitals", "CorrectHorseBatteryStapleAndAVeryLongClinicName", /words/],
    ["digits", "1234567890123456789012345678901234567890123", /words/],
    ["a password again and again", "Passw0rd+Passw0rd+Passw0rd+Passw0rd+Passw0rd", /repeats/],
  ])("is found in %s", (_, text, reason) => {
    expect(textWeakness(text)).toMatch(reason);
  });
});

it("words that are valid base64 have bytes that look random: their text is held, too", () => {
  const text = "correcthorsebatterystapleandaverylongclinic";
  expect(weakness(Buffer.from(text, "base64"))).toBeUndefined();
  expect(textWeakness(text)).toMatch(/words/);
});

describe("the bounds of weakness", () => {
  it("eight different bytes in no order are enough", () => {
    expect(weakness(bytes(32, (i) => 0x80 + 15 * (i < 8 ? (i * 5) % 8 : strong[i]! % 8)))).toBeUndefined();
  });

  it("base64 text needs small letters and capitals", () => {
    const text = strong.toString("base64url");
    expect(textWeakness(text.toUpperCase())).toMatch(/words/);
    expect(textWeakness(text.toLowerCase())).toMatch(/words/);
  });
});

describe("the width of what repeats or counts", () => {
  it("is at most 31 bytes: a strong block of 32 bytes may stand twice", () => {
    expect(weakness(Buffer.concat([strong, strong]))).toBeUndefined();
  });

  it("is up to a third of the bytes where they count", () => {
    expect(weakness(bytes(48, (i) => strong[i % 16]! + (i >> 4) * 7))).toMatch(/repeat or count/);
  });
});

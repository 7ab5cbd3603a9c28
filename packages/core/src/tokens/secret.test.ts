import { createHash, createSecretKey, generateKeyPairSync } from "node:crypto";
import vm from "node:vm";
import { describe, expect, it, vi } from "vitest";
import { RedactionError } from "../errors.ts";
import { readSecret } from "./secret.ts";

// 0xfb in front, so that base64 and base64url differ.
const strong = Buffer.concat([Buffer.from([0xfb, 0xff]), createHash("sha256").update("a strong test key").digest()]);

const errorOf = (secret: unknown): RedactionError => {
  try {
    readSecret(secret, "keys.current.secret");
  } catch (error) {
    expect(error).toBeInstanceOf(RedactionError);
    return error as RedactionError;
  }
  throw new Error("the secret was taken");
};

describe("readSecret", () => {
  it.each([
    ["a Buffer", strong],
    ["a Uint8Array", new Uint8Array(strong)],
    ["a Uint8Array of another realm", vm.runInNewContext(`Uint8Array.from([${[...strong]}])`)],
    ["base64", strong.toString("base64")],
    ["base64 without padding", strong.toString("base64").replace(/=+$/, "")],
    ["base64url", strong.toString("base64url")],
    ["a secret KeyObject", createSecretKey(strong)],
  ])("takes %s", (_, secret) => {
    expect(readSecret(secret, "here").export()).toEqual(strong);
  });

  it("overwrites its own copy of the bytes, also where it refuses them", () => {
    const filled = vi.spyOn(Buffer.prototype, "fill");
    readSecret(Buffer.concat([strong, strong.subarray(0, 7)]), "here");
    errorOf(Buffer.alloc(43, "x"));
    const buffers: unknown[] = filled.mock.contexts;
    filled.mockRestore();
    for (const length of [41, 43]) expect(buffers).toContainEqual(Buffer.alloc(length));
  });

  it("copies the bytes and leaves the caller's as they were", () => {
    const mine = Buffer.from(strong);
    const key = readSecret(mine, "here");
    expect(mine).toEqual(strong);
    mine.fill(0);
    expect(key.export()).toEqual(strong);
  });

  it.each([
    ["a number", 12345678],
    ["nothing", undefined],
    ["an array of numbers", [...strong]],
    ["a view of 16-bit numbers", new Uint16Array(32)],
    ["a private KeyObject", generateKeyPairSync("ed25519").privateKey],
    ["empty text", ""],
    ["text with spaces", "correct horse battery staple correct horse battery"],
    ["text in both alphabets", `${strong.toString("base64url")}/A`],
    ["text of an impossible length", strong.toString("base64url").slice(0, 45)],
    ["text of an impossible length with padding", `${strong.toString("base64url").slice(0, 45)}==`],
    ["text with padding inside", `AA==${strong.toString("base64")}`],
    ["hexadecimal text", strong.toString("hex")],
  ])("refuses the form of %s", (_, secret) => {
    expect(errorOf(secret).code).toBe("PHILOG_KEY_BAD");
  });

  it.each([
    ["short bytes", strong.subarray(0, 31)],
    ["short base64", strong.subarray(0, 31).toString("base64")],
    ["a short KeyObject", createSecretKey(strong.subarray(0, 16))],
    ["base64 of zeros", Buffer.alloc(32).toString("base64")],
    ["base64 of a passphrase", Buffer.from("Correct Horse 7 Battery Staple 9 Clinic").toString("base64")],
    ["a passphrase that is valid base64", "correcthorsebatterystaplecorrecthorsebattery"],
  ])("refuses %s as weak", (_, secret) => {
    expect(errorOf(secret).code).toBe("PHILOG_KEY_WEAK");
  });

  it("names the place and never the secret", () => {
    for (const secret of [
      "Secret Passphrase",
      "secretpassphrasesecretpassphrasesecretpassphr",
      Buffer.from("secretpass"),
    ]) {
      const { message, stack } = errorOf(secret);
      expect(message).toContain("keys.current.secret");
      expect(`${message}${stack}`.toLowerCase()).not.toMatch(/passphrase|secretpass/);
    }
  });
});

it("readSecret takes base64 that only holds a run of hexadecimal digits", () => {
  const hex = createHash("sha256").update("a strong test key").digest("hex");
  for (const text of [`Zq${hex}+9`, `${hex}Zq+9`, `Zq+9${hex}`]) {
    expect(readSecret(text, "here").export()).toEqual(Buffer.from(text, "base64"));
  }
});

it("readSecret refuses hexadecimal text, which is valid base64 of another key", () => {
  const text = strong.toString("hex");
  expect(Buffer.from(text, "base64").toString("base64")).toBe(text);
  expect(Buffer.from(text, "base64")).not.toEqual(strong);
  expect(errorOf(text).message).toContain("it is hexadecimal, and has to be base64");
});

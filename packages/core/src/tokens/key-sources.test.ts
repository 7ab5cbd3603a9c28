import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { RedactionError } from "../errors.ts";
import { environmentKeys, fileKeys, openToOthers } from "./key-sources.ts";
import { createTokenizer } from "./tokenizer.ts";

const secret = createHash("sha256").update("a strong test key").digest("base64");
const json = JSON.stringify({ current: { id: "k1", secret }, previous: [{ id: "k0", secret: secret.toLowerCase() }] });
const tokenOf = (keys: ReturnType<typeof fileKeys>) =>
  createTokenizer({ keys }).token("mrn", undefined, undefined, "1");
const expected = tokenOf({ current: { id: "k1", secret } });

const errorOf = (call: () => unknown): RedactionError => {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(RedactionError);
    expect(inspect(error)).not.toContain(secret.slice(0, 12));
    return error as RedactionError;
  }
  throw new Error("it did not throw");
};

describe("fileKeys", () => {
  let folder = "";
  const file = (name: string, text: string | Buffer, mode = 0o600) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    chmodSync(path, mode);
    return path;
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "philog-keys-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([0o600, 0o400])("reads a file of mode %o", (mode) => {
    const keys = fileKeys(file(`mode-${mode}`, JSON.stringify({ current: { id: "k1", secret } }), mode));
    expect(tokenOf(keys)).toBe(expected);
  });

  it("gives keys that do not print", () => {
    const keys = fileKeys(file("print", JSON.stringify({ current: { id: "k1", secret } })));
    const printed = inspect(keys, { depth: 9, showHidden: true }) + JSON.stringify(keys);
    expect(printed).toContain("k1");
    expect(printed).not.toContain(secret.slice(0, 12));
    expect(printed).not.toContain(Buffer.from(secret, "base64").toString("hex").slice(0, 12));
  });

  it.each([0o640, 0o604, 0o620, 0o610, 0o644])("refuses a file of mode %o", (mode) => {
    const { code, message } = errorOf(() => fileKeys(file(`open-${mode}`, json, mode)));
    expect([code, message]).toEqual(["PHILOG_KEY_FILE_MODE", expect.stringContaining("0600 or 0400")]);
  });

  it("follows a link and holds its target to the same", () => {
    const good = join(folder, "good-link");
    symlinkSync(file("target", JSON.stringify({ current: { id: "k1", secret } })), good);
    expect(tokenOf(fileKeys(good))).toBe(expected);
    const bad = join(folder, "bad-link");
    symlinkSync(file("open-target", json, 0o644), bad);
    expect(errorOf(() => fileKeys(bad)).code).toBe("PHILOG_KEY_FILE_MODE");
  });

  it("refuses the file of another user, and takes one of root", () => {
    expect(openToOthers({ mode: 0o100600, uid: 1001 }, 1000)).toMatch(/belong/);
    expect(openToOthers({ mode: 0o100600, uid: 1000 }, 1000)).toBeUndefined();
    expect(openToOthers({ mode: 0o100400, uid: 0 }, 1000)).toBeUndefined();
  });

  it("holds no mode where the system has no users", () => {
    expect(openToOthers({ mode: 0o100666, uid: 0 }, undefined)).toBeUndefined();
    const geteuid = process.geteuid;
    process.geteuid = undefined;
    try {
      const path = file("windows", JSON.stringify({ current: { id: "k1", secret } }), 0o644);
      expect(tokenOf(fileKeys(path))).toBe(expected);
    } finally {
      process.geteuid = geteuid;
    }
  });

  it("refuses what is no file, at once for a named pipe", () => {
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", ["-m", "600", pipe]);
    mkdirSync(join(folder, "folder"), { mode: 0o700 });
    expect(errorOf(() => fileKeys(pipe)).message).toContain("it is not a file");
    expect(errorOf(() => fileKeys(join(folder, "folder"))).code).toBe("PHILOG_KEY_FILE");
  });

  it("refuses a file of more than 64 KiB", () => {
    const { code, message } = errorOf(() => fileKeys(file("large", " ".repeat(65_537))));
    expect([code, message]).toEqual(["PHILOG_KEY_FILE", expect.stringContaining("64 KiB")]);
    const full = JSON.stringify({ current: { id: "k1", secret } }).padEnd(65_536);
    expect(tokenOf(fileKeys(file("full", full)))).toBe(expected);
  });

  it("overwrites what it read of a file, also where it holds no keys", () => {
    const filled = vi.spyOn(Buffer.prototype, "fill");
    fileKeys(file("overwritten", JSON.stringify({ current: { id: "k1", secret } }).padEnd(3000)));
    errorOf(() => fileKeys(file("overwritten-text", "x".repeat(3001))));
    const buffers: unknown[] = filled.mock.contexts;
    filled.mockRestore();
    for (const length of [3000, 3001]) expect(buffers).toContainEqual(Buffer.alloc(length));
  });

  it("leaves no file open, whether it takes it or not", () => {
    const nextNumber = () => {
      const number = openSync(folder, "r");
      closeSync(number);
      return number;
    };
    const taken = file("closed", JSON.stringify({ current: { id: "k1", secret } }));
    const refused = file("closed-open", json, 0o644);
    const before = nextNumber();
    for (let n = 0; n < 100; n++) {
      fileKeys(taken);
      errorOf(() => fileKeys(refused));
    }
    expect(nextNumber()).toBeLessThan(before + 50);
  });

  it("says that a file is missing, without the path, which could be the key itself", () => {
    const error = errorOf(() => fileKeys(secret));
    expect(error.message).toBe("PHILOG_KEY_FILE: the key file cannot be read (ENOENT)");
  });

  it("refuses a file that is not JSON without quoting it", () => {
    const error = errorOf(() => fileKeys(file("text", `k1:${secret}`)));
    expect(error.code).toBe("PHILOG_KEY_BAD");
    expect(error.message).toContain("(the key file is not JSON)");
    expect(error.cause).toBeUndefined();
  });

  it("refuses keys of another form", () => {
    expect(errorOf(() => fileKeys(file("form", "{}"))).code).toBe("PHILOG_KEY_BAD");
    expect(errorOf(() => fileKeys(file("null", "null"))).code).toBe("PHILOG_KEY_BAD");
    expect(errorOf(() => fileKeys(file("weak", '{"current":{"id":"k1","secret":"AAAA"}}'))).code).toBe(
      "PHILOG_KEY_WEAK",
    );
  });
});

describe("environmentKeys", () => {
  const withVariable = <T>(text: string, call: () => T): T => {
    vi.stubEnv("PHILOG_TOKEN_KEYS", text);
    try {
      return call();
    } finally {
      expect(process.env.PHILOG_TOKEN_KEYS).toBeUndefined();
      vi.unstubAllEnvs();
    }
  };

  it.each([
    ["id:base64", `k1:${secret}`],
    ["id:base64 with a line break", `k1:${secret}\n`],
    ["JSON", JSON.stringify({ current: { id: "k1", secret } })],
  ])("reads %s and deletes the variable", (_, text) => {
    expect(tokenOf(withVariable(text, () => environmentKeys()))).toBe(expected);
  });

  it("reads a variable of another name", () => {
    process.env.CLINIC_KEYS = `k1:${secret}`;
    expect(tokenOf(environmentKeys("CLINIC_KEYS"))).toBe(expected);
    expect("CLINIC_KEYS" in process.env).toBe(false);
  });

  it("says that the variable is missing, empty or was read before", () => {
    const { code, message } = errorOf(() => environmentKeys());
    expect([code, message]).toEqual(["PHILOG_KEY_VARIABLE", expect.stringContaining("read before")]);
    expect(withVariable(" ", () => errorOf(() => environmentKeys())).code).toBe("PHILOG_KEY_VARIABLE");
  });

  it.each([
    ["a secret without id", secret, "keys.current.id"],
    ["a bad id", `K 1:${secret}`, "keys.current.id"],
    ["broken JSON", `{"current":{"id":"k1","secret":"${secret}"`, "the variable is not JSON"],
  ])("refuses %s without quoting it, and deletes it all the same", (_, text, named) => {
    const { code, message } = withVariable(text, () => errorOf(() => environmentKeys()));
    expect([code, message]).toEqual(["PHILOG_KEY_BAD", expect.stringContaining(named)]);
  });
});

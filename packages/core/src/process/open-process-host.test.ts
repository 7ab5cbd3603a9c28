import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openProcessHost } from "./open-process-host.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "philog-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, value: unknown) => {
  const file = join(folder, name);
  writeFileSync(file, typeof value === "string" ? value : JSON.stringify(value));
  return file;
};
const secret = randomBytes(32).toString("base64");

describe("a process's host", () => {
  it("has the policy of PHILOG_POLICY, else of the working directory, else the presets", () => {
    const named = write("named.json", { version: 1, rules: { a: "code" } });
    const record = { a: "x.y", b: "x.y", event: "x.y" };
    const read = (env: Record<string, string>, directory = folder) =>
      openProcessHost(env, directory).host.redactor.copy(record);
    expect(read({})).toEqual({ event: "x.y", redacted: ["a", "b"] });
    write("philog.policy.json", { version: 1, rules: { b: "code" } });
    expect(read({})).toEqual({ b: "x.y", redacted: ["a", "event"] });
    expect(read({ PHILOG_POLICY: named })).toEqual({ a: "x.y", redacted: ["b", "event"] });
  });

  it.each([
    ["is not there", "PHILOG_POLICY", undefined],
    ["is no JSON", "PHILOG_POLICY", "{"],
    ["has a fault", "PHILOG_POLICY", { version: 1, rules: { "a..b": "code" } }],
  ])("lets nothing pass where its policy %s, and says why", (_, code, policy) => {
    const file = policy === undefined ? join(folder, "missing.json") : write("bad.json", policy);
    const { host, fault } = openProcessHost({ PHILOG_POLICY: file }, folder);
    expect(fault).toMatchObject({ code, message: expect.stringContaining("PHILOG_") });
    expect(host.redactor.copy({ event: "x.y" })).toEqual({ redacted: ["event"] });
    expect(host.redactor.text("started")).toBe("[REDACTED]");
  });

  it("has markers for tokens where there is no key", () => {
    const file = write("p.json", {
      version: 1,
      rules: { "visit.mrn": "mrn" },
      actions: { mrn: "tokenize" },
      issuer: "c",
    });
    const { host, fault } = openProcessHost({ PHILOG_POLICY: file }, folder);
    expect(fault).toBeUndefined();
    expect(host.redactor.copy({ visit: { mrn: "00-4471-92" } })).toEqual({ visit: { mrn: "[REDACTED:mrn:nokey]" } });
  });

  it("names every key that is missing where it is not for tokens alone", () => {
    const PHILOG_POLICY = write("p.json", {
      version: 1,
      rules: { mrn: "mrn", name: "name" },
      actions: { mrn: "tokenize", name: "seal" },
      issuer: "c",
    });
    const { host, fault } = openProcessHost({ PHILOG_POLICY }, folder);
    expect(fault?.message).toContain("PHILOG_SEAL_WITHOUT_KEYS");
    expect(fault?.message).toContain("PHILOG_TOKENIZE_WITHOUT_KEYS");
    expect(host.redactor.copy({ mrn: "00-4471-92" })).toEqual({ redacted: ["mrn"] });
  });

  it("has the keys of PHILOG_TOKEN_KEYS, and leaves them to the application", () => {
    const file = write("p.json", {
      version: 1,
      rules: { "visit.mrn": "mrn" },
      actions: { mrn: "tokenize" },
      issuer: "c",
    });
    const text = `k1:${secret}`;
    process.env.PHILOG_TOKEN_KEYS = text;
    process.env.PHILOG_POLICY = file;
    try {
      const { host } = openProcessHost(process.env, folder);
      expect(host.redactor.copy({ visit: { mrn: "00-4471-92" } })).toMatchObject({
        visit: { mrn: expect.stringMatching(/^tok1\.mrn\.k1\./) },
      });
      expect(process.env.PHILOG_TOKEN_KEYS).toBe(text);
    } finally {
      delete process.env.PHILOG_TOKEN_KEYS;
      delete process.env.PHILOG_POLICY;
    }
  });

  it("has the keys of a file, and lets nothing pass where they are bad", () => {
    const PHILOG_POLICY = write("p.json", {
      version: 1,
      rules: { mrn: "mrn" },
      actions: { mrn: "tokenize" },
      issuer: "c",
    });
    const PHILOG_TOKEN_KEY_FILE = write("keys.json", { current: { id: "k2", secret } });
    chmodSync(PHILOG_TOKEN_KEY_FILE, 0o600);
    const { host } = openProcessHost({ PHILOG_POLICY, PHILOG_TOKEN_KEY_FILE }, folder);
    expect(host.redactor.copy({ mrn: "00-4471-92" })).toMatchObject({ mrn: expect.stringMatching(/^tok1\.mrn\.k2\./) });
    chmodSync(PHILOG_TOKEN_KEY_FILE, 0o644);
    const bad = openProcessHost({ PHILOG_POLICY, PHILOG_TOKEN_KEY_FILE }, folder);
    expect(bad.fault?.code).toBe("PHILOG_KEY_FILE_MODE");
    expect(bad.host.redactor.copy({ mrn: "00-4471-92" })).toEqual({ redacted: ["mrn"] });
  });
});

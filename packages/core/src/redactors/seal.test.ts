import { describe, expect, it } from "vitest";
import { createRedactor, type RedactorOptions } from "../engine/create-redactor.ts";
import { openHost } from "../host/open-host.ts";
import type { Policy } from "../policy/policy.ts";
import { createPair } from "../tokens/seal.test-data.ts";
import { phi } from "./mark.ts";
import { newMaking, newRun } from "./run.test-data.ts";
import { createSeal } from "./seal.ts";

const pair = createPair();
const sealed = /^sealed1\.[A-Za-z]+\.[0-9a-f]{32}\.\d+\.[\w-]{64,}$/;
const start = (more: Partial<Policy> = {}, options: RedactorOptions = {}) =>
  createRedactor(
    { version: 1, rules: { mrn: "mrn", note: "text", event: "code" }, actions: { mrn: "seal" }, ...more },
    { sealKey: pair.sealKey(), ...options },
  );

describe("seal", () => {
  it("seals texts and numbers, and redacts what is never sealed: containers, booleans, documents", () => {
    const redactor = start();
    for (const value of ["00123456", 42, 7n, new Date(0)]) {
      expect(redactor.copy({ mrn: value }).mrn).toMatch(sealed);
    }
    for (const value of [{ id: 1 }, ["1"], true, "x".repeat(5000), Buffer.from("x")]) {
      expect(redactor.copy({ mrn: value })).toEqual({ mrn: "[REDACTED:mrn]" });
    }
    expect(redactor.copy({ mrn: null })).toEqual({ mrn: null });
    expect(redactor.stats().byAction).toEqual({ seal: 4, redact: 5 });
  });

  it("is said of a rule or of a classification, whichever that is", () => {
    const classifications = { name: "name", birth: "date", letter: "clinical", token: "secret" } as const;
    const rules = Object.fromEntries(
      Object.entries(classifications).map(([key, classification]) => [key, { classification, action: "seal" }]),
    );
    const copy = start({ rules: rules as never, actions: {} }).copy({
      name: "Ada",
      birth: "1980",
      letter: "x",
      token: "y",
    });
    for (const key of Object.keys(classifications)) expect(copy[key]).toMatch(sealed);
  });

  it("holds for marked values, in members and in messages", () => {
    const host = openHost({ redactor: start() });
    expect(host.redactor.copy({ event: phi("mrn", "00123456"), mrn: phi("mrn", 7) })).toMatchObject({
      event: expect.stringMatching(sealed),
      mrn: expect.stringMatching(sealed),
    });
    expect(host.passes.format("read %s", [phi("mrn", "00123456")])).toMatch(/^read sealed1\.mrn\.[\w.-]+$/);
  });

  it("says nokey where it cannot seal now, and counts it", () => {
    const making = newMaking();
    const sealer = { seal: () => undefined, reason: () => "nokey" } as never;
    const redact = createSeal("mrn", sealer, making);
    expect(redact("00123456", newRun(), 0)).toBe('"[REDACTED:mrn:nokey]"');
    expect(making.decisions).toEqual(["nokey:mrn"]);
  });

  it("redacts where a tenant is required and there is none", () => {
    const redactor = start({ tenant: "required" }, { tenant: () => undefined });
    expect(redactor.copy({ mrn: "1" })).toEqual({ mrn: "[REDACTED:mrn]" });
  });

  it("becomes a marker for a destination without an agreement, and needs no key there", () => {
    const destination = { name: "vendor", baa: false };
    const record = { mrn: "00123456" };
    expect(start({}, { destination }).json(record)).toBe('{"mrn":"[REDACTED:mrn]"}');
    const policy = { version: 1, rules: { mrn: "mrn" }, actions: { mrn: "seal" } } as const;
    expect(createRedactor(policy, { destination }).json(record)).toBe('{"mrn":"[REDACTED:mrn]"}');
  });
});

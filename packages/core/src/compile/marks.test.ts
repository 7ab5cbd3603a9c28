import { randomBytes } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { createRedactor, type RedactorOptions } from "../engine/create-redactor.ts";
import { openHost } from "../host/open-host.ts";
import type { Classification } from "../policy/identifiers.ts";
import type { Policy, ShapeSpec } from "../policy/policy.ts";
import { msg, phi, safe } from "../redactors/mark.ts";

const keys = { current: { id: "k1", secret: randomBytes(32) } };
const rules: Policy["rules"] = {
  code: "code",
  text: "text",
  mrn: "mrn",
  gone: { action: "remove" },
  hidden: { action: "redact" },
  born: { classification: "date", action: "generalize" },
  "below.a": "code",
  "**.deep": "code",
};

function write(record: object, policy: Partial<Policy> = {}, options: RedactorOptions = {}) {
  const redactor = createRedactor({ version: 1, rules, message: { text: "scan" }, ...policy }, options);
  const { redacted: _, ...out } = JSON.parse(redactor.json(record));
  return out;
}

describe("a mark under a shape", () => {
  it("safe is kept only if it fits both its own shape and the place's", () => {
    expect(write({ code: safe("code", "a-b"), text: safe("code", "a-b") })).toEqual({ code: "a-b", text: "a-b" });
    expect(write({ code: safe("text", "Elowen Larkspur") })).toEqual({ code: "[MISFIT:code]" });
    expect(write({ text: safe("code", "Elowen Larkspur") })).toEqual({ text: "[MISFIT:code]" });
    expect(write({ text: safe("text", "mrn 12345678") })).toEqual({ text: "mrn [REDACTED:mrn]" });
  });

  it("safe text that begins with a bracket is held to the place all the same", () => {
    expect(write({ code: safe("text", "[x] Elowen Larkspur"), hidden: safe("text", "[x] Elowen") })).toEqual({
      code: "[MISFIT:code]",
      hidden: "[REDACTED]",
    });
  });

  it("phi is treated by its classification, whatever the place would keep", () => {
    expect(write({ code: phi("mrn", "a-b"), text: phi("mrn", "12345") })).toEqual({
      code: "[REDACTED:mrn]",
      text: "[REDACTED:mrn]",
    });
    const out = write({ text: phi("mrn", "12345") }, { actions: { mrn: "tokenize" } }, { keys });
    expect(out.text).toMatch(/^tok1\.mrn\.k1\.[\w-]{22}$/);
    expect(write({ text: phi("secret", "hunter2") })).toEqual({});
  });
});

describe("a mark under a deny or a classification", () => {
  it("safe changes nothing", () => {
    const marked = safe("code", "a-b");
    expect(write({ gone: marked, hidden: marked, mrn: marked })).toEqual({
      hidden: "[REDACTED]",
      mrn: "[REDACTED:mrn]",
    });
    expect(write({ born: safe("code", "1961-03-04") })).toEqual({ born: "1961" });
  });

  it("phi can only take more away", () => {
    const marked = phi("name", "1961-03-04");
    expect(write({ gone: marked, hidden: marked, mrn: marked, born: marked })).toEqual({
      hidden: "[REDACTED:name]",
      mrn: "[REDACTED:name]",
      born: "[REDACTED:name]",
    });
    expect(
      write({ mrn: phi("date", "1961-03-04"), born: phi("date", "1961-03-04") }, { actions: { date: "generalize" } }),
    ).toEqual({
      mrn: "[REDACTED:mrn]",
      born: "1961",
    });
    expect(write({ mrn: phi("secret", "1") })).toEqual({});
    const tokens = write({ hidden: phi("mrn", "12345678") }, { actions: { mrn: "tokenize" } }, { keys });
    expect(tokens).toEqual({ hidden: "[REDACTED]" });
  });

  it("a message is treated as the place says", () => {
    expect(write({ mrn: msg`a ${1}`, gone: msg`a`, code: msg`user.created`, born: msg`x` })).toEqual({
      mrn: "[REDACTED:mrn]",
      code: "user.created",
      born: "[REDACTED:date]",
    });
  });
});

describe("a mark where nothing is listed", () => {
  it("is unlisted, also where only places below are listed", () => {
    const marked = safe("code", "a-b");
    expect(write({ other: marked, below: marked })).toEqual({});
    expect(write({ other: { deep: marked, x: marked }, below: msg`a` })).toEqual({ other: { deep: "a-b" } });
    expect(write(marked)).toEqual({});
  });

  it("is held to the value's own rule where places below are listed, too", () => {
    const both: Partial<Policy> = { rules: { a: "code", "a.b": "code" } };
    expect(write({ a: safe("code", "x-y") }, both)).toEqual({ a: "x-y" });
    expect(write({ a: safe("uuid", "x-y") }, both)).toEqual({ a: "[MISFIT:uuid]" });
  });
});

describe("the shape of a mark", () => {
  it("cannot be what nobody checks, nor one that the policy would refuse", () => {
    const bad = ["unchecked", "Elowen", { pattern: "(a+)+$" }, { pattern: "(" }, null, undefined, 5, {}, { oneOf: 5 }];
    for (const shape of bad) expect(write({ text: safe(shape as ShapeSpec, "a-b") })).toEqual({ text: "[REDACTED]" });
  });

  it("cannot loosen how text is held", () => {
    const message = { text: "static" } as const;
    expect(write({ text: safe({ text: "scan" }, "Elowen") }, { message })).toEqual({ text: "[REDACTED]" });
    expect(write({ text: safe({ text: "static" }, "Elowen") })).toEqual({ text: "[REDACTED]" });
    const text = "failed for Vraulix";
    expect(write({ text: safe({ text: "strict" }, text) })).toEqual({ text });
    const { passes } = openHost({ redactor: createRedactor({ version: 1, message: { text: "scan" } }) });
    expect(passes.format("%s", [safe({ text: "strict" }, text)])).toBe("failed for [REDACTED]");
    expect(passes.format("%s", [safe({ text: "scan" }, text)])).toBe(text);
    const strict = openHost({ redactor: createRedactor({ version: 1, message: { text: "strict" } }) }).passes;
    expect(strict.format("%s", [safe({ text: "scan" }, text)])).toBe("failed for [REDACTED]");
    expect(write({ text: safe({ pattern: "^[a-z]+$" }, "elowen") })).toEqual({ text: "elowen" });
  });

  it("keeps its own count of words, like a path", () => {
    const redactor = createRedactor({ version: 1, rules });
    const two: ShapeSpec = { code: { distinct: 2 } };
    const seen = ["one-a", "one-b", "one-c", "one-a"].map(
      (word) => JSON.parse(redactor.json({ code: safe(two, word) })).code,
    );
    expect(seen).toEqual(["one-a", "one-b", "[MISFIT:code]", "[MISFIT:code]"]);
  });
});

describe("the classification of a mark", () => {
  it("that does not exist is redacted", () => {
    for (const name of ["constructor", "__proto__", "patient", "219-09-9999"]) {
      expect(write({ text: phi(name as Classification, "mrn") })).toEqual({ text: "[REDACTED]" });
    }
  });

  it("that is tokenized without keys is redacted", () => {
    expect(write({ text: phi("mrn", "1") }, { rules: { text: "text" }, actions: { mrn: "tokenize" } })).toEqual({
      text: "[REDACTED:mrn]",
    });
    expect(write({ text: phi("name", "1") }, { actions: { name: "seal" } })).toEqual({ text: "[REDACTED:name]" });
  });
});

it("marks of another copy of the package are resolved", async () => {
  vi.resetModules();
  const copy = await import("../redactors/mark.ts");
  expect(copy.phi).not.toBe(phi);
  expect(write({ text: copy.phi("mrn", "1"), code: copy.safe("code", "a-b") })).toEqual({
    text: "[REDACTED:mrn]",
    code: "a-b",
  });
});

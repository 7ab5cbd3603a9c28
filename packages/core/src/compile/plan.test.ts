import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../engine/create-redactor.ts";
import { PolicyError } from "../errors.ts";
import type { Policy } from "../policy/policy.ts";

const write = (rules: Policy["rules"], record: object, more: Partial<Policy> = {}) => {
  const { redacted: _, ...out } = JSON.parse(
    createRedactor({ version: 1, rules, message: { text: "scan" }, ...more }).json(record),
  );
  return out;
};

describe("precedence", () => {
  it("deny beats an exact path, from a one-level wildcard and from any depth", () => {
    const record = { a: { b: "x-y", c: "x-y" } };
    for (const deny of ["a.b", "a.*", "**.b"]) {
      const rules: Policy["rules"] = deny === "a.b" ? { "a.c": "code" } : { "a.b": "code", "a.c": "code" };
      const { a } = write({ ...rules, [deny]: { action: "redact" } }, record);
      expect(a.b).toBe("[REDACTED]");
    }
    expect(write({ "a.b": "code", "**.b": { action: "remove" } }, record)).toEqual({ a: {} });
  });

  it("an exact path beats a one-level wildcard, which beats any depth, which beats unlisted", () => {
    const record = { a: { b: "x-y" } };
    const rules: [string, "mrn" | "account" | "license"][] = [
      ["**.b", "license"],
      ["a.*", "account"],
      ["a.b", "mrn"],
    ];
    for (let n = 1; n <= rules.length; n++) {
      for (const order of [rules.slice(0, n), rules.slice(0, n).reverse()]) {
        expect(write(Object.fromEntries(order), record)).toEqual({ a: { b: `[REDACTED:${rules[n - 1]?.[1]}]` } });
      }
    }
    expect(write({ "z.b": "code" }, record)).toEqual({});
  });

  it("more literal segments win within a rank", () => {
    expect(write({ "*.*": "mrn", "a.*": "account" }, { a: { b: "1" } })).toEqual({ a: { b: "[REDACTED:account]" } });
    expect(write({ "**.c": "mrn", "**.b.c": "account" }, { a: { b: { c: "1" } } })).toEqual({
      a: { b: { c: "[REDACTED:account]" } },
    });
  });

  it("items count as exact: a rule for them beats a wildcard", () => {
    expect(write({ "a[*].b": "account", "**.b": "mrn" }, { a: [{ b: "1" }] })).toEqual({
      a: [{ b: "[REDACTED:account]" }],
    });
  });

  it("the file's own rules beat what it extends, and a later extends beats an earlier one", () => {
    const directory = mkdtempSync(join(tmpdir(), "philog-plan-"));
    try {
      const file = (name: string, policy: object) => {
        const path = join(directory, name);
        writeFileSync(path, JSON.stringify({ version: 1, ...policy }));
        return path;
      };
      const one = file("one.json", { rules: { a: "mrn", b: "mrn", c: "mrn" } });
      const two = file("two.json", { rules: { a: "account", b: "account" } });
      expect(write({ a: "license" }, { a: "1", b: "1", c: "1" }, { extends: [one, two] })).toEqual({
        a: "[REDACTED:license]",
        b: "[REDACTED:account]",
        c: "[REDACTED:mrn]",
      });
      expect(write({ "*": "license" }, { a: "1" }, { extends: [one] })).toEqual({ a: "[REDACTED:mrn]" });
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it("two rules of one file that tie and disagree are refused, and both are named", () => {
    try {
      createRedactor({ version: 1, rules: { "**.a.*": "mrn", "**.*.a": "account" } });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(PolicyError);
      expect(String(error)).toContain('rules["**.a.*"]');
      expect(String(error)).toContain('rules["**.*.a"]');
    }
  });
});

it("of rules of one file that tie and agree, the later one is counted, however many of its segments are wildcards", () => {
  const counted = (...paths: string[]) => {
    const redactor = createRedactor({ version: 1, rules: Object.fromEntries(paths.map((path) => [path, "mrn"])) });
    redactor.json({ a: { b: { c: "12345678" } } });
    return Object.keys(redactor.stats().byPath);
  };
  expect(counted("**.*.b.c", "**.a.b.*")).toEqual(["**.a.b.*"]);
  expect(counted("**.a.b.*", "**.*.b.c")).toEqual(["**.*.b.c"]);
});

describe("containers", () => {
  const record = { a: { b: "x-y", c: [{ d: "x-y" }] } };

  it("a deny on a container covers its subtree, whatever is listed below", () => {
    const below = { "a.b": "code", "a.c[*].d": "code", "**.d": "code" } as const;
    expect(write({ ...below, a: { action: "remove" } }, record)).toEqual({});
    expect(write({ ...below, a: { action: "redact" } }, record)).toEqual({ a: "[REDACTED]" });
    expect(write({ ...below, "**.a": { action: "redact" } }, { x: record })).toEqual({ x: { a: "[REDACTED]" } });
  });

  it("a classification on a container redacts all of it", () => {
    expect(write({ a: "name", "a.b": "code", "**.d": "code" }, record)).toEqual({ a: "[REDACTED:name]" });
    expect(write({ a: { classification: "date", action: "generalize" } }, { a: { b: "1961" } })).toEqual({
      a: "[REDACTED:date]",
    });
  });

  it("a shape on a container is a misfit, also where ** reaches below it", () => {
    expect(write({ a: "code" }, record)).toEqual({ a: "[MISFIT:code]" });
    expect(write({ a: "code", "**.b": "code" }, record)).toEqual({ a: "[MISFIT:code]" });
    expect(write({ "**.a": "code" }, { x: record })).toEqual({ x: { a: "[MISFIT:code]" } });
    expect(write({ a: "code" }, { a: ["x-y"] })).toEqual({ a: "[MISFIT:code]" });
  });

  it("a shape on a container is a misfit also where only denies and classifications are listed below it", () => {
    for (const below of [{ action: "remove" }, "mrn"] as const) {
      expect(write({ a: "code", "a.b": below }, record)).toEqual({ a: "[MISFIT:code]" });
    }
  });

  it("a place that is listed both as value and as container takes both, and no array", () => {
    const rules = { a: "code", "a.b": "code" } as const;
    expect(write(rules, record)).toEqual({ a: { b: "x-y" } });
    expect(write(rules, { a: "x-y" })).toEqual({ a: "x-y" });
    expect(write(rules, { a: ["x-y"] })).toEqual({ a: "[MISFIT:code]" });
    expect(write(rules, { a: Buffer.from("x") })).toEqual({ a: "[MISFIT:code]" });
  });

  it("a place that is listed both as value and by its items or any key takes both", () => {
    expect(write({ a: "code", "a[*]": "code" }, { a: ["x-y"] })).toEqual({ a: ["x-y"] });
    expect(write({ a: "code", "a.*": "code" }, { a: { status: "x-y" } })).toEqual({ a: { status: "x-y" } });
  });

  it("what is listed of an array's items is not listed of an object's members", () => {
    const rules = { "a[*].b": "code", "a.c.d": "code" } as const;
    expect(write(rules, { a: { c: { b: "x-y", d: "x-z" } } })).toEqual({ a: { c: { d: "x-z" } } });
    expect(write(rules, { a: [{ b: "x-y", d: "x-z" }] })).toEqual({ a: [{ b: "x-y" }] });
  });

  it("unchecked takes a container whole, but not past a rule for any depth", () => {
    expect(write({ a: "unchecked" }, record)).toEqual(record);
    expect(write({ a: "unchecked", "**.b": { action: "remove" } }, record)).toEqual({ a: {} });
    expect(write({ a: "unchecked", "**.b": "mrn" }, record)).toEqual({ a: { b: "[REDACTED:mrn]" } });
  });

  it("null stays null where something is listed, and is unlisted elsewhere", () => {
    expect(write({ "a.b": "code", c: "mrn" }, { a: null, c: null, d: null })).toEqual({ a: null, c: null });
    expect(write({ "**.x": { action: "remove" } }, { status: null, list: [null, 1] })).toEqual({});
  });
});

describe("**", () => {
  it("finds a field at any depth, in objects and arrays, and says what else was there", () => {
    const record = {
      traceId: "abcdef0123456789",
      a: [{ b: { traceId: "abcdef0123456789", name: "Elowen" } }],
      c: { d: 1 },
    };
    const line = JSON.parse(createRedactor({ version: 1, rules: { "**.traceId": "hex" } }).json(record));
    expect(line).toEqual({
      traceId: "abcdef0123456789",
      a: [{ b: { traceId: "abcdef0123456789" } }],
      redacted: expect.any(Array),
    });
  });

  it("may stand for nothing between two keys", () => {
    expect(write({ "a.**.b": "code" }, { a: { b: "x-y", c: { b: "x-z" } }, b: "x-w" })).toEqual({
      a: { b: "x-y", c: { b: "x-z" } },
    });
  });

  it("may stand twice in a path, with a key between that is met again and again", () => {
    expect(write({ "**.a.**.b": "code" }, { b: "x-y", a: { a: { c: { a: { b: "x-y" } } } } })).toEqual({
      a: { a: { c: { a: { b: "x-y" } } } },
    });
  });

  it("leaves the places before it their names", () => {
    const redactor = createRedactor({ version: 1, rules: { "a.b.**.c": "code" } });
    expect(redactor.copy({ a: { status: 1 } })).toEqual({ a: {}, redacted: ["a.status"] });
  });
});

describe("errors", () => {
  it("causes and bundled errors follow the rules of the error that holds them", () => {
    const rules: Policy["rules"] = {
      "err.type": { oneOf: ["Error", "AggregateError"] },
      "err.stack": "stack",
      "err.message": "text",
    };
    const error = new AggregateError([new Error("a 'Elowen'")], "b", { cause: new Error("c 'Larkspur'") });
    const { err } = write(rules, { err: error });
    expect(err).toMatchObject({
      type: "AggregateError",
      message: "b",
      cause: { type: "Error", message: "c [REDACTED]" },
    });
    expect(err.errors).toEqual([expect.objectContaining({ message: "a [REDACTED]" })]);
  });

  it("a rule of the policy's own for cause or errors is not replaced", () => {
    const rules = { "err.stack": "stack", "err.cause": { action: "remove" }, "err.errors": "clinical" } as const;
    const error = new AggregateError([new Error("a")], "b", { cause: new Error("c") });
    expect(write(rules, { err: error }).err).toEqual({ stack: expect.any(String), errors: "[REDACTED:clinical]" });
  });

  it("a message of text makes a place an error's also without a stack, and below `**`", () => {
    const error = new Error("no row 'Fenwick'", { cause: new Error("no key 'Larkspur'") });
    const gone = { message: "no row [REDACTED]" };
    expect(write({ "err.message": "text" }, { err: error })).toEqual({
      err: { ...gone, cause: { message: "no key [REDACTED]" } },
    });
    expect(write({ "err.message": { text: "scan" } }, { err: error }).err.message).toBe(gone.message);
    expect(write({ "**.message": "text" }, { err: error }).err.message).toBe(gone.message);
  });

  it("a stack alone, and a message with a mode of its own, make a place an error's, too", () => {
    const error = new Error("a", { cause: new Error("no key 'Larkspur'") });
    expect(write({ "err.stack": "stack" }, { err: error }).err.cause).toEqual({ stack: expect.any(String) });
    expect(write({ "err.message": { text: "scan" } }, { err: error }).err.cause).toEqual({
      message: "no key [REDACTED]",
    });
  });

  it("a message is an error's at any place below the root, and what is below it is not", () => {
    const rules = { "a.b.message": "text", "a.message.b": "text" } as const;
    const text = "no 'Elowen'";
    expect(write(rules, { a: { b: { message: text }, message: { b: text } } })).toEqual({
      a: { b: { message: "no [REDACTED]" }, message: { b: text } },
    });
  });

  it("bundled errors that are no array are named by their path", () => {
    const error = Object.assign(new Error("a"), { errors: "Elowen" });
    const redactor = createRedactor({ version: 1, rules: { "err.message": "text" } });
    expect(redactor.copy({ err: error }).redacted).toContain("err.errors");
  });

  it("what libraries bundle errors under follows the rules of the error, in lists, in lists of lists and by name", () => {
    const rules = { "err.stack": "stack", "err.code": "code" } as const;
    const issue = { code: "too_big", input: "Elowen" };
    const kept = { code: "too_big" };
    const err = {
      issues: [issue, [[issue]]],
      children: [{ children: [issue] }],
      errors: { status: issue, Elowen: issue },
    };
    expect(write(rules, { err }).err).toEqual({
      issues: [kept, [[kept]]],
      children: [{ children: [kept] }],
      errors: { status: kept, "[KEY:1]": kept },
    });
    expect(write(rules, { err: [issue, new Error("Elowen")] }).err).toEqual([kept, { stack: expect.any(String) }]);
    expect(write(rules, { err: ["Elowen"] }).err).toEqual([]);
  });

  it("a place without a stack is looked at for causes and errors alone", () => {
    const rules = { "chat.message": "text" } as const;
    const line = { message: "opened" };
    const chat = { ...line, errors: [line], issues: [line], children: [line], cause: line };
    expect(write(rules, { chat }).chat).toEqual({ ...line, errors: [line], cause: line });
    expect(write(rules, { chat: [line] }).chat).toBeUndefined();
    expect(write(rules, { chat: { errors: { status: line } } }).chat).toEqual({ errors: {} });
  });

  it("a rule of the policy's own for issues, or for the items of a list of errors, is not replaced", () => {
    const rules = { "err.stack": "stack", "err.code": "code", "err.issues": "clinical", "err[*]": "clinical" } as const;
    expect(write(rules, { err: { issues: [{ code: "too_big" }] } }).err).toEqual({ issues: "[REDACTED:clinical]" });
    expect(write(rules, { err: [{ code: "too_big" }] }).err).toEqual(["[REDACTED:clinical]"]);
  });

  it("the record itself is none, also with a stack and a message: causes and errors at its root are unlisted", () => {
    const rules = { message: "text", stack: "stack", code: "code" } as const;
    const inner = { code: "x-y" };
    expect(write(rules, { code: "x-y", cause: inner, errors: [inner], issues: [inner] })).toEqual({ code: "x-y" });
  });

  it("a message at the root is text like other text", () => {
    expect(write({ message: "text" }, { message: "it is 'plain'" })).toEqual({ message: "it is 'plain'" });
  });
});

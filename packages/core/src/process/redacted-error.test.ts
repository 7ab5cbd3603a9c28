import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { isRedacted } from "../engine/redacted.ts";
import { openHost } from "../host/open-host.ts";
import { canary } from "./fake-process.test-data.ts";
import { redactedError } from "./redacted-error.ts";

const host = openHost({});
const shown = (error: Error) => inspect(error, { depth: 5, showHidden: true }) + JSON.stringify(error) + error.stack;

class LateError extends Error {
  override name = "LateError";
}

describe("a redacted error", () => {
  it("has type, code, frames and what the message may say, and nothing else", () => {
    const cause = new Error(canary);
    const thrown = Object.assign(new LateError(`no row for '${canary}'`, { cause }), {
      code: "ECONNREFUSED",
      p: canary,
    });
    const safe = redactedError(host, thrown);
    expect(safe).toMatchObject({ name: "LateError", message: "no row for [REDACTED]", code: "ECONNREFUSED" });
    expect(safe.stack).toMatch(/^LateError: no row for \[REDACTED\]\n {4}at .*redacted-error\.test\.ts/);
    expect(shown(safe)).not.toContain(canary);
    expect(isRedacted(safe)).toBe(true);
    expect(thrown.message).toContain(canary);
  });

  it("has the name that the error says it has, where the policy keeps that", () => {
    const named = (name: string) => redactedError(host, Object.assign(new LateError("late"), { name })).name;
    expect(named("StateRetryError")).toBe("StateRetryError");
    expect(named(canary)).toBe("LateError");
  });

  it("is made of anything that can be thrown", () => {
    expect(redactedError(host, `no row for '${canary}'`)).toMatchObject({
      name: "Error",
      message: "no row for [REDACTED]",
      stack: "Error: no row for [REDACTED]",
    });
    expect(redactedError(host, undefined).message).toBe("undefined");
    expect(redactedError(host, Object.assign(new Error(""), { stack: "" })).stack).toBe("Error: [REDACTED]");
    const fail = () => {
      throw new Error(canary);
    };
    const hostile = redactedError(host, new Proxy({}, { get: fail, getPrototypeOf: fail }));
    expect(hostile).toMatchObject({ message: "[REDACTED]", stack: "" });
    expect(host.redactor.stats().withheld).toBe(1);
  });

  it("says nothing where the policy does not list errors", () => {
    const strict = openHost({ policy: { version: 1 } });
    const safe = redactedError(strict, new LateError(canary));
    expect(safe).toMatchObject({ name: "Error", message: "[REDACTED]", stack: "Error: [REDACTED]" });
    expect(strict.redactor.stats().withheld).toBe(0);
    expect(Object.hasOwn(safe, "code")).toBe(false);
  });
});

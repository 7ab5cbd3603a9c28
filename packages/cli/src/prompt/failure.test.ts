import { RedactionError } from "@philog/core";
import { describe, expect, it } from "vitest";
import { exit } from "../exit.ts";
import { asFailure, Failure, systemCode } from "./failure.ts";

describe("a failure", () => {
  it("stays what it is", () => {
    const failure = new Failure(exit.failed, "full");
    expect(asFailure(failure)).toBe(failure);
  });

  it("is wrong use where core refuses, with core's code and message", () => {
    const { exitCode, message } = asFailure(new RedactionError("PHILOG_KEY_BAD", "keys"));
    expect(exitCode).toBe(exit.usage);
    expect(message).toMatch(/^PHILOG_KEY_BAD: /);
  });

  it("names the code of a system error and never its message, which quotes paths", () => {
    const error = Object.assign(new Error("EIO: no such file, open 'QP-004821'"), { code: "EIO" });
    expect(asFailure(error)).toMatchObject({ exitCode: exit.failed, message: expect.stringContaining("EIO") });
    expect(asFailure(error).message).not.toContain("QP");
  });

  it.each([[new Error("QP-004821")], ["QP-004821"], [undefined]])("says nothing of an unknown error", (error) => {
    expect(asFailure(error).message).toBe("internal error: the work could not be finished");
    expect(asFailure(error).exitCode).toBe(exit.failed);
  });

  it("has a system code only where that is text", () => {
    expect(systemCode(Object.assign(new Error(), { code: 5 }))).toBeUndefined();
    expect(systemCode({ code: "EIO" })).toBeUndefined();
  });
});

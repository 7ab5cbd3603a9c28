import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { errorRecord } from "./error-record.ts";

const read = (error: Error, isListed = (_: string) => true) => errorRecord(error, isListed) as Record<string, unknown>;

describe("errorRecord", () => {
  it("holds type, message, own enumerable properties, stack, cause and errors, in this order", () => {
    const error = Object.assign(new AggregateError([new Error("a")], "m", { cause: "c" }), { code: "E1", status: 503 });
    expect(Object.keys(read(error))).toEqual(["type", "message", "code", "status", "stack", "cause", "errors"]);
    expect(read(error)).toMatchObject({ type: "AggregateError", message: "m", code: "E1", cause: "c" });
  });

  it("reads what is listed, once, and nothing else", () => {
    const reads: string[] = [];
    const error = new Error("m");
    for (const key of ["message", "stack", "cause", "detail", "hint"]) {
      Object.defineProperty(error, key, {
        enumerable: key === "detail" || key === "hint",
        get: () => {
          reads.push(key);
          return key;
        },
      });
    }
    // Replacing a stack can make the runtime write it first, from the message.
    reads.length = 0;
    const record = read(error, (key) => key !== "hint" && key !== "cause");
    for (const key of Object.keys(record)) record[key];
    expect(reads).toEqual(["message", "detail", "stack"]);
    expect(Object.keys(record)).toEqual(["type", "message", "detail", "hint", "stack", "cause"]);
  });

  it("has a member that cannot be read where the error has one", () => {
    const fault = new Error("no");
    const error = Object.defineProperty(new Error("m"), "code", {
      enumerable: true,
      get: () => {
        throw fault;
      },
    });
    const record = read(error);
    expect(() => record.code).toThrow(fault);
    expect(record.message).toBe("m");
  });

  it("cuts the message off the stack, so that its lines cannot pass as frames", () => {
    const error = new Error("one\n    at Fenwick (Larkspur:1961:3)\ntwo");
    expect(error.stack).toContain("Fenwick");
    const { stack } = read(error) as { stack: string };
    expect(stack).not.toContain("Fenwick");
    expect(stack).toContain("error-record.test.ts");
  });

  it("leaves a stack alone that does not hold the message, and one that is no string", () => {
    expect(read(Object.assign(new Error("m"), { message: "other", stack: "Error: m\n    at a (b:1:2)" })).stack).toBe(
      "Error: m\n    at a (b:1:2)",
    );
    expect(read(Object.assign(new Error("m"), { stack: 5 })).stack).toBe(5);
    expect(read(Object.assign(new Error("m"), { message: 5 })).stack).toContain("    at ");
  });

  it("takes the type from the class, and from the name where there is none", () => {
    class LedgerError extends Error {}
    expect(read(new LedgerError("x")).type).toBe("LedgerError");
    expect(read(Object.assign(new Error("x"), { name: "Custom" })).type).toBe("Error");
    expect(read(Object.assign(new Error("x"), { constructor: 1, name: "Custom" })).type).toBe("Custom");
    expect(read(runInNewContext("new TypeError('x')")).type).toBe("TypeError");
  });

  it("has no stack where the error has none", () => {
    const error = Object.create(null) as Error;
    expect(Object.keys(read(error))).toEqual(["type", "message"]);
  });
});

it("reads an error's own parts once also where they are enumerable", () => {
  const reads: string[] = [];
  const error = new Error("m");
  for (const key of ["type", "message", "stack", "cause", "errors", "issues"]) {
    Object.defineProperty(error, key, { enumerable: true, get: () => void reads.push(key) });
  }
  reads.length = 0;
  expect(Object.keys(read(error))).toEqual(["type", "message", "kind", "stack", "cause", "errors", "issues"]);
  expect(reads).toEqual(["message", "type", "stack", "cause", "errors", "issues"]);
});

it("cuts off a message with which the stack begins, and looks for no message that is no text", () => {
  expect(read(Object.assign(new Error("m"), { stack: "m\n    at a (b:1:2)" })).stack).toBe("\n    at a (b:1:2)");
  expect(read(Object.assign(new Error("m"), { message: 5, stack: "Error: 5\n    at a (b:1:2)" })).stack).toBe(
    "Error: 5\n    at a (b:1:2)",
  );
});

it("leaves the stack of an error alone whose message is null or a list", () => {
  for (const message of [null, ["x"]]) {
    const stack = `Error: ${message}\n    at a (b:1:2)`;
    expect(read(Object.assign(new Error("m"), { message, stack })).stack).toBe(stack);
  }
});

it("names a member that cannot be read among the others", () => {
  const error = Object.defineProperty(new Error("m"), "code", {
    enumerable: true,
    get: () => {
      throw new Error("no");
    },
  });
  expect(Object.keys(read(error))).toContain("code");
});

it("has a member that cannot be read where the error changes while it is read", () => {
  const error = new Error("m");
  const get = () => {
    Object.defineProperty(error, "cause", { value: "c" });
    throw new Error("no");
  };
  Object.defineProperty(error, "parent", { enumerable: true, get });
  const record = read(error, (key) => key !== "parent");
  expect(() => record.cause).toThrow();
  expect(record.message).toBe("m");
});

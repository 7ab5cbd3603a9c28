import { capture } from "@philog/testing";
import { afterEach, describe, expect, it, vi } from "vitest";
import { requestContext } from "../http/follow.ts";
import { canary } from "./fake-process.test-data.ts";
import { type LambdaHandler, type LambdaOptions, philog } from "./lambda-handler.ts";
import { processState } from "./state.ts";

const awsRequestId = "6f1c5a52-6b39-4e1c-9c5d-0a2f1c7b8d11";
const quiet: LambdaOptions = { console: false, startLine: false };
const late = () => Object.assign(new Error(`no row for '${canary}'`), { code: "ECONNREFUSED", patient: canary });

afterEach(() => void Reflect.deleteProperty(globalThis, Symbol.for("philog.process")));

/** Calls a wrapped handler as the runtime does; what it gives, and what it prints. */
async function call(handler: LambdaHandler, args: unknown[], options: LambdaOptions = {}) {
  let given: unknown;
  let thrown: unknown;
  const printed = await capture(async () => {
    try {
      given = await philog(handler, { ...quiet, ...options })(...args);
    } catch (error) {
      thrown = error;
    }
  });
  return {
    given,
    thrown,
    printed,
    records: printed.stderr
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}

describe("a wrapped handler", () => {
  it("gives what it gave, after a flush", async () => {
    const order: string[] = [];
    const flush = async () => void order.push("flush");
    const { given } = await call(async (event) => order.push(event), ["event", { awsRequestId }], { flush });
    expect([given, order]).toEqual([1, ["event", "flush"]]);
    expect((await call(() => "sync", ["event", { awsRequestId }], { flush })).given).toBe("sync");
  });

  it.each<[string, LambdaHandler]>([
    ["rejects", async () => Promise.reject(late())],
    [
      "throws",
      () => {
        throw late();
      },
    ],
  ])("that %s rejects with a redacted error, and has its line", async (_, handler) => {
    let flushed = 0;
    const { thrown, records, printed } = await call(handler, ["event", { awsRequestId }], { flush: () => flushed++ });
    expect(thrown).toMatchObject({ name: "Error", message: "no row for [REDACTED]", code: "ECONNREFUSED" });
    expect((thrown as Error).stack).not.toContain(canary);
    expect(Object.keys(thrown as Error).sort()).toEqual(["code", "name"]);
    expect(records).toMatchObject([
      {
        level: 50,
        requestId: awsRequestId,
        event: "invocation.failed",
        msg: "the invocation failed",
        err: { code: "ECONNREFUSED" },
      },
    ]);
    expect(printed.all).not.toContain(canary);
    expect(flushed).toBe(1);
  });

  it("with a callback calls it back after a flush, with a redacted error", async () => {
    const told: unknown[][] = [];
    const flush = () => told.push(["flush"]);
    const outcome = async (handler: LambdaHandler) => {
      const callback = (...args: unknown[]) => told.push(args);
      await call(handler, ["event", { awsRequestId }, callback], { flush });
    };
    await outcome((_event, _context, callback) => callback(late()));
    await outcome((_event, _context, callback) => callback(null, "given"));
    expect(told[0]).toEqual(["flush"]);
    expect(told[1]).toMatchObject([{ message: "no row for [REDACTED]" }, undefined]);
    expect(told.slice(2)).toEqual([["flush"], [null, "given"]]);
  });

  it("has a context whose `fail` and `done` redact, and which is the runtime's own else", async () => {
    const told: unknown[][] = [];
    const context = {
      awsRequestId,
      callbackWaitsForEmptyEventLoop: true,
      fail: (...args: unknown[]) => told.push(args),
      done: (...args: unknown[]) => told.push(args),
      succeed: (...args: unknown[]) => told.push(args),
      getRemainingTimeInMillis: () => 1000,
    };
    await call(
      (_event, given) => {
        given.fail(late());
        given.done(undefined, given.getRemainingTimeInMillis());
        given.done(late());
        given.succeed("given");
        given.callbackWaitsForEmptyEventLoop = false;
      },
      ["event", context],
    );
    expect(told).toMatchObject([
      [{ message: "no row for [REDACTED]" }],
      [undefined, 1000],
      [{ message: "no row for [REDACTED]" }],
      ["given"],
    ]);
    expect(context.callbackWaitsForEmptyEventLoop).toBe(false);
    const bare = await call((_event, given) => given.done, ["event", { awsRequestId }]);
    expect(bare.given).toBeUndefined();
  });

  it("keeps what the runtime tells kinds of handlers by", () => {
    const streaming = Symbol.for("aws.lambda.runtime.handler.streaming");
    const handler = Object.assign(async (_event: unknown, _stream: unknown, _context: unknown) => {}, {
      [streaming]: "response",
    });
    const wrapped = philog(handler, quiet);
    expect(wrapped.length).toBe(3);
    expect(wrapped[streaming]).toBe("response");
  });

  it("runs as its invocation, whose id its lines carry", async () => {
    const seen = await call(async () => requestContext()?.requestId, ["event", { awsRequestId }]);
    expect(seen.given).toBe(awsRequestId);
    const without = [
      ["event"],
      ["event", undefined],
      ["event", null],
      ["event", { awsRequestId: 1 }],
      [{ awsRequestId }],
    ];
    for (const args of [...without, [undefined]]) {
      expect((await call(async () => requestContext() ?? "none", args)).given).toBe("none");
    }
  });

  it("says that a flush failed, without what it failed with", async () => {
    const { records, printed } = await call(async () => 1, ["event"], { flush: () => Promise.reject(late()) });
    expect(records).toMatchObject([{ event: "flush.failed", msg: "the flush failed" }]);
    expect(printed.all).not.toContain(canary);
  });

  it("puts the console behind the policy, also where the runtime has replaced a guarded one", async () => {
    const { stdout } = await capture(async () => {
      const run: LambdaHandler = async () => console.log("read", canary);
      await philog(run)("event");
      const first = processState()!;
      await philog(run)("event");
      expect(processState()!.console).toBe(first.console);
      console.log = () => {};
      const host = first.host;
      await philog(run, { startLine: false })("event");
      expect(processState()!.console).not.toBe(first.console);
      expect(processState()).toMatchObject({ host, handlers: 3, streams: false });
    });
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ philog, msg }) => philog ?? msg)).toEqual(["started", ...Array(3).fill("read [REDACTED]")]);
    expect(lines[0].sources).toContain("preset:lambda");
  });

  it("has the policy of its options before that of the preload", async () => {
    const rules = { version: 1, rules: {} } as const;
    expect(processState()).toBeUndefined();
    const { thrown } = await call(async () => Promise.reject(late()), ["event"], { policy: rules });
    expect(processState()!.console.replaced()).toEqual(["all methods"]);
    expect(thrown).toMatchObject({ message: "[REDACTED]" });
  });

  it("sends the console's warnings through Node", async () => {
    const warn = vi.spyOn(process, "emitWarning").mockReturnValue(undefined);
    const { timeEnd } = console;
    try {
      await call(async () => console.timeEnd("load"), ["event"], { console: true });
      expect(warn.mock.calls).toEqual([["No such label 'load' for console.timeEnd()"]]);
    } finally {
      warn.mockRestore();
      console.timeEnd = timeEnd;
    }
  });

  it("may flush for no time at all", () => {
    expect(() => philog(() => {}, { ...quiet, flushTimeout: 0 })).not.toThrow();
  });

  it("says of all its options at once what they are", () => {
    const options = { flush: 1, flushTimeout: Number.NaN } as never;
    expect(() => philog(() => {}, options)).toThrow(
      expect.objectContaining({
        code: "PHILOG_OPTION_BAD",
        message: expect.stringContaining("`flush` is a function; `flushTimeout` is a number of milliseconds"),
      }),
    );
  });

  it.each<[unknown, object, RegExp]>([
    [1, {}, /the handler is a function/],
    [() => {}, { flush: 1 }, /`flush` is a function/],
    [() => {}, { flushTimeout: -1 }, /`flushTimeout` is a number/],
    [() => {}, { flushTimeot: 1 }, /flushTimeot` of the options of philog/],
  ])("refuses %o with %o", (handler, options, message) => {
    expect(() => philog(handler as LambdaHandler, options)).toThrow(message);
  });
});

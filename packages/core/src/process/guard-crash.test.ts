import { describe, expect, it } from "vitest";
import { openHost } from "../host/open-host.ts";
import { crashCall } from "./crash-call.ts";
import { canary, fakeProcess } from "./fake-process.test-data.ts";
import { guardCrash } from "./guard-crash.ts";
import type { OnFatal, ProcessLike } from "./process-like.ts";

function guarded(given: Partial<ProcessLike>) {
  const target = fakeProcess(given);
  const told: unknown[][] = [];
  guardCrash(target, {
    print: (thrown, origin) => told.push(["print", thrown, origin]),
    report: (thrown) => told.push(["report", thrown]),
  });
  return { target, told, onFatal: target._fatalException as OnFatal };
}

describe("a guarded crash", () => {
  it("is printed and ends the process as Node has settled it, where nobody listens", () => {
    const asked: unknown[] = [];
    const { target, told, onFatal } = guarded({
      _fatalException(this: unknown, ...args: unknown[]) {
        asked.push(this, ...args);
        target.emit("uncaughtExceptionMonitor", args[0], "uncaughtException");
        return false;
      },
    });
    expect(onFatal("late", false)).toBe(false);
    expect(asked).toEqual([target, "late", false]);
    expect(told).toEqual([
      ["print", "late", "uncaughtException"],
      ["report", "late"],
    ]);
    expect(target.exits).toEqual([undefined]);
  });

  it("is the listener's where there is one", () => {
    const { target, told, onFatal } = guarded({ _fatalException: () => true });
    expect(onFatal("late", true)).toBe(true);
    expect(told).toEqual([]);
    expect(target.exits).toEqual([]);
  });

  it("of a listener that throws is that one's, with Node's exit code for it", () => {
    const { target, told, onFatal } = guarded({
      _fatalException() {
        throw new Error("of the listener");
      },
    });
    onFatal("late", true);
    expect(told[0]).toEqual(["print", new Error("of the listener"), "unhandledRejection"]);
    expect(target.exits[0]).toBe(7);
  });

  it("is found by the monitor again once Node's function has answered", () => {
    const { target, told, onFatal } = guarded({ _fatalException: () => true });
    onFatal("early", false);
    target.emit("uncaughtExceptionMonitor", "late", "uncaughtException");
    expect(told).toEqual([
      ["print", "late", "uncaughtException"],
      ["report", "late"],
    ]);
  });

  it("ends the process also where nothing can be said of it", () => {
    const target = fakeProcess({ _fatalException: () => false });
    const fail = () => {
      throw new Error(canary);
    };
    guardCrash(target, { print: fail, report: fail });
    expect((target._fatalException as OnFatal)("late", false)).toBe(false);
    expect(target.exits).toEqual([undefined]);
  });

  it.each<[string, Partial<ProcessLike>, boolean, number]>([
    ["nobody listens", {}, false, 1],
    ["somebody listens", {}, true, 0],
    ["a callback captures", { hasUncaughtExceptionCaptureCallback: () => true }, false, 0],
  ])("is found by a monitor where Node asks no function: %s", (_, given, listens, prints) => {
    const { target, told } = guarded(given);
    expect(target._fatalException).toBeUndefined();
    if (listens) target.on("uncaughtException", () => {});
    target.emit("uncaughtExceptionMonitor", "late", "unhandledRejection");
    expect(told.length).toBe(2 * prints);
    expect(target.exits).toEqual(prints === 1 ? [1] : []);
  });
});

describe("what a crash says", () => {
  const line = (thrown: unknown) => {
    const { passes } = openHost({});
    const [record, message, kind] = crashCall(thrown, "uncaughtException");
    const form = { messageKey: "msg", messageText: ',"msg":', nestText: undefined, message: kind };
    return JSON.parse(`{${passes.line(record, undefined, message, form)!.slice(1)}}`);
  };

  it.each([
    [new TypeError(`no row for '${canary}'`), "no row for [REDACTED]", "TypeError"],
    [
      Object.assign(new Error(`"${canary}`), { code: "ERR_UNHANDLED_REJECTION" }),
      "rejected with what is no",
      undefined,
    ],
    [{ patient: canary, message: canary }, "object was thrown", undefined],
    [`no row for '${canary}'`, "no row for [REDACTED]", undefined],
    [12, "number was thrown", undefined],
    [null, "null was thrown", undefined],
    [undefined, "undefined was thrown", undefined],
  ])("of %o is its kind and what the policy lets pass", (thrown, message, type) => {
    const said = line(thrown);
    expect(said).toMatchObject({ event: "uncaughtException", msg: expect.stringContaining(message) });
    expect(said.err?.type).toBe(type);
    expect(JSON.stringify(said)).not.toContain(canary);
  });

  const rejected = Object.assign(new Error(`"${canary}"`), { code: "ERR_UNHANDLED_REJECTION" });
  const late = new Error("late");
  const thing = { patient: canary };
  it.each<[unknown, object, string, string]>([
    [late, { err: late }, "late", "error"],
    ["late", {}, "late", "error"],
    [
      rejected,
      { err: { code: "ERR_UNHANDLED_REJECTION" } },
      "a promise was rejected with what is no error",
      "formatted",
    ],
    [thing, { err: thing }, "an object was thrown that is no error", "formatted"],
    [null, {}, "null was thrown", "formatted"],
    [12, {}, "number was thrown", "formatted"],
  ])("of %o is formatted only where its words are this package's own", (thrown, members, message, kind) => {
    expect(crashCall(thrown, "a.b")).toEqual([{ event: "a.b", ...members }, message, kind]);
  });
});

import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { markRedacted } from "../engine/redacted.ts";
import { openHost } from "../host/open-host.ts";
import { followRequests } from "../http/follow.ts";
import type { Policy } from "../policy/policy.ts";
import { msg, phi, safe } from "../redactors/mark.ts";
import { canary, fakeConsole, fakeProcess } from "./fake-process.test-data.ts";
import { type ConsoleLike, guardConsole } from "./guard-console.ts";
import { openLines } from "./open-lines.ts";

type Print = Record<string, (...args: unknown[]) => void>;

const policy: Policy = { version: 1, extends: ["process", "http", "errors"], rules: { "visit.ward": "code" } };

function guarded(given: Policy = policy, target: ConsoleLike = fakeConsole({ fatal() {} })) {
  const process = fakeProcess();
  const host = openHost({ policy: given });
  const lines = openLines(host, process, false);
  const guard = guardConsole(target, { host, lines, warn: process.emitWarning });
  const all = () => process.stdout.text() + process.stderr.text();
  return {
    process,
    host,
    guard,
    print: target as Print,
    out: process.stdout.records,
    err: process.stderr.records,
    all,
  };
}

describe("a guarded console", () => {
  it.each([
    ["log", "stdout", 30],
    ["info", "stdout", 30],
    ["debug", "stdout", 20],
    ["dirxml", "stdout", 30],
    ["warn", "stderr", 40],
    ["error", "stderr", 50],
    ["fatal", "stderr", 60],
    ["trace", "stderr", 10],
    ["group", "stdout", 30],
    ["groupCollapsed", "stdout", 30],
  ] as const)("writes what %s prints to %s, as a line of level %d", (name, stream, level) => {
    const { process, print } = guarded();
    print[name]!("loaded %s", canary);
    expect(process[stream].records()).toMatchObject([{ level, msg: "loaded [REDACTED]" }]);
    expect(process[stream === "stdout" ? "stderr" : "stdout"].text()).toBe("");
  });

  it("leaves methods that the console does not have, and others, as they are", () => {
    const clear = () => {};
    const { guard } = guarded(policy, { log() {}, clear });
    expect(guard.replaced()).toEqual([]);
    const target = fakeConsole({ clear });
    expect(guarded(policy, target).print.clear).toBe(clear);
    expect(target.fatal).toBeUndefined();
  });

  it("counts its calls, and knows which methods somebody has replaced", () => {
    const { guard, print } = guarded();
    print.log!("a");
    print.log!("a");
    print.warn!("a");
    expect(guard.calls).toEqual({ log: 2, warn: 1 });
    expect(print.log!.name).toBe("log");
    print.error = () => {};
    expect(guard.replaced()).toEqual(["error"]);
  });

  it("takes the first record's members, the first error and the first string, whatever their order", () => {
    const { print, out } = guarded();
    const error = Object.assign(new Error(`no row for '${canary}'`), { code: "ECONNREFUSED", detail: canary });
    print.log!("read", { visit: { ward: "east" }, name: canary }, error, 12, canary, { event: "b" }, new Error(canary));
    print.log!(error, { event: "visit.read" }, "failed");
    print.log!({ event: "visit.read" });
    print.log!(error);
    expect(out()).toMatchObject([
      {
        msg: "read 12 [REDACTED] [REDACTED] [REDACTED]",
        visit: { ward: "east" },
        err: { type: "Error", code: "ECONNREFUSED", message: "no row for [REDACTED]" },
        redacted: ["err.detail", "name"],
      },
      { event: "visit.read", msg: "failed", err: { code: "ECONNREFUSED" } },
      { event: "visit.read" },
      { msg: "no row for [REDACTED]", err: { code: "ECONNREFUSED" } },
    ]);
    expect(out()[2]).not.toHaveProperty("msg");
  });

  it("fills placeholders with what a field does not vouch for, and takes the record all the same", () => {
    const { print, out } = guarded();
    print.log!("%s at 100%% of %d, %o", canary, 12, { event: "visit.read" });
    print.log!("100%");
    print.log!(5, true, canary, null);
    print.log!();
    expect(out()).toMatchObject([
      { msg: "[REDACTED] at 100% of 12, [REDACTED]", event: "visit.read" },
      { msg: "100%" },
      { msg: "5 true [REDACTED] null" },
      {},
    ]);
    expect(out()[3]).not.toHaveProperty("msg");
  });

  it("resolves marks, and takes a marked message for one", () => {
    const { print, out } = guarded();
    print.log!(msg`loaded ${phi("mrn", canary)}`);
    print.log!("loaded", safe("integer", 12), phi("mrn", canary));
    print.log!(phi("mrn", canary), "loaded");
    print.log!(msg`loaded ${safe("integer", 3)}`, { event: "visit.read" });
    expect(out()).toMatchObject([
      { msg: "loaded [REDACTED:mrn]" },
      { msg: "loaded 12 [REDACTED:mrn]" },
      { msg: "[REDACTED:mrn] [REDACTED]" },
      { msg: "loaded 3", event: "visit.read" },
    ]);
  });

  it("says that there are more members than the policy's limit also beside an error", () => {
    const { print, out } = guarded({ ...policy, limits: { keys: 3 } });
    print.log!({ event: "visit.read", "visit.ward": "east", requestId: "a" }, new Error("late"));
    expect(out()).toMatchObject([{ event: "visit.read", redacted: expect.arrayContaining(["[LIMIT:keys]"]) }]);
  });

  it("takes anything alone, and counts `%%` for no placeholder", () => {
    const { print, out } = guarded();
    for (const args of [[null], [undefined], [[canary]], [new Date(0)], ["100%% of", 12], ["100%%"], ["%s"]]) {
      print.log!(...args);
    }
    expect(out().map(({ msg }) => msg)).toEqual([
      "null",
      "undefined",
      "[REDACTED]",
      "[REDACTED]",
      "100% of 12",
      "100%%",
      "%s",
    ]);
  });

  it("has no member for arrays, dates and bytes, and for maps has their entries", () => {
    const { print, out } = guarded();
    print.log!("loaded", [canary], new Date(0), Buffer.from(canary), new Map([["event", "visit.read"]]));
    expect(out()).toMatchObject([{ msg: "loaded [REDACTED] [REDACTED] [REDACTED]", event: "visit.read" }]);
  });

  it("reads no member that the policy does not list, and each other once", () => {
    const reads: string[] = [];
    const record = {
      get event() {
        reads.push("event");
        return "visit.read";
      },
      get name() {
        reads.push("name");
        return canary;
      },
      err: canary,
    };
    const { print, out, host } = guarded();
    print.log!(record, new Error("late"));
    expect(reads).toEqual(["event"]);
    expect(out()).toMatchObject([{ event: "visit.read", err: { message: "late" }, redacted: ["name"] }]);
    expect(host.redactor.stats().records).toBe(1);
  });

  it("leaves the markers of a record or an error that was redacted before", () => {
    const { print, out, process } = guarded();
    print.log!(markRedacted({ msg: "of [REDACTED:mrn]" }));
    print.log!(markRedacted(Object.assign(new Error("of [REDACTED:mrn]"), { stack: "" })));
    print.log!(markRedacted({ msg: "of [REDACTED:mrn]" }), new Error("late"));
    print.log!("of [REDACTED:mrn]", new Error("late"));
    print.log!("of [REDACTED:mrn]", markRedacted(new Error("late")));
    expect(out()).toMatchObject([
      { msg: "of [REDACTED:mrn]" },
      { err: { message: "of [REDACTED:mrn]" } },
      { err: { message: "late" } },
      { msg: "of (REDACTED:mrn)" },
      { msg: "of [REDACTED:mrn]" },
    ]);
    expect(process.stdout.text()).toContain('"msg":"of [REDACTED:mrn]","');
  });

  it("holds messages to a catalogue, where arguments without a placeholder are left out", () => {
    const catalogue = ["loaded %s", "loaded", "default"];
    const { print, out } = guarded({ version: 1, extends: ["process"], message: { catalogue } });
    print.log!("loaded %s", 12);
    print.log!("loaded", 12);
    print.log!(`loaded ${canary}`);
    print.log!(12);
    print.time!();
    print.timeEnd!();
    print.log!(msg`loaded ${safe("integer", 3)}`);
    const said = ["loaded 12", "loaded", "[REDACTED]", "[REDACTED]", "default", "loaded 3"];
    expect(out().map(({ msg }) => msg)).toEqual(said);
  });

  it("carries the id of the request under way", () => {
    const { print, out } = guarded();
    const requestId = "6f1c5a52-6b39-4e1c-9c5d-0a2f1c7b8d11";
    followRequests().run({ requestId, request: undefined as never }, () => print.log!("read"));
    print.log!("read");
    expect(out().map(({ requestId }) => requestId)).toEqual([requestId, undefined]);
  });

  it("prints a table as a line a row, as far as the policy's items go", () => {
    const { print, out } = guarded({ ...policy, limits: { items: 2 } });
    print.table!([{ event: "a.b", name: canary }, canary, { event: "c.d" }]);
    print.table!([{ event: "c.d" }, { event: "d.e" }]);
    print.table!({ event: "e.f" });
    print.table!([]);
    print.table!(canary);
    expect(out().map(({ event, msg }) => [event, msg])).toEqual([
      ["a.b", undefined],
      [undefined, "[REDACTED]"],
      [undefined, "[LIMIT:items]"],
      ["c.d", undefined],
      ["d.e", undefined],
      ["e.f", undefined],
      [undefined, "[REDACTED]"],
    ]);
  });

  it("prints the frames of a trace, without its own", () => {
    const { print, err } = guarded();
    print.trace!(`here ${canary}`);
    print.trace!(new Error("with frames of its own"));
    const [trace, own] = err();
    expect(trace!.msg).toBe("here [REDACTED]");
    expect(trace!.err.stack.split("\n")[0]).toMatch(/guard-console\.test\.ts/);
    expect(own!.err.message).toBe("with frames of its own");
  });

  it("says what does not hold, and nothing of what does", () => {
    const { print, err } = guarded();
    print.assert!(true, canary);
    print.assert!(false);
    print.assert!(0, "no row for %s", canary);
    print.assert!(null, { event: "a.b" }, "no row");
    expect(err()).toMatchObject([
      { level: 40, msg: "Assertion failed" },
      { msg: "Assertion failed: no row for [REDACTED]" },
      { msg: "Assertion failed [REDACTED]", event: "a.b" },
    ]);
  });

  it("opens a group without a label silently, and indents nothing", () => {
    const { print, out } = guarded();
    print.group!();
    print.log!("read");
    print.groupEnd!();
    expect(out()).toMatchObject([{ msg: "read" }]);
  });

  it("counts and times by labels, which are text like any other", () => {
    const { print, out, process } = guarded();
    print.count!();
    print.count!();
    print.countReset!();
    print.count!();
    print.count!(`100% ${canary}`);
    print.countReset!("visits");
    print.time!("load");
    print.time!("load");
    print.timeLog!("load", 12, canary);
    print.timeEnd!("load");
    print.timeEnd!("load");
    print.timeLog!("load");
    expect(out().map(({ msg }) => msg)).toEqual([
      "default: 1",
      "default: 2",
      "default: 1",
      "100% [REDACTED]: 1",
      "load 12 [REDACTED]",
      "load",
    ]);
    expect(
      out()
        .slice(4)
        .every(({ durationMs }) => durationMs >= 0),
    ).toBe(true);
    expect(process.warned).toEqual([
      "Count for 'visits' does not exist",
      "Label 'load' already exists for console.time()",
      "No such label 'load' for console.timeEnd()",
      "No such label 'load' for console.timeLog()",
    ]);
  });

  it("times in milliseconds, by labels that are printed as they stand", () => {
    const { print, out } = guarded();
    const clock = vi.spyOn(process.hrtime, "bigint").mockReturnValue(2_000_000n);
    try {
      print.time!("50%s");
      clock.mockReturnValue(4_500_999n);
      print.timeLog!("50%s", 12);
      print.timeEnd!("50%s");
    } finally {
      clock.mockRestore();
    }
    expect(out()).toMatchObject([
      { msg: "50%s 12", durationMs: 2.5 },
      { msg: "50%s", durationMs: 2.5 },
    ]);
  });

  it("never throws into the program, and withholds what cannot be read", () => {
    const fail = () => {
      throw new Error(canary);
    };
    const hostile = new Proxy({}, { get: fail, getPrototypeOf: fail, ownKeys: fail });
    const { print, out, host, all } = guarded();
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    for (const value of [hostile, proxy]) print.log!("loaded", value);
    print.count!(Symbol(canary));
    print.time!(hostile);
    expect(out()).toMatchObject([{ philog: "withheld" }, { philog: "withheld" }, { msg: expect.any(String) }]);
    expect(host.redactor.stats().withheld).toBe(3);
    expect(all()).not.toContain(canary);
  });

  it("goes on where the stream throws, or was closed", () => {
    const { process, print } = guarded();
    const listened: string[] = [];
    const once = (event: string) => listened.push(event);
    let listeners = 0;
    const listenerCount = () => listeners;
    const write = (_chunk: unknown, done: (error?: Error | null) => void) => {
      done(new Error("EPIPE"));
      done(null);
      done();
      return true;
    };
    Object.assign(process.stdout, { write, once, listenerCount });
    print.log!("read");
    listeners = 1;
    print.log!("read");
    expect(listened).toEqual(["error"]);
    process.stdout.write = () => {
      throw new Error(canary);
    };
    expect(() => print.log!("read")).not.toThrow();
  });

  it("keeps what lockdown keeps", () => {
    const { print, out, host } = guarded();
    host.redactor.lockdown("suspected leak");
    print.log!(`loaded ${canary}`, { event: "visit.read", "visit.ward": "east" });
    expect(out()).toMatchObject([{ event: "visit.read", philog: "lockdown" }]);
    expect(out()[0]).not.toHaveProperty("msg");
  });

  it("prints no word that nothing vouches for, wherever it stands, and a record a line", () => {
    const { print, process, all } = guarded();
    const word = fc.constantFrom(canary, `${canary} x`, `"${canary}"`, "loaded %s %o %%", "100%", "\n");
    const value = fc.anything({
      key: fc.constantFrom("event", "err", canary),
      values: [word, fc.integer()],
      withDate: true,
      withMap: true,
    });
    const names = Object.keys(print).filter(
      (name) => !/^(?:Console|context|createTask|profile.*|timeStamp|clear)$/.test(name),
    );
    const arg = fc.oneof(
      value,
      word,
      word.map((text) => Object.assign(new Error(text), { detail: text })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.array(arg, { maxLength: 4 }), (name, args) => {
        print[name]!(...args);
      }),
      { numRuns: 1000 },
    );
    expect(all()).not.toContain(canary);
    expect(process.stdout.records().length + process.stderr.records().length).toBeGreaterThan(20);
  });
});

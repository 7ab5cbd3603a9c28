import { capture } from "@philog/testing";
import { describe, expect, it, vi } from "vitest";
import { isRedacted } from "../engine/redacted.ts";
import { levelNames } from "./levels.ts";
import { createSink, isWinston, type LoggerLike, methodOf, winstonLevel } from "./sink.ts";

const line = '{"level":40,"time":1,"event":"visit.read","msg":"read"}';

describe("a sink", () => {
  it("is stdout by default, a line a record, from level info on", async () => {
    const { stdout, stderr } = await capture(() => createSink(undefined).write(line, "warn"));
    expect([stdout, stderr]).toEqual([`${line}\n`, ""]);
    expect(createSink(undefined).isEnabled("debug")).toBe(false);
    expect(createSink(undefined).isEnabled("info")).toBe(true);
    expect(createSink(undefined, "trace").isEnabled("debug")).toBe(true);
  });

  it("does not let a closed stdout end the process, nor take an error from one who listens for it", () => {
    const settled: ((error?: Error | null) => void)[] = [];
    const write = vi.spyOn(process.stdout, "write").mockImplementation(((_text: string, settle: () => void) => {
      settled.push(settle);
      return true;
    }) as never);
    const count = vi.spyOn(process.stdout, "listenerCount").mockReturnValueOnce(0).mockReturnValueOnce(1);
    const once = vi.spyOn(process.stdout, "once").mockImplementation((_event, ignore) => {
      ignore();
      return process.stdout;
    });
    try {
      createSink(undefined).write(line, "info");
      for (const error of [undefined, null, new Error("EPIPE"), new Error("EPIPE")]) settled[0]!(error);
      expect(once.mock.calls.map(([event]) => event)).toEqual(["error"]);
    } finally {
      for (const spy of [write, count, once]) spy.mockRestore();
    }
  });

  it("is a function, which is given a redacted record", () => {
    const records: object[] = [];
    const sink = createSink((record) => records.push(record), "warn");
    sink.write(line, "warn");
    expect(records).toEqual([JSON.parse(line)]);
    expect(isRedacted(records[0]!)).toBe(true);
    expect([sink.isEnabled("info"), sink.isEnabled("warn")]).toEqual([false, true]);
  });

  it("is a logger like pino, which has level and time of its own", () => {
    const calls: unknown[][] = [];
    const note =
      (name: string) =>
      (...args: unknown[]) =>
        calls.push([name, ...args]);
    const logger = { info: note("info"), warn: note("warn"), error: note("error") };
    const sink = createSink(logger);
    sink.write(line, "warn");
    sink.write('{"level":60,"time":1,"event":"a.b"}', "fatal");
    sink.write('{"level":10,"time":1}', "trace");
    expect(calls).toEqual([
      ["warn", { event: "visit.read" }, "read"],
      ["error", { event: "a.b" }, undefined],
      ["info", {}, undefined],
    ]);
    expect(isRedacted(calls[0]![1] as object)).toBe(true);
    expect(sink.isEnabled("trace")).toBe(true);
    expect(createSink({ ...logger, isLevelEnabled: () => false } as LoggerLike).isEnabled("info")).toBe(false);
  });

  it("is a logger of winston, which takes one object with the name of a level that it has", () => {
    const calls: object[] = [];
    const winston = {
      levels: { error: 0, warn: 1, info: 2, silly: 6 },
      log: (info: object) => calls.push(info),
      add() {},
      info() {},
      error() {},
    };
    const sink = createSink(winston);
    sink.write(line, "warn");
    sink.write('{"level":60,"time":1,"event":"a.b"}', "fatal");
    expect(calls).toEqual([
      { level: "warn", event: "visit.read", message: "read" },
      { level: "error", event: "a.b", message: "" },
    ]);
    expect(sink.isEnabled("trace")).toBe(true);
    const quiet = { ...winston, isLevelEnabled: (level: string) => level !== "silly" };
    expect(createSink(quiet).isEnabled("trace")).toBe(false);
  });

  it.each<[string, string[], string[]]>([
    [
      "its own defaults",
      ["error", "warn", "info", "http", "verbose", "debug", "silly"],
      ["silly", "debug", "info", "warn", "error", "error"],
    ],
    [
      "syslog's",
      ["emerg", "alert", "crit", "error", "warning", "notice", "info", "debug"],
      ["debug", "debug", "info", "warning", "error", "crit"],
    ],
    [
      "pino's",
      ["fatal", "error", "warn", "info", "debug", "trace", "silly", "crit"],
      ["trace", "debug", "info", "warn", "error", "fatal"],
    ],
    ["none", [], ["info", "info", "info", "info", "info", "info"]],
  ])("has for every level the nearest name of a winston logger, whose levels are %s", (_whose, names, found) => {
    const levels = Object.fromEntries(names.map((name, at) => [name, at]));
    expect(levelNames.map((level) => winstonLevel({ levels }, level))).toEqual(found);
  });

  it.each<[boolean, object]>([
    [true, { levels: {}, log() {}, add() {} }],
    [false, { levels: {}, log() {} }],
    [false, { levels: {}, add() {} }],
    [false, { levels: null, log() {}, add() {} }],
    [false, { levels() {}, log() {}, add() {} }],
    [false, { log() {}, add() {} }],
    [false, { levels: {} }],
  ])("tells by levels, log and add whether a logger is one of winston: %s for %o", (is, logger) => {
    expect(isWinston(logger)).toBe(is);
  });

  it("writes to stderr what its logger throws on: the line is redacted, and not to be lost", async () => {
    const never = () => {
      throw new Error("Zelda Quarkwright");
    };
    const { stdout, stderr } = await capture(() => {
      createSink(never).write(line, "info");
      createSink({ info: never, error: never }).write(line, "info");
    });
    expect([stdout, stderr]).toEqual(["", `${line}\n${line}\n`]);
  });

  it.each([[null], [{}], [{ info() {} }], ["stdout"], [7]])("refuses %j, which is no logger", (logger) => {
    expect(() => createSink(logger as unknown as LoggerLike)).toThrow(
      "PHILOG_OPTION_BAD: an option has the wrong type (`logger` is a logger of pino or winston, or a function)",
    );
  });

  it("finds the method that is nearest to a level", () => {
    expect(methodOf({ debug() {} }, "debug")).toBe("debug");
    expect(methodOf({}, "warn")).toBe("info");
    expect(methodOf({}, "error")).toBe("error");
    expect(methodOf({}, "fatal")).toBe("error");
  });
});

import { createRedactor } from "@philog/core";
import { captureStream } from "@philog/testing";
import pino, { type LoggerOptions } from "pino";
import { expect, test } from "vitest";
import { policy, start } from "./logger.test-data.ts";
import { philog } from "./philog.ts";

const fail = (): never => {
  throw new Error("Zlaivexon");
};
const hostile = new Proxy(
  {},
  { get: fail, ownKeys: fail, getOwnPropertyDescriptor: fail, has: fail, getPrototypeOf: fail },
);

const withheldCases: [string, LoggerOptions, unknown[]][] = [
  ["a proxy as the record", {}, [hostile, "x"]],
  ["a mixin", { mixin: fail }, [{ event: "a.b" }, "x"]],
  ["a merge strategy", { mixin: () => ({}), mixinMergeStrategy: fail }, [{ event: "a.b" }, "x"]],
  ["formatters.log", { formatters: { log: fail } }, [{ event: "a.b" }, "x"]],
  ["a serializer of messages", { serializers: { msg: fail } }, [{ event: "a.b" }, "x"]],
  ["hooks.logMethod", { hooks: { logMethod: fail } }, [{ event: "a.b" }, "x"]],
  ["hooks.streamWrite", { hooks: { streamWrite: fail } }, [{ event: "a.b" }, "x"]],
  ["an error whose message cannot be read", {}, [Object.defineProperty(new Error("x"), "message", { get: fail })]],
];

test.each(withheldCases)(
  "one line is withheld and counted, and nothing is thrown, for %s that throws",
  (_title, options, args) => {
    const redactor = createRedactor(policy);
    const { log, records, text } = start(options, { redactor });
    (log as any).warn(...args);
    expect(records()).toEqual([
      { level: 40, time: expect.any(Number), philog: "withheld", code: "PHILOG_RECORD_UNREADABLE" },
    ]);
    expect(redactor.stats().withheld).toBe(1);
    expect(text()).not.toContain("Zlaivexon");
  },
);

test.each([
  [
    "a getter",
    {},
    {
      get note() {
        return fail();
      },
    },
  ],
  ["a proxy as a member", {}, { note: hostile }],
  ["toJSON", {}, { note: { toJSON: fail } }],
  ["a serializer", { serializers: { note: fail } }, { note: 1 }],
  [
    "a getter behind a mixin",
    { mixin: () => ({ count: 1 }) },
    {
      get note() {
        return fail();
      },
    },
  ],
  [
    "a getter behind pino's redact",
    { redact: ["*.x"] },
    {
      get note() {
        return fail();
      },
    },
  ],
] as [string, LoggerOptions, object][])("only the member is lost for %s that throws", (_title, options, member) => {
  const { log, last } = start(options);
  const own = Object.defineProperties({ event: "a.b" }, Object.getOwnPropertyDescriptors(member));
  log.info(own, "x");
  expect(last()).toMatchObject({ event: "a.b", note: "[WITHHELD]", msg: "x" });
});

test.each([
  [
    "a getter",
    {},
    {
      get note() {
        return fail();
      },
      count: 1,
    },
  ],
  ["a serializer", { serializers: { note: fail } }, { note: 1, count: 1 }],
] as [string, LoggerOptions, object][])(
  "only the member of a child's bindings is lost for %s that throws",
  (_title, options, bindings) => {
    const { log, last } = start(options);
    log.child(bindings).info("x");
    expect(last()).toMatchObject({ count: 1, note: "[WITHHELD]", msg: "x" });
  },
);

test("bindings that cannot be read are lost and counted, and the child is made", () => {
  const redactor = createRedactor(policy);
  const { log, last } = start({}, { redactor });
  log.child({ event: "a.b" }).child(hostile).info("x");
  expect(last()).toMatchObject({ event: "a.b", msg: "x" });
  log.child({ count: 1 }, { formatters: { bindings: fail } }).info("x");
  expect(last()).toMatchObject({ msg: "x" });
  expect(redactor.stats().withheld).toBe(2);
});

test("what the stream throws reaches the application, as in pino, also through the user's own hook", () => {
  const stream = { write: fail };
  const logMethod = function (this: pino.Logger, args: unknown[], method: pino.LogFn) {
    method.apply(this, args as never);
  };
  for (const options of [{}, { hooks: { logMethod } }]) {
    const log = philog(pino(options, stream), { policy, startLine: false });
    expect(() => log.info({ event: "a.b" }, "x")).toThrow("Zlaivexon");
    expect(() => log.child({}).info("x")).toThrow("Zlaivexon");
  }
});

test("an error that a stream threw once is not taken for the stream's when a mixin throws it", () => {
  const error = new Error("Zlaivexon");
  let broken = true;
  const lines: string[] = [];
  const stream = {
    write(line: string) {
      if (broken) throw error;
      lines.push(line);
    },
  };
  const mixin = () => {
    if (broken) return {};
    throw error;
  };
  const log = philog(pino({ mixin }, stream), { policy, startLine: false });
  expect(() => log.info("x")).toThrow(error);
  broken = false;
  log.info("x");
  expect(JSON.parse(lines[0]!)).toMatchObject({ philog: "withheld" });
});

test("logging inside a mixin, a getter, a serializer, a formatter, a hook and a stream gives whole lines", () => {
  const stream = captureStream();
  let depth = 0;
  let log: pino.Logger;
  const inner = <T>(event: string, result: T): T => {
    if (depth > 0) return result;
    depth++;
    log.info({ event }, "inner %s", "Zlaivexon");
    depth--;
    return result;
  };
  const write = stream.write as (line: string) => boolean;
  stream.write = ((line: string) => {
    inner("in.stream", undefined);
    return write.call(stream, line);
  }) as never;
  const options: LoggerOptions = {
    mixin: () => inner("in.mixin", { count: 1 }),
    serializers: { note: (note) => inner("in.serializer", note) },
    formatters: { log: (record) => inner("in.formatter", record) },
    hooks: {
      logMethod(args, method) {
        inner("in.hook", undefined);
        method.apply(this, args as never);
      },
      streamWrite: (line) => inner("in.write", line),
    },
  };
  log = philog(pino(options, stream), { policy, startLine: false });
  const getter = {
    get event() {
      inner("in.getter", undefined);
      return "a.b";
    },
  };
  log.child({ note: "fine" }).warn(getter, "outer %s of %d", "Zlaivexon", 7);
  const lines = stream.records();
  const events = lines.map(({ event }) => event);
  for (const place of ["stream", "mixin", "formatter", "hook", "write", "getter"])
    expect(events).toContain(`in.${place}`);
  for (const line of lines.filter(({ level }) => level === 30)) expect(line.msg).toBe("inner [REDACTED]");
  expect(lines.at(-1)).toMatchObject({ level: 40, note: "fine", count: 1, event: "a.b", msg: "outer [REDACTED] of 7" });
  expect(stream.text()).not.toContain("withheld");
});

test("a mixin that returns nothing adds nothing", () => {
  const { log, last } = start({ mixin: () => undefined as never });
  log.info({ event: "a.b" }, "x");
  expect(last()).toMatchObject({ event: "a.b", msg: "x" });
});

test("a mixin that logs and then throws loses its own line alone", () => {
  const { log, records } = start({
    mixin(_record, level) {
      if (level === 30) return {};
      log.info({ event: "in.mixin" }, "x");
      return fail();
    },
  });
  log.warn({ event: "a.b" }, "x");
  expect(records()).toMatchObject([
    { event: "in.mixin", msg: "x" },
    { level: 40, philog: "withheld" },
  ]);
});

test("a withheld line goes to the stream of its level, and metadata streams are told what it holds", () => {
  const errors = Object.assign(captureStream(), { [Symbol.for("pino.metadata")]: true }) as any;
  const all = captureStream();
  const stream = pino.multistream([
    { level: "info", stream: all },
    { level: "error", stream: errors },
  ]);
  const log = philog(pino({ mixin: (record: any) => (record.event === "a.b" ? {} : fail()) }, stream), {
    policy,
    startLine: false,
  });
  log.info({ event: "a.b" }, "x");
  log.error({ patient: "Kvoudrub" }, "x");
  expect(all.records().length).toBe(2);
  expect(errors.records()).toMatchObject([{ level: 50, philog: "withheld" }]);
  expect([errors.lastLevel, errors.lastObj]).toEqual([50, { philog: "withheld", code: "PHILOG_RECORD_UNREADABLE" }]);
  expect(errors.lastMsg).toBeUndefined();
});

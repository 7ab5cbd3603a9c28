import { captureStream } from "@philog/testing";
import fc from "fast-check";
import pino, { type LoggerOptions } from "pino";
import { expect, test } from "vitest";
import { start } from "./logger.test-data.ts";

const time = `,"time":${Date.now()}`;
const fixed: LoggerOptions = { timestamp: () => time, base: { pid: 7, hostname: "web-1" } };

/** The bytes that pino itself writes for the same calls. */
function both(options: LoggerOptions, log: (logger: pino.Logger) => void): [string, string] {
  const stream = captureStream();
  log(pino({ ...fixed, ...options }, stream));
  const own = start({ ...fixed, ...options });
  log(own.log);
  return [own.text(), stream.text()];
}

const cases: [string, LoggerOptions, (logger: pino.Logger) => void][] = [
  ["a record and a message", {}, (log) => log.info({ event: "order.read", count: 3 }, "order read")],
  ["a message alone", {}, (log) => log.warn("started")],
  ["a record alone", {}, (log) => log.debug({ event: "order.read" })],
  ["no arguments at all", {}, (log) => log.info(undefined as never)],
  ["undefined before a message", {}, (log) => log.info(undefined, "x")],
  ["null before a message", {}, (log) => log.info(null, "x")],
  ["null alone", {}, (log) => log.info(null)],
  ["a number as the message", {}, (log) => log.info(7 as never)],
  ["a boolean as the message", {}, (log: any) => log.info({ count: 1 }, true)],
  ["undefined, functions and symbols as members", {}, (log) => log.info({ note: undefined, event: () => 1, count: 2 })],
  ["null and a number that is none as members", {}, (log) => log.info({ note: null, count: 1 }, "x")],
  ["nested members", {}, (log) => log.info({ order: { status: "open" } }, "x")],
  ["bindings of a child and its child", {}, (log) => log.child({ event: "a.b" }).child({ count: 1 }).info("x")],
  [
    "bindings set later",
    {},
    (log) => {
      const child = log.child({ event: "a.b" });
      child.setBindings({ count: 1, event: "c.d" });
      child.info("x");
    },
  ],
  ["crlf", { crlf: true }, (log) => log.info("x")],
  ["messageKey", { messageKey: "message" }, (log) => log.info({ event: "a.b" }, "x")],
  ["nestedKey", { nestedKey: "payload" }, (log) => log.info({ event: "a.b", count: 1 }, "x")],
  ["nestedKey without members", { nestedKey: "payload" }, (log) => log.info("x")],
  ["base: null", { base: null }, (log) => log.info("x")],
  ["a prefix", { msgPrefix: "[api] " }, (log) => log.child({}, { msgPrefix: "[db] " }).info({ count: 1 }, "ready")],
  ["a level formatter", { formatters: { level: (label) => ({ level: label }) } }, (log) => log.error("x")],
  ["a severity", { formatters: { level: (label) => ({ severity: label.toUpperCase() }) } }, (log) => log.info("x")],
  ["a mixin", { mixin: () => ({ count: 1 }) }, (log) => log.info({ event: "a.b" }, "x")],
  ["formatters.log", { formatters: { log: (record) => ({ ...record, count: 4 }) } }, (log) => log.info("x")],
  ["formatters.bindings", { formatters: { bindings: ({ pid }) => ({ pid }) } }, (log) => log.info("x")],
  ["a serializer", { serializers: { count: (n) => n + 1 } }, (log) => log.info({ count: 1 }, "x")],
  ["a serializer of messages", { serializers: { msg: (text) => `${text}!` } }, (log) => log.info("x")],
  ["pino's redact on what the policy lists", { redact: ["event"] }, (log) => log.info({ count: 1 }, "x")],
  ["pino's redact of the message", { redact: ["msg"] }, (log) => log.info({ count: 1 }, "x")],
];

test.each(cases)("a line that the policy lists wholly is pino's own, byte for byte: %s", (_title, options, log) => {
  const [own, raw] = both({ level: "debug", ...options }, log);
  expect(raw).not.toBe("");
  if (options.redact === undefined) expect(own).toBe(raw);
  else expect(own.replace("(Redacted)", "[Redacted]")).toBe(raw);
});

test("whatever is logged, a line is one JSON object and one line", () => {
  const { log, text, clear } = start();
  fc.assert(
    fc.property(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
      fc.string(),
      (value, note) => {
        clear();
        (log as any).info({ note, value, event: value }, note, value);
        (log as any).info(value, note);
        log.child({ note, value }).info(note);
        const lines = text().split("\n");
        expect(lines.pop()).toBe("");
        expect(lines.length).toBe(3);
        for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: 30 });
        expect(text()).not.toContain("withheld");
      },
    ),
    { numRuns: 300 },
  );
});

test("a BigInt is written as a number, and members that pino leaves out are left out", () => {
  const { log, last } = start();
  (log as any).info({ count: 7n, note: Symbol("x"), event: () => 1 }, "x");
  expect(last()).toMatchObject({ count: 7, msg: "x" });
  expect(last()).not.toHaveProperty("note");
  expect(last()).not.toHaveProperty("event");
  log.info({ count: Number.NaN }, "x");
  expect(last().count).toBeNull();
});

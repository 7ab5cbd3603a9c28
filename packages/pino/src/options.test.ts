import { captureStream } from "@philog/testing";
import pino from "pino";
import { expect, test } from "vitest";
import { policy, start } from "./logger.test-data.ts";
import { philog } from "./philog.ts";

test("custom levels write, and only they do with useOnlyCustomLevels", () => {
  const { log, last } = start({ customLevels: { audit: 35 } });
  log.audit({ event: "a.b" }, "for %s", "Zlaivexon");
  expect(last()).toMatchObject({ level: 35, event: "a.b", msg: "for [REDACTED]" });
  const only = start({ customLevels: { audit: 35 }, useOnlyCustomLevels: true, level: "audit" });
  only.log.audit("seen");
  expect(only.last()).toMatchObject({ level: 35, msg: "seen" });
  expect("info" in only.log).toBe(false);
});

test("levelComparison turns the order of levels around", () => {
  const { log, lines, last } = start({ levelComparison: "DESC", level: "info" });
  log.error("not logged");
  expect(lines()).toEqual([]);
  log.debug("logged");
  expect(last()).toMatchObject({ level: 20, msg: "logged" });
});

test("the level can be read, asked for and set while running", () => {
  const { log, lines } = start({ level: "warn" });
  expect([log.level, log.levelVal, log.isLevelEnabled("info"), log.isLevelEnabled("error")]).toEqual([
    "warn",
    40,
    false,
    true,
  ]);
  log.info("not logged");
  log.level = "debug";
  log.debug("for %s", "Zlaivexon");
  log.level = "silent";
  log.fatal("not logged");
  log.silent("not logged");
  expect(lines().map((line) => JSON.parse(line).msg)).toEqual(["for [REDACTED]"]);
});

test("level-change is told on a change and not for what Philog does", () => {
  const { log } = start();
  const told: unknown[] = [];
  log.on("level-change", (level) => told.push(level));
  log.child({}).info("x");
  log.level = "warn";
  expect(told).toEqual(["warn"]);
});

test("an Error under a custom errorKey is written by the rules of err, under that key", () => {
  const { log, last } = start({ errorKey: "failure" });
  const error = Object.assign(new TypeError("no row for 'Zlaivexon'"), { code: "ECONNRESET", detail: "Zlaivexon" });
  const written = { type: "TypeError", message: "no row for [REDACTED]", code: "ECONNRESET" };
  log.error(error);
  expect(last()).toMatchObject({ failure: written, redacted: ["failure.detail"], msg: "no row for [REDACTED]" });
  expect(last().failure.stack).toMatch(/^ {4}at /);
  log.error({ failure: error, count: 1 }, "failed");
  expect(last()).toMatchObject({ failure: written, count: 1, msg: "failed" });
});

test("an Error below nestedKey and a custom errorKey is written there", () => {
  const { log, last } = start({ errorKey: "failure", nestedKey: "payload" });
  log.error(new RangeError("no row for 'Zlaivexon'"));
  expect(last().payload.failure).toMatchObject({ type: "RangeError", message: "no row for [REDACTED]" });
});

test("a serializer of errors works on the Error, and what it returns is held to the policy", () => {
  const err = (error: Error) => ({ type: error.name, message: `seen: ${error.message}`, owner: "Zlaivexon" });
  for (const options of [{ serializers: { err } }, { serializers: { err }, errorKey: "failure" }]) {
    const { log, last } = start(options);
    log.error(new TypeError("no row for 'Kvoudrub'"));
    const key = options.errorKey ?? "err";
    expect(last()[key]).toEqual({ type: "TypeError", message: "seen: no row for [REDACTED]" });
    expect(last().redacted).toEqual([`${key}.owner`]);
  }
});

test("pino's own error serializer, also from another copy and named in options, is replaced by the policy's", () => {
  const { log, last } = start({ serializers: { err: pino.stdSerializers.err, error: pino.stdSerializers.err } });
  log.error({ err: new Error("a", { cause: new Error("b 'Zlaivexon'") }), error: new Error("c") }, "x");
  expect(last().err).toMatchObject({ type: "Error", message: "a", cause: { type: "Error", message: "b [REDACTED]" } });
  expect(last().error).toMatchObject({ type: "Error", message: "c" });
});

test("name and base are fields like any other", () => {
  const { log, last } = start({ name: "Zlaivexon", base: { pid: 4, service: "clinic-api", owner: "Kvoudrub" } });
  log.info("x");
  expect(last()).toMatchObject({ pid: 4, service: "clinic-api", redacted: ["owner", "name"] });
});

test.each([
  ["debug", 20, "DEBUG"],
  ["info", 30, "INFO"],
  ["warn", 40, "WARNING"],
  ["error", 50, "ERROR"],
  ["fatal", 60, "CRITICAL"],
] as const)("a severity as Google Cloud names it is kept: %s", (label, number, severity) => {
  const level = () => ({ severity, level: number });
  const { log, last } = start({ level: "debug", formatters: { level } });
  log[label]("x");
  expect(last()).toMatchObject({ severity, level: number });
});

test("a level formatter that says nothing, or no JSON, leaves the level's number", () => {
  const { log, last } = start({ formatters: { level: () => ({}) } });
  log.info("x");
  expect(last().level).toBe(30);
  log.error("x");
  expect(last().level).toBe(50);
  const none = start({ formatters: { level: () => "info" as never } });
  none.log.warn("x");
  expect(none.last()).toMatchObject({ level: 40, msg: "x" });
});

test("a level formatter's own keys are fields, whatever they hold", () => {
  const { log, last } = start({ formatters: { level: (label, number) => ({ severity: label, Zlaivexon: number }) } });
  log.info("x");
  expect(Object.keys(last())).toEqual(["severity", "time", "pid", "hostname", "msg"]);
});

test("a level formatter that makes its texts up keeps working", () => {
  const levels = Object.fromEntries(Array.from({ length: 80 }, (_, n) => [`custom${n}`, 1000 + n]));
  const { log, last } = start({ formatters: { level: () => ({ level: 30, n: Math.random() }) } });
  for (const [name, value] of Object.entries(levels)) {
    const child = log.child({}, { customLevels: { [name]: value } }) as any;
    child.info("x");
    expect(last()).toMatchObject({ level: 30, msg: "x" });
  }
});

test.each([
  ["pino's", pino.stdTimeFunctions.isoTime, /^\d{4}-.*Z$/],
  ["pino's in seconds", pino.stdTimeFunctions.unixTime, /^\d{10}$/],
  ["milliseconds", () => `,"time":${Date.now()}`, /^\d{13}$/],
  ["seconds with a fraction", () => `,"time":${Date.now() / 1000}`, /^\d{10}/],
  ["microseconds", () => `,"time":${Date.now()}123`, /^\d{16}$/],
  ["nanoseconds", () => `,"time":${Date.now()}123456`, /^\d{18,}/],
  ["an instant with an offset", () => `,"time":"${new Date().toISOString().replace("Z", "+00:00")}"`, /\+00:00$/],
])("a time function may write the time: %s", (_title, timestamp, expected) => {
  const { log, last } = start({ timestamp });
  log.info("x");
  expect(String(last().time)).toMatch(expected);
});

test.each(['"1961-03-04T00:00:00Z"', "123456789", "1234567890", '"Zlaivexon"', '1,"who":"Zlaivexon"', "9844120712345"])(
  "and nothing else: %s",
  (time) => {
    const stream = Object.assign(captureStream(), { [Symbol.for("pino.metadata")]: true }) as any;
    const before = Date.now();
    philog(pino({ timestamp: () => `,"time":${time}` }, stream), { policy, startLine: false }).info("x");
    const [line] = stream.records();
    expect(Object.keys(line)).not.toContain("who");
    expect(line.time).toBeGreaterThanOrEqual(before);
    expect(stream.lastTime).toBe(String(line.time));
  },
);

test("timestamp: false writes no time, and a key of one's own is kept", () => {
  const { log, last } = start({ timestamp: false });
  log.info("x");
  expect(last()).not.toHaveProperty("time");
  const own = start({ timestamp: () => `,"@timestamp":"${new Date().toISOString()}"` });
  own.log.info("x");
  expect(own.last()["@timestamp"]).toMatch(/Z$/);
});

test("a time function's key is one of time", () => {
  const { log, last } = start({ timestamp: () => `,"Zlaivexon":${Date.now()}` });
  log.info("x");
  expect(last()).not.toHaveProperty("Zlaivexon");
  expect(last().time).toBeTypeOf("number");
});

test("a mixin sees record, level and logger, and its strategy decides; the record's own members win by default", () => {
  const seen: unknown[] = [];
  const mixin = (record: object, level: number, logger: object) => {
    seen.push(record, level, logger);
    return { count: 1, event: "from.mixin", owner: "Zlaivexon" };
  };
  const { log, last } = start({ mixin });
  log.info({ event: "a.b" }, "x");
  expect(last()).toMatchObject({ count: 1, event: "a.b", redacted: ["owner"] });
  expect(seen).toEqual([{ event: "a.b" }, 30, log]);
  const own = start({ mixin, mixinMergeStrategy: (record, mixed) => ({ ...record, ...mixed }) });
  own.log.info({ event: "a.b" }, "x");
  expect(own.last().event).toBe("from.mixin");
});

test("the application's objects are never changed", () => {
  const freeze = (value: object): any => {
    for (const inner of Object.values(value)) if (typeof inner === "object") freeze(inner);
    return Object.freeze(value);
  };
  const record = freeze({ event: "a.b", patient: { mrn: "98441207", name: "Zlaivexon" }, list: [{ a: 1 }] });
  const mixed = freeze({ count: 1 });
  const shared = { count: 1 };
  start({ mixin: () => shared }).log.info({ event: "a.b" }, "x");
  expect(shared).toEqual({ count: 1 });
  const error = Object.freeze(new Error("no row"));
  const { log, last } = start({
    mixin: () => mixed,
    redact: ["patient.name", "*.mrn"],
    serializers: { event: (event) => event },
    nestedKey: "payload",
  });
  log.child(record).info(record, "x");
  log.error(error);
  log.error({ err: error });
  expect(record).toEqual({ event: "a.b", patient: { mrn: "98441207", name: "Zlaivexon" }, list: [{ a: 1 }] });
  expect(last().payload).toMatchObject({ count: 1, err: { type: "Error", message: "no row" } });
});

test("pino's own redact still takes away what the policy would keep, in records, bindings and messages", () => {
  const options = { redact: { paths: ["event", "order.status", "*.message"], censor: "(gone)" } };
  const { log, last } = start(options);
  log
    .child({ event: "a.b" })
    .info({ order: { status: "open" }, count: 1, err: new Error("no row", { cause: new TypeError("below") }) }, "x");
  expect(last()).toMatchObject({ event: "[MISFIT:code]", order: { status: "[MISFIT:oneOf]" }, count: 1 });
  expect(last().err).toMatchObject({
    type: "Error",
    message: "(gone)",
    cause: { type: "TypeError", message: "below" },
  });
  const bare = Object.setPrototypeOf(new Error("no row"), null);
  (log as any).info({ event: undefined, order: () => 1, note: Symbol("x"), count: { toJSON: () => undefined } }, "x");
  expect(Object.keys(last())).toEqual(["level", "time", "pid", "hostname", "msg"]);
  expect(() => log.info({ err: bare }, "x")).not.toThrow();
  const removed = start({ redact: { paths: ["event"], remove: true } });
  removed.log.info({ event: "a.b", count: 1 }, "x");
  expect(removed.last()).not.toHaveProperty("event");
});

test("a rule that denies the message's key holds for the message, under pino's messageKey, too", () => {
  const denying = (key: string) => ({ ...policy, rules: { ...policy.rules, [key]: { action: "redact" as const } } });
  for (const messageKey of ["msg", "note"]) {
    const stream = captureStream();
    const log = philog(pino({ messageKey }, stream), { policy: denying(messageKey), startLine: false });
    log.info("seen");
    log.info("seen %s", "Zlaivexon");
    log.error(new Error("seen"));
    const messages = stream
      .text()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)[messageKey]);
    expect(messages).toEqual(["[REDACTED]", "[REDACTED]", "[REDACTED]"]);
  }
});

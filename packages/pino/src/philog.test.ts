import { randomBytes } from "node:crypto";
import { createRedactor, PolicyError, RedactionError } from "@philog/core";
import { captureStream } from "@philog/testing";
import pino from "pino";
import { expect, test } from "vitest";
import { policy, start } from "./logger.test-data.ts";
import { type PhilogOptions, philog } from "./philog.ts";

const silent = () => pino({}, captureStream());

test("the first line says which policy is in force, once, and children do not repeat it", () => {
  const stream = captureStream();
  const logger = philog(pino({}, stream), { policy });
  logger.child({ event: "a.b" }).info("x");
  const [first, second] = stream.records();
  expect(first).toMatchObject({
    level: 30,
    philog: "started",
    text: "strict",
    unlisted: "remove",
    msg: "policy in force",
  });
  expect(first!.policy).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(second).toMatchObject({ event: "a.b", msg: "x" });
  expect(stream.records().length).toBe(2);
});

test("the first line is pino's in all but its members: keys, level, and nothing of a mixin", () => {
  const stream = captureStream();
  const options = {
    messageKey: "message",
    mixin: () => ({ who: "Zlaivexon" }),
    formatters: { level: (level: string) => ({ level }) },
  };
  philog(pino(options, stream), { policy });
  expect(stream.records()[0]).toMatchObject({ level: "info", philog: "started", message: "policy in force" });
  expect(stream.text()).not.toContain("Zlaivexon");
});

test("every line carries a short form of the policy's hash where that is asked for, the new one after a reload", () => {
  const stream = captureStream();
  const redactor = createRedactor(policy);
  const log = philog(pino({}, stream), { redactor, startLine: false, policyInLines: true });
  log.info("x");
  const first = redactor.policyHash;
  redactor.reload({ version: 1, extends: ["process"] });
  log.child({ event: "a.b" }).info("x");
  expect(stream.records().map((record) => record.policy)).toEqual([
    first.slice(0, 19),
    redactor.policyHash.slice(0, 19),
  ]);
  expect(redactor.policyHash).not.toBe(first);
});

test("there is no first line with startLine: false, nor where info is not logged", () => {
  for (const [options, own] of [
    [{}, { startLine: false }],
    [{ level: "warn" }, {}],
    [{ customLevels: { audit: 35 }, useOnlyCustomLevels: true, level: "audit" }, {}],
  ] as [pino.LoggerOptions, PhilogOptions][]) {
    const stream = captureStream();
    philog(pino(options, stream), own);
    expect(stream.text()).toBe("");
  }
});

test("without options the presets hold", () => {
  const stream = captureStream();
  philog(pino({}, stream)).info({ patient: "Zlaivexon", event: "a.b" }, "x");
  expect(stream.records()[1]).toMatchObject({ event: "a.b", redacted: ["patient"], msg: "x" });
});

test("it returns the logger it was given", () => {
  const logger = silent();
  expect(philog(logger, { policy })).toBe(logger);
});

test("a second installation on the same logger or its child is refused with a code", () => {
  const logger = philog(silent(), { policy });
  const refused = expect.objectContaining({ code: "PHILOG_HOST_UNSUPPORTED" });
  expect(() => philog(logger, { policy })).toThrow(refused);
  expect(() => philog(logger.child({}), { policy })).toThrow(refused);
});

test.each([undefined, null, 7, "logger", {}, console, () => {}])(
  "what is no logger is refused with a code: %s",
  (value) => {
    let error: unknown;
    try {
      philog(value as never);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(RedactionError);
    expect((error as RedactionError).code).toBe("PHILOG_HOST_UNSUPPORTED");
  },
);

test("an unknown option names the nearest, and a bad policy every fault", () => {
  expect(() => philog(silent(), { startline: false } as never)).toThrow(/PHILOG_OPTION_UNKNOWN.*startLine/);
  expect(() => philog(silent(), { polcy: policy } as never)).toThrow(/policy/);
  expect(() => philog(silent(), { policy: { version: 1, rules: { "a..b": "code", c: "cod" } } as never })).toThrow(
    PolicyError,
  );
  expect(() => philog(silent(), { redactor: {} as never })).toThrow(/PHILOG_OPTION_BAD/);
  expect(() => philog(silent(), { redactor: createRedactor(policy), policy } as never)).toThrow(/PHILOG_OPTION_BAD/);
});

test("a logger that was refused is as it was", () => {
  const stream = captureStream();
  const logger = pino({}, stream);
  expect(() => philog(logger, { policy: { version: 2 } as never })).toThrow(PolicyError);
  logger.info({ anything: 1 }, "x");
  expect(stream.records()[0]).toMatchObject({ anything: 1 });
});

test("a child can be put behind a policy by itself", () => {
  const stream = captureStream();
  const parent = pino({}, stream);
  const log = philog(parent.child({ owner: "Zlaivexon", event: "a.b" }), { policy, startLine: false });
  log.child({ count: 1, user: "Kvoudrub" }).info("for %s", "Gzailoon");
  expect(stream.records()[0]).toMatchObject({
    event: "a.b",
    count: 1,
    redacted: ["owner", "user"],
    msg: "for [REDACTED]",
  });
  parent.info({ anything: 1 }, "x");
  expect(stream.records()[1]).toMatchObject({ anything: 1 });
});

test("a redactor of the application's own is used, and keeps the counts", () => {
  const redactor = createRedactor(policy);
  const { log, last } = start({}, { redactor });
  log.info({ patient: { mrn: "98441207" }, other: 1 }, "x");
  expect(last()).toMatchObject({ patient: { mrn: "[REDACTED:mrn]" } });
  expect(redactor.stats()).toMatchObject({ records: 1, byClassification: { mrn: 1 }, byPath: { other: 1 } });
});

test("each record is counted once, whoever looks on", () => {
  const redactor = createRedactor(policy);
  const stream = Object.assign(captureStream(), { [Symbol.for("pino.metadata")]: true });
  philog(pino({}, stream), { redactor, startLine: false }).info({ other: 1 }, "x");
  expect(redactor.stats()).toMatchObject({ records: 1, byPath: { other: 1 } });
});

test("lockdown takes effect at once, and lines keep level, time and event alone", () => {
  const redactor = createRedactor(policy);
  const stream = Object.assign(captureStream(), { [Symbol.for("pino.metadata")]: true }) as any;
  const level = (label: string) => ({ level: label, count: 3 });
  const log = philog(pino({ formatters: { level } }, stream), { redactor, startLine: false });
  const child = log.child({ count: 1 });
  child.info({ event: "a.b", note: "fine" }, "x");
  redactor.lockdown("suspected leak");
  stream.clear();
  child.error({ event: "a.b", note: "fine" }, "x %s", 1);
  const [line] = stream.records();
  expect(Object.keys(line)).toEqual(["level", "time", "event", "philog", "policy"]);
  expect(line).toMatchObject({ level: "error", event: "a.b", philog: "lockdown" });
  expect(stream.lastObj).toEqual({ event: "a.b", philog: "lockdown", policy: redactor.policyHash });
  expect(stream.lastMsg).toBeUndefined();
});

test("after a reload the next line follows the new policy, bindings of children and fields of level formatters, too", () => {
  const redactor = createRedactor(policy);
  const level = (label: string) => ({ level: label, count: 3 });
  const { log, last } = start({ formatters: { level } }, { redactor });
  const child = log.child({ note: "fine", other: 1, count: 4 });
  child.info({ event: "a.b" }, "x");
  expect(last()).toMatchObject({ note: "fine", count: 4, event: "a.b", redacted: ["other"] });
  redactor.reload({ version: 1, extends: ["process"], message: { text: "static", catalogue: [] } });
  child.info({ event: "a.b" }, "x");
  expect(last()).toMatchObject({ level: "info", event: "a.b", msg: "[REDACTED]" });
  expect(last()).not.toHaveProperty("note");
  expect(last()).not.toHaveProperty("count");
  expect(last().redacted).toEqual(expect.arrayContaining(["other", "note", "count"]));
});

test("what was redacted under one policy is not brought back by the next", () => {
  const redactor = createRedactor(policy);
  const { log, last, text } = start({}, { redactor });
  const child = log.child({ patient: { mrn: "98441207" } });
  redactor.reload({ version: 1, rules: { "patient.mrn": "unchecked", msg: "text" } });
  child.info("x");
  expect(last().patient).toEqual({ mrn: "[REDACTED:mrn]" });
  expect(text()).not.toContain("98441207");
});

test("a reload with a bad policy is refused, and the old one stays", () => {
  const redactor = createRedactor(policy);
  const { log, last } = start({}, { redactor });
  expect(() => redactor.reload({ version: 1, rules: { a: "nothing" } } as never)).toThrow(PolicyError);
  log.info({ event: "a.b" }, "x");
  expect(last()).toMatchObject({ event: "a.b" });
});

test("a line that was not made here does not reach the stream", () => {
  const { log, last } = start();
  const symbol = pino.symbols.asJsonSym as never;
  const asJson = (log as any)[symbol];
  (log as any)[symbol] = function (...args: unknown[]) {
    return asJson.apply(this, args).replace("}", ',"who":"Zlaivexon"}');
  };
  log.warn({ event: "a.b" }, "x");
  expect(last()).toEqual({ level: 40, time: expect.any(Number), philog: "withheld", code: expect.any(String) });
});

test("a record that was redacted before is written as it stands, also as bindings, with a mixin and with serializers", () => {
  const keys = { current: { id: "k1", secret: randomBytes(32) } };
  const redactor = createRedactor({ ...policy, actions: { mrn: "tokenize" } }, { keys });
  const mixed = { count: 1 };
  const options = { mixin: () => mixed, serializers: { event: (event: unknown) => event } };
  const { log, last } = start(options, { redactor });
  const raw = { event: "a.b", patient: { mrn: "98441207", name: "Zlaivexon" } };
  const { patient, redacted } = redactor.copy(raw);
  expect((patient as any).mrn).toMatch(/^tok1\.mrn\.k1\./);
  log.info(redactor.copy(raw), "x");
  expect(last()).toMatchObject({ patient, redacted, count: 1 });
  log.child(redactor.copy(raw)).info("x");
  expect(last()).toMatchObject({ patient, redacted });
});

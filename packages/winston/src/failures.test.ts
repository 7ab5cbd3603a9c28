import { createRedactor } from "@philog/core";
import { describe, expect, test } from "vitest";
import winston, { type LoggerOptions } from "winston";
import { Keeping, policy, start } from "./logger.test-data.ts";

const fail = (): never => {
  throw new Error("Zlaivexon");
};
const traps = { get: fail, ownKeys: fail, getOwnPropertyDescriptor: fail, has: fail, getPrototypeOf: fail, set: fail };
const hostile = (): any => new Proxy({}, traps);
const throwing = (...keys: string[]): any =>
  keys.reduce((object, key) => Object.defineProperty(object, key, { enumerable: true, get: fail }), { event: "a.b" });

const ways: [string, LoggerOptions][] = [
  ["without a format", {}],
  [
    "with formats",
    { format: winston.format.combine(winston.format.errors(), winston.format.splat(), winston.format.json()) },
  ],
];

describe.each(ways)("%s", (_way, options) => {
  test.each<[string, (log: any) => void]>([
    ["a proxy as the record", (log) => log.warn(hostile())],
    ["a proxy as metadata", (log) => log.warn("x", hostile())],
    ["a proxy that is written", (log) => log.write(hostile())],
    ["a proxy as a child's metadata", (log) => log.child(hostile()).warn("x")],
    ["the metadata's message", (log) => log.warn("x", throwing("message"))],
    ["a record's level", (log) => log.log(throwing("level"))],
    ["an error's message", (log) => log.warn(Object.defineProperty(new Error("x"), "message", { get: fail }))],
  ])("one line is withheld and counted, and nothing is thrown, for %s that throws", (_what, call) => {
    const redactor = createRedactor(policy);
    const { log, records, text } = start(options, { redactor });
    call(log);
    const [record, ...more] = records();
    expect(more).toEqual([]);
    expect(record).toMatchObject({
      timestamp: expect.any(String),
      philog: "withheld",
      code: "PHILOG_RECORD_UNREADABLE",
    });
    expect(["warn", "info"]).toContain(record!.level);
    expect(text()).not.toContain("Zlaivexon");
    expect(redactor.stats().withheld).toBe(1);
  });

  test.each<[string, (log: any) => void]>([
    ["a getter", (log) => log.warn("x", throwing("note"))],
    [
      "a getter beside a message",
      (log) =>
        log.warn({
          message: "x",
          ...{},
          get note() {
            return fail();
          },
          event: "a.b",
        }),
    ],
    ["a getter behind a child's metadata", (log) => log.child(throwing("note")).warn("x", { count: 1 })],
    ["a proxy as a member", (log) => log.warn("x", { event: "a.b", note: hostile() })],
    ["toJSON", (log) => log.warn("x", { event: "a.b", note: { toJSON: fail } })],
    ["what ends a timer", (log) => log.startTimer().done(Object.assign(throwing("note", "level"), { message: "x" }))],
    ["what ends a profile", (log) => log.profile("x").profile("x", throwing("note", "message"))],
  ])("only the member is lost for %s that throws", (_what, call) => {
    const { log, last, text } = start(options);
    call(log);
    expect(last()).toMatchObject({ event: "a.b", note: "[WITHHELD]", message: "x" });
    expect(text()).not.toContain("Zlaivexon");
  });

  test.each<[string, unknown[]]>([
    ["a proxy for a placeholder", ["for %s", hostile()]],
    ["a proxy that ends a timer", []],
    [
      "a revoked proxy",
      [
        "for %s",
        (() => {
          const { proxy, revoke } = Proxy.revocable({}, {});
          revoke();
          return proxy;
        })(),
      ],
    ],
    [
      "symbols, functions and big integers",
      ["for %s %s %s", Symbol("Zlaivexon"), fail, 98441207n, { count: 1n, note: fail }],
    ],
    ["a template of 1 MB", ["Zlaivexon %s ".repeat(80_000), 1]],
    ["a record of depth 10,000", ["x", JSON.parse(`${'{"order":'.repeat(10_000)}1${"}".repeat(10_000)}`)]],
    ["__proto__ as a key", ["x", JSON.parse('{"__proto__":{"note":"Zlaivexon"},"count":1}'), { count: 2 }]],
    ["a Map, a Set and bytes", ["x", new Map([["Zlaivexon", 1]]), new Set(["Zlaivexon"]), Buffer.from("Zlaivexon")]],
  ])("one line is written for %s", (what, args) => {
    const { log, lines, text } = start(options);
    if (what.includes("timer")) log.startTimer().done(hostile());
    else (log as any).info(...args);
    expect(lines().length).toBe(1);
    expect(text()).not.toContain("Zlaivexon");
    expect(text()).not.toContain("98441207");
    expect(({} as any).note).toBeUndefined();
  });
});

describe("what is thrown past everything", () => {
  const options = { exitOnError: false };
  const catching = (): Keeping => new Keeping({ handleExceptions: true, handleRejections: true });
  test.each<[string, unknown, object, string]>([
    [
      "an error",
      Object.assign(new TypeError("no 'Zlaivexon'"), { body: "Zlaivexon" }),
      { type: "TypeError" },
      "no [REDACTED]",
    ],
    ["a string", "Zlaivexon", { type: "Error" }, "[REDACTED]"],
    ["null", null, { type: "Error" }, "null was thrown"],
    ["nothing", undefined, { type: "Error" }, "a undefined was thrown"],
  ])("%s is logged with its handler's flag", (_what, thrown, err, message) => {
    const keeping = catching();
    const { log } = start({ ...options, transports: [keeping as never] });
    (log.exceptions as any)._uncaughtException(thrown);
    (log.rejections as any)._unhandledRejection(thrown);
    expect(keeping.infos).toMatchObject([
      { level: "error", exception: true, err, message: `uncaughtException: ${message}` },
      { level: "error", rejection: true, err, message: `unhandledRejection: ${message}` },
    ]);
    expect(JSON.stringify(keeping.infos)).not.toContain("Zlaivexon");
  });

  test.each<[string, unknown, unknown]>([
    ["an object", { code: "ECONNREFUSED", patient: "Zlaivexon" }, { code: "ECONNREFUSED" }],
    ["a proxy", hostile(), "[WITHHELD]"],
  ])("%s is a record below err", (_what, thrown, err) => {
    const keeping = catching();
    const { log } = start({ ...options, transports: [keeping as never] });
    (log.exceptions as any)._uncaughtException(thrown);
    expect(keeping.infos).toMatchObject([{ level: "error", exception: true, err, message: "uncaughtException:" }]);
    expect(JSON.stringify(keeping.infos)).not.toContain("Zlaivexon");
  });

  test("is logged behind configure, by handlers of their own, and in lockdown", () => {
    const redactor = createRedactor(policy);
    const keeping = catching();
    const { log } = start({}, { redactor });
    log.configure({ ...options, exceptionHandlers: [keeping as never] });
    (log.exceptions as any)._uncaughtException(new Error("Zlaivexon"));
    redactor.lockdown("drill");
    (log.exceptions as any)._uncaughtException(new Error("Zlaivexon"));
    log.exceptions.unhandle();
    expect(keeping.infos).toMatchObject([
      { exception: true, err: { type: "Error" } },
      { exception: true, philog: "lockdown" },
    ]);
    expect(JSON.stringify(keeping.infos)).not.toContain("Zlaivexon");
  });

  test("is still an exception where it cannot be read", () => {
    const { log, records } = start();
    log.log({ level: "info", message: "x", exception: true, get: hostile(), rejection: true } as never);
    expect(records()).toEqual([]);
  });
});

test("what a transport throws is the application's to know, as in winston", () => {
  const keeping = new Keeping();
  keeping.log = () => {
    throw new TypeError("disk is full");
  };
  const { log } = start({ transports: [keeping as never] });
  expect(() => log.info("x")).toThrow("disk is full");
});

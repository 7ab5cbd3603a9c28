import { type Exchanges, type HttpOptions, openHttp } from "@philog/core/http";
import { describe, expect, test } from "vitest";
import { createLogger, isOwnLogger } from "./logger.ts";

const policy = {
  version: 1 as const,
  extends: ["process", "http", "errors"] as const,
  rules: { visit: "code", note: "text", patient: { action: "remove" }, n: "integer" },
};

function open(level = "info", options: object = {}) {
  const records: Record<string, any>[] = [];
  const describeNothing = {
    route: () => undefined,
    ip: () => undefined,
    query: () => undefined,
    body: () => undefined,
  };
  const exchanges = openHttp(
    {
      policy,
      logger: (record: object) => records.push(record),
      level: "trace",
      startLine: false,
      ...options,
    } as never as HttpOptions,
    describeNothing,
    "test",
  ) as Exchanges<never>;
  const log = createLogger({ log: exchanges.log, bind: exchanges.bind }, level);
  const last = () => {
    const { level: _level, time: _time, ...rest } = records.at(-1) ?? {};
    return rest;
  };
  return { log, records, last };
}

describe("a logger of ours", () => {
  test("takes what pino's takes", () => {
    const { log, last } = open();
    log.info("read");
    expect(last()).toEqual({ msg: "read" });
    log.info({ visit: "visit.read", name: "Zelda" }, "read %s of %d", "Zelda", 7);
    expect(last()).toEqual({ visit: "visit.read", redacted: ["name"], msg: "read [REDACTED] of 7" });
    log.info(null, "read");
    expect(last()).toEqual({ msg: "read" });
    log.info(undefined, "read");
    expect(last()).toEqual({ msg: "read" });
    log.error(new Error("no row for 'Zelda'"));
    expect(last()).toMatchObject({ err: { message: "no row for [REDACTED]" }, msg: "no row for [REDACTED]" });
    log.info({ visit: "visit.read" });
    expect(last()).toEqual({ visit: "visit.read" });
    log.info(undefined);
    log.silent();
    expect(isOwnLogger(log)).toBe(true);
    expect(isOwnLogger(null)).toBe(false);
  });

  test("has pino's levels, for itself and for its children from then on", () => {
    const { log, records } = open("warn");
    const all = ["trace", "debug", "info", "warn", "error", "fatal"] as const;
    const written = (one: typeof log) => {
      const before = records.length;
      for (const level of all) one[level]("read");
      return records.slice(before).map(({ level }) => level);
    };
    expect(written(log)).toEqual([40, 50, 60]);
    expect(written(log.child({}, { level: "trace" }))).toEqual([10, 20, 30, 40, 50, 60]);
    expect(written(log.child({}, { level: "silent" }))).toEqual([]);
    expect(written(log.child({}, { level: "loud" }))).toEqual([40, 50, 60]);
    const child = log.child({});
    log.level = "fatal";
    expect([log.level, written(log), child.level, written(child)]).toEqual(["fatal", [60], "warn", [40, 50, 60]]);
    log.level = "silent";
    expect([log.level, written(log), log.isLevelEnabled("fatal"), child.isLevelEnabled("warn")]).toEqual([
      "silent",
      [],
      false,
      true,
    ]);
    expect(child.isLevelEnabled("loud")).toBe(false);
    expect(() => {
      log.level = "loud";
    }).toThrow("PHILOG_OPTION_BAD");
    expect(log.levels.values).toMatchObject({ trace: 10, fatal: 60 });
    expect(open("constructor").log.level).toBe("info");
  });

  test("gives bindings to children, the id of a request once", () => {
    const { log, last } = open();
    const child = log.child({ visit: "visit.read", name: "Zelda" });
    child.info("read");
    expect(last()).toEqual({ visit: "visit.read", redacted: ["name"], msg: "read" });
    const bound = log.child({ requestId: "req-7", n: 3 });
    bound.info("read");
    expect(last()).toEqual({ requestId: "req-7", n: 3, msg: "read" });
    bound.child({ visit: "visit.read" }).info("read");
    expect(last()).toEqual({ requestId: "req-7", n: 3, visit: "visit.read", msg: "read" });
    log.child({ requestId: 7 }).info("read");
    expect(last()).toEqual({ requestId: "7", msg: "read" });
    log.child({ requestId: { name: "Zelda" } }).info("read");
    expect(JSON.stringify(last())).not.toContain("Zelda");
    child.child({ requestId: "req-7" }).info("read");
    expect(last()).toEqual({ visit: "visit.read", requestId: "req-7", redacted: ["name"], msg: "read" });
    child.setBindings({ n: 4 });
    child.info("read");
    expect(last()).toEqual({ visit: "visit.read", n: 4, redacted: ["name"], msg: "read" });
    log.child({}).info("read");
    expect(last()).toEqual({ msg: "read" });
  });

  test("runs serializers on records and bindings before the policy, but pino's own of errors", () => {
    const { log, last } = open();
    const errSerializer = () => ({ message: "Zelda" });
    const serializers = {
      visit: ({ kind }: { kind: string }) => kind,
      err: errSerializer,
      note: "no function",
    };
    const child = log.child({ visit: { kind: "visit.bound" } }, { serializers });
    child.info({ n: 1 }, "read");
    expect(last()).toMatchObject({ visit: "visit.bound", n: 1 });
    child.info({ visit: { kind: "visit.read" } });
    expect(last()).toMatchObject({ visit: "visit.read" });
    child.error({ err: new Error("no row for 'Zelda'") });
    expect(last().err.message).toBe("no row for [REDACTED]");
    child.error(new Error("no row for 'Zelda'"));
    expect(last().err.message).toBe("no row for [REDACTED]");
    const again = child.child({}, { serializers: { visit: errSerializer } });
    again.info({ visit: "visit.read" });
    expect(last()).toMatchObject({ visit: "visit.read" });
    child.child({}, { serializers: "none" as never }).info("read");
    expect(last().msg).toBe("read");
  });

  test("never throws and never passes what cannot be read, and changes no record", () => {
    const { log, last, records } = open();
    const never = () => {
      throw new Error("Zelda");
    };
    const hostile = new Proxy(
      {},
      { get: never, getPrototypeOf: never, ownKeys: never, has: never, getOwnPropertyDescriptor: never },
    );
    const child = log.child(hostile, { serializers: { visit: never, note: () => "fine" } });
    child.info({ visit: "visit.read", n: 1 }, "read");
    expect(last()).toMatchObject({ visit: "[WITHHELD]", n: 1, msg: "read" });
    child.info(hostile, "read");
    child.info(hostile);
    child
      .child({
        requestId: "req-7",
        get name() {
          return never();
        },
      })
      .info("read");
    const record = Object.freeze({ note: Object.freeze({ name: "Zelda" }) });
    child.info(record, "read");
    expect(record).toEqual({ note: { name: "Zelda" } });
    expect(records.length).toBe(5);
    expect(JSON.stringify(records)).not.toContain("Zelda");
  });
});

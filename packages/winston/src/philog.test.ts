import { createRedactor, msg, phi, RedactionError, safe } from "@philog/core";
import { captureStream } from "@philog/testing";
import { describe, expect, test, vi } from "vitest";
import winston from "winston";
import { createLogger, format, philog } from "./index.ts";
import { Keeping, policy, start } from "./logger.test-data.ts";

describe("where the application has no format, a line", () => {
  test("holds level, time, what the policy lists, what is gone, and the message", () => {
    const { log, text } = start();
    log.info("order read", {
      event: "order.read",
      order: { status: "open" },
      patient: { mrn: "98441207", name: "Ada" },
    });
    expect(text()).toMatch(
      /^\{"level":"info","timestamp":"\d{4}-\d\d-\d\dT[\d:.]{12}Z","event":"order\.read","order":\{"status":"open"\},"patient":\{"mrn":"\[REDACTED:mrn\]"\},"redacted":\["patient\.name"\],"message":"order read"\}\n$/,
    );
  });

  test("holds one time: the record's, where it has one that the policy takes", () => {
    const { log, records } = start();
    const timestamp = new Date(Math.floor(Date.now() / 900_000) * 900_000 + 1234).toISOString();
    log.info("x", { timestamp });
    log.info("x", { timestamp: "1961-03-04T00:00:00Z" });
    log.info("x", { note: '"timestamp":' });
    expect(records()[0]).toEqual({ level: "info", timestamp, message: "x" });
    expect(records()[1]!.timestamp).toBe("[MISFIT:timestamp]");
    expect(Date.parse(String(records()[2]!.timestamp))).toBeGreaterThan(Date.now() - 60_000);
  });

  test("is handed on with its members only where something reads them", () => {
    const { log } = start();
    const emitted: unknown[] = [];
    log.once("data", (info) => emitted.push({ ...info }));
    log.info("x", { event: "a.b" });
    expect(emitted).toMatchObject([{ level: "info", event: "a.b", message: "x" }]);
    const logged: unknown[] = [];
    log.transports[0]!.once("logged", (info) => logged.push(info.event));
    log.info("x", { event: "a.b" });
    const keeping = new Keeping();
    log.add(keeping as never);
    log.info("x", { event: "c.d" });
    expect(keeping.infos).toMatchObject([{ level: "info", event: "c.d", message: "x" }]);
    return vi.waitFor(() => expect(logged).toEqual(["a.b"]));
  });

  test("goes to streams of objects with its members", () => {
    const objects: unknown[] = [];
    const stream = captureStream();
    Object.assign((stream as any)._writableState, { objectMode: true });
    vi.spyOn(stream, "write").mockImplementation((info: any) => objects.push(info.event) > 0);
    const log = philog(winston.createLogger({ transports: [new winston.transports.Stream({ stream })] }), {
      policy,
      startLine: false,
    });
    log.info("x", { event: "a.b" });
    expect(objects).toEqual(["a.b"]);
  });
});

describe("a message", () => {
  test("takes its arguments, and the rest that has names is the record's", () => {
    const { log, last } = start();
    log.info("retry %d of %s, 100%%", 2, "Zlaivexon", { count: 3 }, { event: "a.b" }, "dropped", null);
    expect(last()).toEqual({ level: "info", count: 3, event: "a.b", message: "retry 2 of [REDACTED], 100%" });
    log.info("100%% done", { count: 1 });
    expect(last()).toEqual({ level: "info", count: 1, message: "100%% done" });
    log.log({ level: "warn", message: "by %s", splat: [7, { count: 4 }] });
    expect(last()).toEqual({ level: "warn", count: 4, message: "by 7" });
  });

  test("can be a mark, or a text that the `msg` tag made", () => {
    const { log, last } = start();
    log.info(msg`loaded ${safe("code", "a-b")} of ${phi("mrn", "98441207")}` as never);
    expect(last().message).toBe("loaded a-b of [REDACTED:mrn]");
    log.info("by %s", phi("name", "Zlaivexon"), phi("name", "Zlaivexon"));
    expect(last()).toEqual({ level: "info", message: "by [REDACTED:name]" });
    log.warn("read", [1, 2], phi("name", "Zlaivexon"));
    expect(last()).toEqual({ level: "warn", message: "read" });
  });

  test("may be missing: then the object that is logged is the record, and a text behind it its message", () => {
    const { log, last } = start();
    log.info({ event: "a.b" });
    expect(last()).toEqual({ level: "info", event: "a.b" });
    log.info({ event: "a.b" } as never, "order read");
    expect(last()).toEqual({ level: "info", event: "a.b", message: "order read" });
    log.log("info", { event: "a.b", message: { count: 1 } });
    expect(last()).toEqual({ level: "info", event: "a.b", count: 1 });
    (log as any).info();
    expect(last()).toEqual({ level: "info", message: "" });
    log.info(["Zlaivexon"] as never);
    expect(last()).toEqual({ level: "info", message: "[MISFIT:text]" });
  });

  test("is joined with the metadata's, which is text or an error's", () => {
    const { log, last } = start();
    log.info("order", { message: "read" });
    expect(last().message).toBe("order read");
    log.error("failed", Object.assign(new TypeError("no 'Zlaivexon'"), { code: "ECONNREFUSED" }));
    expect(last()).toMatchObject({ err: { type: "TypeError", code: "ECONNREFUSED" }, message: "failed no [REDACTED]" });
    log.info("order", { message: { count: 1 } });
    expect(last().message).toBe("order");
  });

  test("is joined where a catalogue holds both by themselves", () => {
    const catalogue = ["failed", "pool is empty"];
    const { log, last } = start({}, { policy: { ...policy, message: { text: "static", catalogue } } });
    log.error("failed", new Error("pool is empty"));
    expect(last().message).toBe("failed pool is empty");
    log.error("failed", new Error("Zlaivexon"));
    expect(last().message).toBe("failed [REDACTED]");
  });
});

describe("an error", () => {
  test("stands under err, alone, as message or as metadata, and its message is the line's", () => {
    const { log, last } = start();
    for (const given of [[new RangeError("no such order")], [{ message: new RangeError("no such order") }]]) {
      (log as any).error(...given);
      expect(last()).toMatchObject({ level: "error", err: { type: "RangeError" }, message: "no such order" });
      expect(last().err.stack).toMatch(/^ {4}at /);
    }
    log.write(Object.assign(new RangeError("no such order"), { level: "warn" }));
    expect(last()).toMatchObject({ level: "warn", err: { type: "RangeError" }, message: "no such order" });
  });
});

describe("a level", () => {
  test("that the logger does not have is text like any other, and winston says so", () => {
    const said: unknown[][] = [];
    const spy = vi.spyOn(console, "error").mockImplementation((...args) => said.push(args));
    const { log, lines } = start();
    log.log("Zlaivexon", "x");
    log.log("open", "x");
    (log as any).log({ message: "x" });
    (log as any).log({ level: Symbol("x"), message: "x" });
    spy.mockRestore();
    const unknown = "[winston] Unknown logger level: %s";
    expect(said).toEqual([
      [unknown, "[REDACTED]"],
      [unknown, "open"],
      [unknown, "undefined"],
      [unknown, "[REDACTED]"],
    ]);
    expect(lines()).toEqual([]);
  });

  test("that the logger does not have is one word, also where text is only scanned", () => {
    const said: unknown[][] = [];
    const spy = vi.spyOn(console, "error").mockImplementation((...args) => said.push(args));
    const { log } = start({}, { policy: { version: 1, message: { text: "scan" } } });
    (log as any).log({ level: "Zlaivexon Quarkwright", message: "x" });
    (log as any).log({ level: "open", message: "x" });
    // What is no text may print as one.
    for (const level of [
      new URL("https://clinic.example/%20Zlaivexon"),
      new String("Zlaivexon Quarkwright"),
      98441207,
    ]) {
      (log as any).log({ level, message: "x" });
    }
    spy.mockRestore();
    expect(said.map(([, level]) => level)).toEqual(["[REDACTED]", "open", ...Array(3).fill("[REDACTED]")]);
  });

  test("can be any that the logger has, and silence is silent", () => {
    const levels = { alarm: 0, notice: 1, log: 2 };
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const { log, last, clear, lines } = start({ levels, level: "notice" });
    (log as any).notice("order read");
    expect(last()).toEqual({ level: "notice", message: "order read" });
    clear();
    log.silent = true;
    (log as any).notice("order read");
    expect(lines()).toEqual([]);
    vi.restoreAllMocks();
  });
});

describe("the start line", () => {
  test("is written once, before the first record, and says which policy is in force", () => {
    const { log, records } = start({}, { startLine: true });
    log.info("x");
    expect(records().map(({ philog: own, message }) => [own, message])).toEqual([
      ["started", "policy in force"],
      [undefined, "x"],
    ]);
    expect(records()[0]!.policy).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test("waits for a transport, passes formats as it stands, and is left out above its level", () => {
    const stream = captureStream();
    const log = createLogger({ format: winston.format.json(), philog: { policy } });
    log.add(new winston.transports.Stream({ stream }));
    log.warn("x");
    expect(stream.records()).toMatchObject([
      { philog: "started", sources: expect.any(Array), tokenKey: "none", message: "policy in force" },
      { message: "x" },
    ]);
    const { lines } = start({ level: "error" }, { startLine: true });
    expect(lines()).toEqual([]);
  });
});

describe("options", () => {
  test("can put the policy's hash into every line", () => {
    const redactor = createRedactor(policy);
    const { log, last } = start({}, { redactor, policyInLines: true });
    log.info("x");
    expect(last().policy).toBe(redactor.policyHash.slice(0, 19));
  });

  test.each([
    ["what is no logger", {}],
    ["nothing", null],
    ["a child", winston.createLogger().child({})],
  ])("%s is refused", (_what, logger) => {
    expect(() => philog(logger as never)).toThrow(RedactionError);
  });

  test("an unknown one is refused, and a second installation", () => {
    expect(() => philog(winston.createLogger(), { polcy: {} } as never)).toThrow("PHILOG_OPTION_UNKNOWN");
    expect(() => philog(start().log)).toThrow("behind a policy already");
    expect(() => philog(start().log.child({}))).toThrow("behind a policy already");
    expect(() => format({ startLine: true } as never)).toThrow("PHILOG_OPTION_UNKNOWN");
    expect(() => createLogger({ philog: { policy: { version: 1, rules: { a: "cod" } } as never } })).toThrow(
      "PHILOG_RULE_UNKNOWN",
    );
  });
});

describe("a redactor that changes", () => {
  test("is followed from the next line on", () => {
    const redactor = createRedactor(policy);
    const { log, last } = start({}, { redactor });
    redactor.reload({ version: 1, rules: { count: "integer" } });
    log.info("x", { event: "a.b", count: 1 });
    expect(last()).toEqual({ level: "info", count: 1, redacted: ["event"], message: "x" });
  });

  test.each([
    ["without a format", {}],
    ["with formats", { format: winston.format.combine(winston.format.splat(), winston.format.simple()) }],
  ])("lets level, time, event and policy pass in lockdown, %s", (_what, options) => {
    const redactor = createRedactor(policy);
    const transports = [new winston.transports.Stream({ stream: captureStream(), format: winston.format.cli() })];
    const { log, last } = start(options, { redactor });
    log.add(transports[0]!);
    redactor.lockdown("drill");
    log.info("order read for %s", "x", { event: "a.b", count: 1 });
    expect(last()).toEqual({ level: "info", event: "a.b", philog: "lockdown", policy: redactor.policyHash });
  });
});

import { captureStream } from "@philog/testing";
import { describe, expect, test } from "vitest";
import winston, { type LoggerOptions } from "winston";
import { createLogger, philog } from "./index.ts";
import { Keeping, policy, start } from "./logger.test-data.ts";

const { combine, timestamp, json, simple, printf, cli, colorize, errors, splat, metadata, logstash, ms, label, align } =
  winston.format;
const prettyPrint = winston.format.prettyPrint;
const add = (members: object) => winston.format((info) => Object.assign(info, members))();

type Given = LoggerOptions["format"];
const record = { event: "order.read", order: { status: "open" }, count: 3, patient: { mrn: "98441207" } };
const redacted = { ...record, patient: { mrn: "[REDACTED:mrn]" } };

describe("the application's formats write what they write by themselves", () => {
  const instant = String.raw`\d{4}-\d\d-\d\d[T ][\d:.]{8,12}Z?`;
  test.each<[string, Given, RegExp]>([
    [
      "timestamp and json",
      combine(timestamp(), json()),
      /^\{"count":3,"event":"order\.read","level":"info","message":"order read","order":\{"status":"open"\},"patient":\{"mrn":"\[REDACTED:mrn\]"\},"timestamp":"[^"]+"\}\n$/,
    ],
    ["json with spaces", json({ space: 2 }), /^\{\n {2}"count": 3,\n(?:.*\n)*\}\n$/],
    [
      "simple",
      simple(),
      /^info: order read \{"count":3,"event":"order\.read","order":\{"status":"open"\},"patient":\{"mrn":"\[REDACTED:mrn\]"\}\}\n$/,
    ],
    ["cli", cli(), /^\u001b\[32minfo\u001b\[39m: {4}order read\n$/],
    [
      "colours",
      combine(colorize({ all: true }), align(), simple()),
      /^\u001b\[32minfo\u001b\[39m: \t?\u001b\[32m\t?order read/,
    ],
    [
      "a time in a form of one's own",
      combine(
        timestamp({ format: "YYYY-MM-DD HH:mm:ss" }),
        printf((info) => `${info.timestamp} [${info.level}] ${info.message}`),
      ),
      new RegExp(`^${instant} \\[info\\] order read\\n$`),
    ],
    [
      "fields by name",
      printf(({ event, message, count }) => `${event}: ${message} (${count})`),
      /^order\.read: order read \(3\)\n$/,
    ],
    [
      "metadata",
      combine(metadata(), json()),
      /^\{"level":"info","message":"order read","metadata":\{"count":3,"event":"order\.read",/,
    ],
    [
      "logstash",
      combine(timestamp(), logstash()),
      /^\{"@fields":\{"count":3,"event":"order\.read",.*\},"@message":"order read","@timestamp":"[^"]+"\}\n$/,
    ],
    [
      "prettyPrint",
      prettyPrint(),
      /^\{\n {2}level: 'info',\n {2}event: 'order\.read',(?:\n.*)*\n {2}message: 'order read'\n\}\n$/,
    ],
    [
      "ms",
      combine(
        ms(),
        printf((info) => `${info.message} ${info.ms}`),
      ),
      /^order read \+\d+ms\n$/,
    ],
    [
      "a label that the vocabulary knows",
      combine(
        label({ label: "clinic" }),
        printf((info) => `[${info.label ?? "none"}] ${info.message}`),
      ),
      /^\[(?:clinic|none)\] order read\n$/,
    ],
  ])("%s", (_name, format, expected) => {
    const { log, text } = start({ format });
    log.info("order read", record);
    expect(text()).toMatch(expected);
  });

  test("a record that is wholly listed is written byte for byte as without the policy", () => {
    const { mrn: _mrn, ...patient } = record.patient;
    const given = { ...record, patient: undefined, ...patient };
    const format = () => combine(errors({ stack: true }), splat(), json());
    const plain = captureStream();
    winston
      .createLogger({ format: format(), transports: [new winston.transports.Stream({ stream: plain })] })
      .info("order read", given);
    const { log, text } = start({ format: format() });
    log.info("order read", given);
    expect(text()).toBe(plain.text());
  });

  test("a stack stands where winston puts it, below type and message", () => {
    const { log, text } = start({
      format: combine(
        errors({ stack: true }),
        printf((info) => `${info.level}: ${info.stack}`),
      ),
    });
    log.error(new RangeError("no such order: 'Zlaivexon'"));
    expect(text()).toMatch(/^error: RangeError: no such order: \[REDACTED\]\n {4}at /);
    const bare = Object.assign(new Error(""), { stack: "Error\n    at read (orders.js:1:2)" });
    log.error({ message: "x", err: bare } as never);
    expect(text()).toContain("error: Error\n    at read (orders.js:1:2)");
  });

  test("a record that a format drops is dropped", () => {
    const drop = winston.format((info) => (info.event === "a.b" ? false : info))();
    const { log, lines } = start({ format: combine(drop, json()) });
    log.info("x", { event: "a.b" });
    log.info("x", { event: "c.d" });
    expect(lines()).toEqual(['{"event":"c.d","level":"info","message":"x"}']);
    const { log: other, lines: none } = start({ format: { transform: () => null } as never });
    other.info("x");
    expect(none()).toEqual([]);
  });

  test("a level that a format changes is another only for what it prints", () => {
    const shout = winston.format((info) => Object.assign(info, { level: info.level.toUpperCase() }))();
    const { log, last } = start({ format: combine(shout, json()) });
    log.info("x");
    expect(last()).toEqual({ level: "INFO", message: "x" });
  });
});

describe("what a format adds", () => {
  test.each<[string, object, object]>([
    [
      "passes where the policy lists it",
      { note: "order read", service: "clinic-api" },
      { note: "order read", service: "clinic-api" },
    ],
    [
      "is held to its rule",
      { note: "Zlaivexon", count: 100, event: "Zlaivexon 1" },
      { note: "[REDACTED]", count: "[MISFIT:integer]", event: "[MISFIT:code]" },
    ],
    [
      "is left out where it is unlisted",
      { user: "Zlaivexon", patient: { name: "x" } },
      { redacted: ["patient.name", "user"], patient: {} },
    ],
    ["is left out where its key is unknown, too", { Zlaivexon: 1 }, { redacted: ["[KEY:1]"] }],
    [
      "may be what was there before",
      { metadata: { event: "order.read", order: [{ status: "open" }], count: 3, note: "order read" } },
      {},
    ],
    [
      "is no member that is listed because another has its value",
      { cached: true, user: "open", age: 3, note: { message: "order open" }, account: null },
      { note: "[MISFIT:text]", redacted: ["account", "age", "cached", "user"] },
    ],
    ["may be nothing", { user: undefined, event: "order.read", toString: () => "" }, {}],
  ])("%s", (_what, members, expected) => {
    const { log, last } = start({ format: combine(add(members), json()) });
    log.info("order read", { event: "order.read", order: { status: "open" }, count: 3 });
    const { metadata: _moved, ...own } = last();
    expect(own).toEqual({
      level: "info",
      message: "order read",
      event: "order.read",
      order: { status: "open" },
      count: 3,
      ...expected,
    });
  });

  test("is an instant of now where it stands for the time", () => {
    const { log, records } = start({ format: combine(add({ timestamp: "1961-03-04 10:11:12" }), json()) });
    log.info("x");
    expect(records()).toEqual([{ level: "info", message: "x", timestamp: "[MISFIT:timestamp]" }]);
  });

  test("joins the names of what is gone, each once", () => {
    const { log, last } = start({ format: combine(add({ user: 1, account: 2 }), json()) });
    log.info("x", { user: 3 });
    expect(last().redacted).toEqual(["user", "account"]);
  });

  test("below a member is judged there, and an array with it as a whole", () => {
    const format = winston.format((info: any) => {
      info.order.patient = "Zlaivexon";
      info.order.list = ["open", "Zlaivexon"];
      return info;
    })();
    const { log, text, last } = start({ format: combine(format, json()) });
    log.info("x", record);
    expect(text()).not.toContain("Zlaivexon");
    expect(last()).toMatchObject({ ...redacted, order: { status: "open" }, redacted: ["order.list", "order.patient"] });
  });

  test("does not pass deeper than the policy goes, nor in a circle", () => {
    const deep = { order: {} as any };
    deep.order.order = deep;
    const { log, text, lines } = start({ format: combine(add(deep), json()) });
    log.info("x", { event: "a.b" });
    expect(lines().length).toBe(1);
    expect(text()).toContain('"event":"a.b"');
    expect(text()).not.toContain("withheld");
  });

  test("to a text is held together with it", () => {
    const { log, text } = start({
      format: printf(({ level, message }) => `${level} for Zlaivexon, mrn 98441207: ${message} [KEY:1]`),
    });
    log.info("order read");
    expect(text()).toBe("info for [REDACTED], mrn [REDACTED:mrn]: order read (KEY:1)\n");
  });

  test("in the place of a line is no line", () => {
    const line = { transform: (info: any) => Object.assign(info, { [Symbol.for("message")]: { user: "Zlaivexon" } }) };
    const { log, last } = start({ format: line as never });
    log.info("x");
    expect(last()).toEqual({ level: "info", message: "x" });
    const none = start({ format: splat() });
    none.log.info("x");
    expect(none.text()).toBe("undefined\n");
  });

  test("in a text under a catalogue leaves what the record holds", () => {
    const message = { text: "static" as const, catalogue: ["order read"] };
    const format = printf((info) => `${info.level} for Zlaivexon: ${info.message}`);
    const { log, text } = start({ format }, { policy: { ...policy, message } });
    log.info("order read");
    expect(text()).toBe("info[REDACTED]order read\n");
  });
});

describe("the format of a transport", () => {
  const withFormat = (format: Given, own: object = {}) => {
    const stream = captureStream();
    const log = createLogger({
      ...own,
      transports: [new winston.transports.Stream({ stream, format })],
      philog: { policy, startLine: false },
    });
    return { log, text: stream.text, records: stream.records };
  };

  test("comes behind the line, and sees what the line holds", () => {
    const { log, text } = withFormat(combine(colorize(), simple()));
    log.info("order read", { ...record, user: "Zlaivexon" });
    expect(text()).toMatch(
      /^\u001b\[32minfo\u001b\[39m: order read \{"count":3,"event":"order\.read",.*"redacted":\["user"\]/,
    );
  });

  test("may leave the line as it is", () => {
    const { log, records } = withFormat(add({ user: "Zlaivexon" }), { format: json() });
    log.info("x", { count: 1 });
    expect(records()).toEqual([{ level: "info", message: "x", count: 1, timestamp: expect.any(String) }]);
  });

  test("is guarded once, and left alone in a transport without one", () => {
    const transport = new Keeping() as any;
    const one = createLogger({ transports: [transport], philog: { policy, startLine: false } });
    createLogger({ transports: [transport], philog: { policy, startLine: false } });
    expect(transport.format).toBeUndefined();
    transport.format = add({ user: "Zlaivexon" });
    one.info("x");
    expect(transport.infos.at(-1).redacted).toEqual(["user"]);
    transport.format = undefined;
    one.info("x");
    expect(transport.infos.at(-1)).not.toHaveProperty("redacted");
    expect(transport.format).toBeUndefined();
  });

  test("of a logger that is not behind a policy sees what that one gives; what is no JSON is withheld", () => {
    const circle: any = { level: "info", [Symbol.for("level")]: "info", message: "x" };
    circle.self = circle;
    const transport = new Keeping({ format: json() }) as any;
    createLogger({ transports: [transport], philog: { policy, startLine: false } });
    const plain = winston.createLogger({ transports: [transport], format: { transform: () => circle } as never });
    plain.info("x");
    expect(transport.infos.at(-1)).toMatchObject({ philog: "withheld" });
  });
});

describe("a format that is set later", () => {
  test("by configure, or by hand, comes behind the policy; without one the line is Philog's again", () => {
    const { log, text, clear } = start();
    const { transports } = log;
    expect((log.format as any).options).toBeUndefined();
    log.configure({
      format: combine(
        timestamp(),
        printf((info) => `at ${info.message}`),
      ),
      transports,
    });
    log.info("Zlaivexon");
    expect(text()).toBe("at [REDACTED]\n");
    expect((log.format as any).options).toEqual({});
    clear();
    log.format = json();
    log.configure({ transports });
    log.info("Zlaivexon");
    expect(text()).toMatch(/^\{"level":"info","timestamp":".*","message":"\[REDACTED\]"\}\n$/);
  });

  test("while a record waits does not lose it", () => {
    const waiting: (() => void)[] = [];
    const keeping = new Keeping();
    keeping.log = (info, done) => {
      keeping.infos.push(info);
      waiting.push(done);
    };
    const log = philog(winston.createLogger({ transports: [keeping as never], format: simple() }), {
      policy,
      startLine: false,
    });
    for (let count = 0; count < 40; count++) log.info("x", { count });
    log.format = json();
    while (waiting.length > 0) waiting.shift()!();
    return new Promise<void>((resolve) => {
      const drain = () => {
        if (waiting.length === 0) return resolve();
        while (waiting.length > 0) waiting.shift()!();
        setImmediate(drain);
      };
      setImmediate(drain);
    }).then(() => {
      expect(keeping.infos.length).toBe(40);
      for (const info of keeping.infos) expect(typeof info[Symbol.for("message")]).toBe("string");
    });
  });
});

test("what a format's record inherits, or a proxy around it says, reaches no transport", () => {
  const inherits = winston.format((info) => Object.assign(Object.create({ user: "Zlaivexon" }), info));
  const proxied = winston.format(
    (info) => new Proxy(info, { get: (at, key) => (key === "user" ? "Zlaivexon" : Reflect.get(at, key)) }),
  );
  for (const format of [inherits(), proxied(), combine(inherits(), json())]) {
    const keeping = new Keeping();
    const { log } = start({ format, transports: [keeping as never] });
    log.info("order read", { count: 3 });
    expect(keeping.infos[0]).toMatchObject({ message: "order read", count: 3 });
    expect(keeping.infos[0]!.user).toBeUndefined();
  }
});

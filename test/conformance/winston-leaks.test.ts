import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { inspect } from "node:util";
import { type CanaryValue, canaries, captureStream, expectLeak, expectNoLeak } from "@philog/testing";
import { philog, format as philogFormat } from "@philog/winston";
import { describe, expect, test } from "vitest";
import winston, { type LoggerOptions } from "winston";
import { type Emitted, type Log, policy, type RunOptions, run, Showing } from "./winston-run.ts";

/** S of the list of leak paths: words that no detector knows, and forms that one can know, with their labels. */
const opaque = canaries.opaque("winston", 3);
const [S, T, U] = opaque.map(({ value }) => value) as [string, string, string];
const known = canaries.recognisable("winston");
const labelled = (kind: string) => known.find((canary) => canary.kind === kind)!;
const ssn = labelled("ssn");
const mrn = labelled("mrn");

const { combine, timestamp, json, simple, printf, splat, errors, metadata, logstash, cli, prettyPrint } =
  winston.format;
const SPLAT = Symbol.for("splat");
const MESSAGE = Symbol.for("message");

/** The logger as it comes, with formats that write JSON, and with formats that write text. */
const ways: [string, () => LoggerOptions][] = [
  ["no format", () => ({})],
  ["JSON", () => ({ format: combine(errors({ stack: true }), splat(), timestamp(), json()) })],
  ["text", () => ({ format: combine(errors({ stack: true }), splat(), timestamp(), simple()) })],
];

type More = Partial<RunOptions>;
/** The same calls with and without protection: the value comes out without, and does not with. */
function leak(title: string, values: readonly CanaryValue[], log: Log, options?: () => LoggerOptions, more: More = {}) {
  const check = async (made: () => LoggerOptions) => {
    const raw = await run(log, { protect: false, options: made(), ...more });
    for (const value of values) expectLeak(raw, [value]);
    const emitted = await run(log, { protect: true, options: made(), ...more });
    expectNoLeak(emitted, values);
    expect(emitted.lines().length).toBeGreaterThan(0);
    expect(emitted.text()).not.toContain("withheld");
  };
  if (options !== undefined) test(title, () => check(options));
  else test.each(ways)(`${title}: %s`, (_way, made) => check(made));
}

leak("winston-01 a literal message is held to the vocabulary", [ssn.value, mrn.value, S], (log) => {
  log.info(`seen: ${ssn.text}`);
  log.info(`seen: ${mrn.text}`);
  log.log("warn", `seen: ${S}`);
});
describe("winston-01 text formats print a redacted message", () => {
  const prints: [string, () => winston.Logform.Format][] = [
    ["printf", () => printf(({ level, message }) => `${level}: ${message}`)],
    ["simple", () => simple()],
    ["cli", () => cli()],
    ["logstash", () => logstash()],
    ["prettyPrint", () => prettyPrint()],
  ];
  test.each(prints)("%s", async (_name, format) => {
    const log: Log = (logger) => logger.info(`order read: ${S}`);
    expectLeak(await run(log, { protect: false, options: { format: format() } }), [S]);
    const emitted = await run(log, { protect: true, options: { format: format() } });
    expectNoLeak(emitted, [S]);
    expect(emitted.text()).toContain("order read: [REDACTED]");
  });
});
leak(
  "winston-02 arguments are redacted before anything interpolates them",
  opaque,
  (log) => {
    log.info("pt %s", S);
    log.info("pt %s of %j", "x", { name: T }, { note: U });
    log.log({ level: "info", message: "pt %s", [SPLAT]: [S] });
    log.log({ level: "info", message: "pt %s", splat: [S] });
  },
  () => ({ format: combine(splat(), json()) }),
);
leak("winston-03 the original metadata does not come back", opaque, (log) => {
  log.info("hello", { ssn: S, patient: { name: T } });
  log.warn("hello", { deep: { er: U } }, { a: 1 });
});
leak(
  "winston-04 no raw argument is kept for transports",
  opaque,
  (log) => {
    log.info("hello", { ssn: S });
    log.info("hello %s", { ssn: T }, U);
  },
  () => ({}),
);
leak(
  "winston-05 a transport's own splat finds nothing to merge",
  opaque,
  (log) => {
    log.info("hello", { ssn: S });
    log.info("hello %s", T, { ssn: U });
  },
  () => ({ format: { transform: (info: any) => ({ ...info, ssn: "[REDACTED]" }) } as any }),
  { transport: { format: combine(splat(), json()) } },
);
leak("winston-06 what the metadata calls its message, stack and cause is redacted", opaque, (log) => {
  log.info("hello", { message: S });
  log.info("hello", { message: "x", stack: T, cause: U });
});
leak("winston-07 an error as metadata or message is an error's record", [S, T, ssn.value], (log) => {
  log.error("failed", new Error(`no such person: '${S}'`, { cause: new Error(`key ${T}`) }));
  log.error("failed", new Error(ssn.text));
  log.error({ message: new Error(`no such person: ${S}`) } as any);
});
leak("winston-08 an error's own properties are not listed", opaque, (log) => {
  log.error("failed", Object.assign(new Error("x"), { detail: S, config: { data: { name: T } } }));
  log.error(Object.assign(new Error("x"), { body: U }));
});
leak("winston-09 depth, keys, toJSON and JSON in strings are no way out", opaque, (log) => {
  log.info("x", { a: { b: { c: { ssn: S } } }, [T]: 1, byPatient: { [U]: 1 } });
  log.info("x", { p: { toJSON: () => ({ ssn: S }) }, body: JSON.stringify({ ssn: T }) });
  log.info("x", { note: JSON.stringify({ name: U }) });
});
leak(
  "winston-09 nor are formats that move members",
  opaque,
  (log) => log.info("x", { a: 1, ssn: S, patient: { name: T, er: U } }),
  () => ({ format: combine(metadata(), logstash()) }),
);
leak("winston-10 a child's metadata and the logger's own is redacted", opaque, (log) => {
  log.defaultMeta = { owner: U };
  const child = log.child({ patient: { ssn: S } });
  child.info("x");
  child.child({ who: T }).info("x", { event: "a.b" });
});
leak("winston-11 profilers and timers are redacted", opaque, (log) => {
  log.profile(`load ${S}`);
  log.profile(`load ${S}`);
  log.profile("load");
  log.profile("load", { level: "info", message: "x", patient: T } as any);
  log.startTimer().done({ message: `loaded ${U}` });
  log.startTimer().done({ message: "x", patient: S } as any);
});
leak(
  "winston-12 what handlers of exceptions and rejections log is redacted",
  opaque,
  (log) => {
    const { exceptions, rejections } = log as any;
    exceptions._uncaughtException(Object.assign(new Error(`no such person: '${S}'`), { body: T }));
    rejections._unhandledRejection(new Error(`no such person: ${U}`));
    exceptions._uncaughtException(`thrown: ${S}`);
    exceptions._uncaughtException({ message: T, patient: U });
  },
  () => ({ exitOnError: false }),
  { transport: { handleExceptions: true, handleRejections: true } },
);
leak(
  "winston-13 what winston prints to stderr without a transport is redacted, and an unknown level",
  opaque,
  (log) => {
    log.info("hello", { ssn: S });
    log.log({ level: T, message: "x", patient: U });
  },
  () => ({}),
  { transport: false },
);
leak(
  "winston-14 a line that was made earlier is not taken over",
  [S, T],
  (log) => {
    log.info("x", { ssn: S });
    log.write({ level: "info", message: "x", [MESSAGE]: `{"ssn":"${T}"}` });
  },
  () => ({
    format: { transform: (info: any) => ({ ...info, [MESSAGE]: info[MESSAGE] ?? JSON.stringify(info) }) } as any,
  }),
);
leak(
  "winston-15 configure does not take the policy away",
  opaque,
  (log) => {
    const { transports } = log;
    log.configure({ format: combine(timestamp(), json()), transports, defaultMeta: { owner: S } });
    log.info("x", { ssn: T });
    log.format = simple();
    log.info("x", { ssn: U });
  },
  () => ({}),
);
leak("winston-16 what is written or piped to the logger is redacted", opaque, async (log) => {
  log.write({ level: "info", message: "x", ssn: S });
  const source = new PassThrough({ objectMode: true });
  source.pipe(log, { end: false });
  source.write({ level: "info", message: `piped ${T}` });
  await new Promise(setImmediate);
  log.end({ level: "info", message: "x", [Symbol.for("level")]: "info", ssn: U });
});
leak("winston-18 events and transports that read members see redacted ones", opaque, (log) => {
  log.info("pt %s", S, { patient: { name: T } });
  log.error(new Error(`no such person: '${U}'`));
});
leak(
  "winston-20 a transport that prints what it sends prints what is redacted",
  opaque,
  (log) => {
    log.add(new Showing([], { format: combine(errors(), json()) }) as any);
    const printing = new Showing([]) as any;
    printing.log = (info: any, done: () => void) => {
      process.stderr.write(`sending ${inspect(info, { depth: 9, showHidden: true })}\n`);
      done();
    };
    log.add(printing);
    log.info("pt %s", S, { patient: { name: T } });
    log.warn("hello", { message: U });
  },
  () => ({}),
);

/** Formats that add what they know from elsewhere, in every place where it can be put. */
const context = { patient: S, ward: { nurse: T } };
const adding: [string, () => LoggerOptions["format"]][] = [
  ["a member", () => combine(winston.format((info) => Object.assign(info, { ...context, [U]: 1 }))(), json())],
  [
    "a member that is listed",
    () => combine(winston.format((info) => Object.assign(info, { note: S, event: T, level: U }))(), json()),
  ],
  [
    "below a member",
    () =>
      combine(
        winston.format((info: any) => Object.assign(info, { order: { ...info.order, ...context, id: U } }))(),
        json(),
      ),
  ],
  [
    "the message",
    () =>
      combine(winston.format((info) => Object.assign(info, { message: `${S} ${info.message} ${T}, ${U}` }))(), json()),
  ],
  ["the line's text", () => printf(({ level, message }) => `${level} ${S} [${T}] ${message} (${U})`)],
  ["the line's JSON", () => printf((info) => JSON.stringify({ ...info, ...context, who: [U] }))],
  ["text and JSON", () => printf((info) => `${S} ${JSON.stringify({ ...info, T, U })}`)],
  [
    "an error",
    () =>
      combine(winston.format((info) => Object.assign(info, { err: new Error(`'${S}' ${T}`), cause: { U } }))(), json()),
  ],
  [
    "a new record",
    () => combine(winston.format((info) => ({ ...info, message: "x", deep: [[S, { T }]], U }))(), json()),
  ],
  [
    "what JSON does not show",
    () => combine(winston.format((info) => Object.assign(info, { [Symbol("context")]: { S, T, U } }))(), json()),
  ],
];
const calls: Log = (log) => {
  log.info("order read", { event: "order.read", order: { status: "open" }, a: 1 });
  log.error("failed", new Error("x"));
};
describe("winston-21 what a logger's format adds after the write is redacted", () => {
  test.each(adding)("%s", async (_place, format) => {
    const raw = await run(calls, { protect: false, options: { format: format()! } });
    for (const value of opaque) expectLeak(raw, [value]);
    const emitted = await run(calls, { protect: true, options: { format: format()! } });
    expectNoLeak(emitted, opaque);
    expect(emitted.lines().length).toBe(raw.lines().length);
    expect(emitted.text()).not.toContain("withheld");
  });
});
describe("winston-22 and so is what a transport's format adds", () => {
  const start = (format: any, isLate: boolean): { log: Log; options: LoggerOptions; told: string[] } => {
    const told: string[] = [];
    const transport = new Showing(told, isLate ? {} : { format }) as any;
    const log: Log = (logger) => {
      logger.add(transport);
      if (isLate) transport.format = format;
      return calls(logger);
    };
    return { log, options: { format: combine(timestamp(), json()) }, told };
  };
  test.each(
    adding.flatMap(([place, format]) => [
      [place, false, format] as const,
      [`${place}, set later`, true, format] as const,
    ]),
  )("%s", async (_place, isLate, format) => {
    const raw = start(format(), isLate);
    await run(raw.log, { ...raw, protect: false });
    for (const value of opaque) expectLeak(raw.told, [value]);
    const emitted = start(format(), isLate);
    const all = await run(emitted.log, { ...emitted, protect: true });
    expectNoLeak([all.text(), ...emitted.told], opaque);
    expect(emitted.told.length).toBe(raw.told.length);
    expect(all.text()).not.toContain("withheld");
  });
});

test("winston-17 a format that throws does not throw into the application, nor is its message written", async () => {
  const fail = () => {
    throw new Error(S);
  };
  const log: Log = (logger) => logger.info("x", { event: "a.b" });
  const thrown = (protect: boolean, options: LoggerOptions) => run(log, { protect, options });
  await expect(thrown(false, { format: { transform: fail } as any })).rejects.toThrow(S);
  const emitted = await thrown(true, { format: { transform: fail } as any });
  expectNoLeak(emitted, [S]);
  expect(emitted.records()).toEqual([
    { level: "info", timestamp: expect.any(String), philog: "withheld", code: "PHILOG_RECORD_UNREADABLE" },
  ]);
  const stream = captureStream();
  const transports = () => [new winston.transports.Stream({ stream, format: { transform: fail } as any })];
  await expect(thrown(false, { transports: transports() })).rejects.toThrow(S);
  await thrown(true, { transports: transports() });
  expectNoLeak(stream, [S]);
  expect(stream.records()).toMatchObject([{ level: "info", philog: "withheld" }]);
});

test("winston-19 the application's objects are not changed, and frozen ones are logged", async () => {
  const record = () => ({ level: "info", message: "x", ssn: S, patient: { name: T } });
  const frozen = (value: object): object => {
    for (const member of Object.values(value)) if (typeof member === "object") frozen(member);
    return Object.freeze(value);
  };
  const meta = () => frozen({ owner: U });
  const logs: ((logger: winston.Logger, given: any) => unknown)[] = [
    (logger, given) => logger.info(given),
    (logger, given) => logger.log("info", given),
    (logger, given) => logger.log({ level: "info", ...given, own: given }),
    (logger, given) => logger.write(given),
    (logger, given) => logger.startTimer().done(given),
    (logger, given) => logger.profile("a").profile("a", given),
    (logger, given) => logger.child(given).info(given),
  ];
  for (const log of logs) {
    const given = record();
    const emitted = await run((logger) => log(logger, given), { protect: true, options: { defaultMeta: meta() } });
    expect(given).toEqual(record());
    expect(Reflect.ownKeys(given)).toEqual(Reflect.ownKeys(record()));
    expectNoLeak(emitted, opaque);
    const shut = frozen(record());
    const other = await run((logger) => log(logger, shut), { protect: true, options: { defaultMeta: meta() } });
    expect(other.records().length).toBe(1);
  }
  const changed: any = record();
  const raw = await run((logger) => logger.info(changed), { protect: false });
  expectLeak(raw, [S]);
  expect(Reflect.ownKeys(changed)).toContain(Symbol.for("level"));
  await expect(run((logger) => logger.info(frozen(record())), { protect: false })).rejects.toThrow(TypeError);
});

test("files hold the redacted line", async () => {
  const folder = mkdtempSync(join(tmpdir(), "philog-winston-"));
  const write = async (protect: boolean): Promise<string> => {
    const filename = join(folder, protect ? "redacted.log" : "raw.log");
    const plain = winston.createLogger({ transports: [new winston.transports.File({ filename })] });
    const logger = protect ? philog(plain, { policy, startLine: false }) : plain;
    logger.child({ who: S }).info("pt %s", U, { patient: { name: T } });
    logger.info("hello", { patient: U });
    const [transport] = logger.transports;
    await new Promise((resolve) => {
      transport!.on("finish", resolve);
      logger.end();
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    return readFileSync(filename, "utf8");
  };
  try {
    expectLeak(await write(false), [S]);
    const text = await write(true);
    expectNoLeak(text, opaque);
    expect(JSON.parse(text.split("\n")[0]!)).toMatchObject({ level: "info", message: "pt [REDACTED]" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

describe("the format by itself", () => {
  const guarded = () => philogFormat({ policy });
  const emit = (log: Log, ...formats: any[]): Promise<Emitted> =>
    run(log, { protect: false, options: { format: combine(...formats) } });
  const log: Log = (logger) => {
    logger.info("pt %s", S, { patient: { name: T }, event: "a.b" });
    logger.error(new Error(`no such person: '${U}'`));
  };
  test.each([
    ["alone", () => [guarded()]],
    ["before JSON", () => [guarded(), json()]],
    ["behind JSON", () => [json(), guarded()]],
    ["before splat", () => [guarded(), splat(), simple()]],
  ])("writes what the policy lets pass: %s", async (_place, formats) => {
    expectLeak(await emit(log, splat(), json()), [S, T]);
    const emitted = await emit(log, ...formats());
    expectNoLeak(emitted, opaque);
    expect(emitted.text()).toContain("pt [REDACTED]");
    expect(emitted.text()).toContain("a.b");
  });
});

import { channel, tracingChannel } from "node:diagnostics_channel";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, get } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import { philog } from "@philog/pino";
import { type CanaryValue, canaries, captureProcess, expectLeak, expectNoLeak } from "@philog/testing";
import type { LoggerOptions } from "pino";
import { describe, expect, test } from "vitest";
import { pinoHosts } from "./pino-hosts.ts";
import { type Emitted, type Log, policy, run } from "./pino-run.ts";

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL("../..", import.meta.url));

/** S of the list of leak paths: words that no detector knows, and forms that one can know, with their labels. */
const opaque = canaries.opaque("pino", 3);
const [S, T, U] = opaque.map(({ value }) => value) as [string, string, string];
const known = canaries.recognisable("pino");
const labelled = (kind: string) => known.find((canary) => canary.kind === kind)!;
const ssn = labelled("ssn");
const mrn = labelled("mrn");
const email = labelled("email");

describe.each(pinoHosts.map((host) => [host.version, host] as const))("pino %s", (_version, host) => {
  /** The same calls with and without protection: the value comes out without, and does not with. */
  const leak = (title: string, values: readonly CanaryValue[], log: Log, options?: () => LoggerOptions<any>) =>
    test(title, () => {
      const raw = run(host, log, { protect: false, options: options?.() });
      for (const value of values) expectLeak(raw, [value]);
      const emitted = run(host, log, { protect: true, options: options?.() });
      expectNoLeak(emitted, values);
      expect(emitted.records().length).toBe(raw.lines().length);
      expect(emitted.text()).not.toContain("withheld");
    });

  leak("pino-01 a value in a literal message is found, and a word that no vocabulary knows", [...known, S], (log) => {
    for (const { text } of known) log.info(`seen: ${text}`);
    log.info(`seen: ${S}`);
  });
  leak("pino-02 a value given for %s is redacted, and so is an object", opaque, (log) => {
    log.info("pt %s", S);
    log.info({ a: 1 }, "pt %s and %s", T, { toString: () => U });
  });
  leak("pino-03 a string given for %j, %o and %O is redacted", opaque, (log) => {
    log.info("%j", S);
    log.info("%o", T);
    log.info({ a: 1 }, "%O", { deep: U });
  });
  leak("pino-04 an error's message that becomes the line's message is redacted", [S, T, ssn.value], (log) => {
    log.error(new Error(`no such person: '${S}'`));
    log.error(new Error(`no such person: ${T}`));
    log.error(new Error(`no such person: ${ssn.text}`));
  });
  leak("pino-05 so is that of an error below err", [S, T, ssn.value], (log) => {
    log.error({ err: new Error(`no such person: ${T}`) });
    log.error({ err: new Error(`no such person: "${S}"`) });
    log.error({ err: new Error(`no such person: ${ssn.text}`) });
  });
  leak(
    "pino-06 a stack, which repeats the message, and the messages of causes are redacted",
    [S, T, mrn.value],
    (log) => {
      log.error({ err: new Error("failed", { cause: new Error(`key '${S}'`, { cause: new Error(mrn.text) }) }) }, "x");
      log.error({ err: new Error("failed", { cause: new Error(`no such key: ${T}`) }) }, "x");
      log.error(new Error(`failed: '${S}'`), "x");
    },
  );
  leak("pino-07 an error's own and inherited properties are not listed", opaque, (log) => {
    class DriverError extends Error {}
    Object.assign(DriverError.prototype, { query: `select ${U}` });
    log.error(Object.assign(new DriverError("failed"), { detail: `Key (name)=(${S})`, config: { data: { name: T } } }));
  });
  leak("pino-08 the errors that an AggregateError bundles are redacted", [S, T, ssn.value], (log) => {
    const errors = [new Error(`key '${S}' of ${T}`), Object.assign(new Error(ssn.text), { body: S })];
    log.error({ err: new AggregateError(errors, "all failed") }, "x");
  });
  leak("pino-09 an error under another key is redacted", [S, T, U], (log) => {
    const error = () => Object.assign(new Error(`key '${S}' of ${U}`), { body: { name: T } });
    log.error({ error: error() }, "x");
    log.error({ failure: error() }, "x");
  });
  leak("pino-10 a value at any depth is not listed", [S], (log) => log.info({ a: { b: { c: { ssn: S } } } }, "x"));
  leak("pino-11 a key in any spelling is not listed", [S, T, U], (log) => {
    log.info({ SSN: S, patient_ssn: T, socialSecurityNumber: U }, "x");
  });
  leak("pino-12 a key that is a value is not printed", [S, T], (log) => {
    log.info({ byPatient: { [S]: 1 }, [T]: 2 }, "x");
  });
  leak("pino-13 JSON inside a string is redacted as a record", [S, T], (log) => {
    log.info({ body: JSON.stringify({ ssn: S }), note: JSON.stringify({ name: T, event: "a.b" }) }, "x");
  });
  leak("pino-14 a numeric identifier fits no shape", ["123456789", "987654321"], (log) => {
    log.info({ mrn: 123456789, a: 987654321, patient: { mrn: 123456789 } }, "x");
  });
  leak("pino-15 what toJSON gives is redacted", opaque, (log) => {
    log.info({ p: { toJSON: () => ({ ssn: S }) }, patient: { toJSON: () => ({ mrn: T, name: U }) } }, "x");
  });
  leak("pino-16 a child's bindings are redacted at any depth", [S, T], (log) => {
    log
      .child({ a: { b: { c: { ssn: S } } } })
      .child({ patient: T })
      .info("x");
  });
  leak(
    "pino-17 what formatters.log and formatters.bindings add is redacted, in children, too",
    opaque,
    (log) => {
      log.info("x");
      log.child({ ssn: U }).info("x");
    },
    () => ({
      formatters: { log: (record) => ({ ...record, ssn: S }), bindings: (bindings) => ({ ...bindings, pt: T }) },
    }),
  );
  leak("pino-18 a child's options do not replace the policy", opaque, (log) => {
    log.child({}, { redact: [] }).info({ ssn: S }, "x");
    log.child({}, { serializers: { patient: () => ({ name: T }) } }).info({ patient: 1 }, "x");
    log.child({ who: U }, { formatters: { log: (record) => record, bindings: (own) => own } }).info("x");
  });
  leak("pino-19 setBindings leaves no old value behind", [S, T, ssn.value], (log) => {
    const child = log.child({ note: ssn.text, name: S });
    child.setBindings({ name: T, note: "x" });
    child.info("x");
  });
  leak(
    "pino-20 bindings() and onChild see redacted bindings",
    [S],
    (log, stream) => {
      const child = log.child({ patient: S });
      stream.write(`${JSON.stringify(child.bindings())}\n`);
      child.info("x");
    },
    () => ({ onChild: (child) => child.info({ event: "child.made" }, "x") }),
  );
  leak(
    "pino-21 a prefix of messages is held as the message is",
    [ssn.value, mrn.value, S],
    (log) => {
      log.info("x");
      log.child({}, { msgPrefix: `${S}: ` }).info("pt %s", "x");
      log.child({}, { msgPrefix: `${mrn.text}: ` }).info("pt %s", "x");
    },
    () => ({ msgPrefix: `${ssn.text}: ` }),
  );
  leak(
    "pino-22 what a mixin gives is redacted, deep values and the merge strategy's own, too",
    opaque,
    (log) => log.info({ a: 1 }, "x"),
    () => ({
      mixin: () => ({ deep: { er: { ssn: S } }, who: T }),
      mixinMergeStrategy: (record, mixin) => ({ ...record, ...mixin, own: U }),
    }),
  );
  leak(
    "pino-23 name and base are redacted",
    [S, T],
    (log) => log.info("x"),
    () => ({ name: S, base: { pid: 1, owner: { name: T } } }),
  );
  leak(
    "pino-24 what a level formatter adds is redacted, and the level it names is one",
    [S, "Zlaivexon"],
    (log) => {
      log.info("x");
      log.error("x");
    },
    () => ({ formatters: { level: (label) => (label === "info" ? { level: label, pt: S } : { level: "Zlaivexon" }) } }),
  );
  leak(
    "pino-25 what a timestamp function writes is an instant of now, or replaced",
    [S, "1961-03-04"],
    (log) => {
      log.info("x");
      log.info("x");
    },
    () => {
      const times = [`,"time":"${S}"`, `,"time":"${S}"`, ',"time":"1961-03-04T00:00:00Z"'];
      return { timestamp: () => times.shift() ?? ',"time":1' };
    },
  );
  leak(
    "pino-26 a record below nestedKey is held to the same rules",
    [S, T],
    (log) => log.info({ ssn: S, patient: { name: T }, a: 1 }, "x"),
    () => ({ nestedKey: "payload", redact: ["payload.ssn"] }),
  );
  leak("pino-27 a message that is an object or an array is redacted", opaque, (log) => {
    log.info({ a: 1 }, [{ deep: { x: { ssn: S } } }] as never);
    log.info({ a: 1 }, { name: T } as never);
    log.info(undefined, { name: U } as never);
  });
  leak("pino-29 metadata streams are told what the line holds", opaque, (log, stream) => {
    log.info({ patient: { name: S } }, "pt %s", T);
    log.error(new Error(`key '${U}'`));
    const { lastObj, lastMsg } = stream;
    stream.write(`${JSON.stringify({ lastObj, lastMsg })}\n`);
  });
  leak("pino-30 the tracing channel carries what the line holds", opaque, (log) => {
    const { start } = tracingChannel("pino_asJson");
    const copied: string[] = [];
    const listen = (message: any) => copied.push(inspect([...message.arguments], { depth: 9 }));
    start.subscribe(listen);
    log.child({ who: U }).info({ patient: { name: S } }, "pt %s", T);
    start.unsubscribe(listen);
    expect(copied.length).toBe(1);
  });
  leak("pino-31 Sentry's subscriber gets no raw message, attribute or error", opaque, (log, stream) => {
    const { end } = tracingChannel("pino_asJson");
    const listen = (message: any) => {
      const [record, text, level] = message.arguments;
      const attributes = JSON.parse(message.result);
      // What the integration captures: the record's error as it is, and the line's members as attributes.
      stream.write(`${JSON.stringify({ text, level, attributes })}\n`);
      stream.write(`${JSON.stringify({ captured: inspect(record?.err, { showHidden: true, depth: 9 }) })}\n`);
    };
    end.subscribe(listen);
    log.error({ err: Object.assign(new Error(`key '${S}'`), { body: T }), ssn: U });
    log.error(new Error(`key '${S}'`));
    end.unsubscribe(listen);
  });

  test("pino-28 a request or response that pino finds by itself is redacted", async () => {
    const secrets = canaries.opaque("pino-28", 5, { words: 1, letters: "lower" }).map(({ value }) => value);
    const [path, query, cookie, token, header] = secrets;
    const serve = async (protect: boolean): Promise<Emitted> => {
      let emitted: Emitted | undefined;
      const server = createServer((request, response) => {
        response.setHeader("set-cookie", cookie!);
        response.setHeader("x-patient", header!);
        response.writeHead(200);
        const log: Log = (logger) => {
          logger.info(request as never);
          logger.info(response as never);
          logger.info({ req: request, res: response }, "both");
        };
        const { req, res } = host.pino.stdSerializers;
        emitted = run(host, log, { protect, options: { serializers: { req, res } } });
        response.end("ok");
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const { port } = server.address() as { port: number };
      const headers = { cookie: cookie!, authorization: `Bearer ${token}`, "x-patient-mrn": header! };
      await new Promise<void>((resolve) => {
        get({ port, host: "127.0.0.1", path: `/patients/${path}?name=${query}`, headers }, (response) => {
          response.resume().on("end", resolve);
        });
      });
      server.close();
      return emitted!;
    };
    const raw = await serve(false);
    for (const secret of secrets) expectLeak(raw, [secret]);
    const emitted = await serve(true);
    expectNoLeak(emitted, secrets);
    expect(emitted.records()[0]).toMatchObject({ req: { method: "GET", url: "[REDACTED:url]" } });
    expect(emitted.records()[2]).toMatchObject({ res: { statusCode: 200 } });
  });

  test("pino-32 dd-trace is published the redacted line, and its correlation is taken from what it adds", () => {
    const ids = { trace_id: "1234567890123456789", span_id: "9876543210987654321", service: "clinic-api" };
    const seen: string[] = [];
    const lines = channel("apm:pino:log:json");
    const submission = channel("ci:log-submission:log");
    let added = `,"dd":${JSON.stringify(ids)}`;
    const splice = (message: any) => {
      seen.push(message.line);
      const at = message.line.lastIndexOf("}");
      message.line = message.line.slice(0, at) + added + message.line.slice(at);
    };
    const submit = (message: any) => seen.push(message.message);
    lines.subscribe(splice);
    submission.subscribe(submit);
    try {
      const log: Log = (logger) => logger.info({ patient: { name: S } }, "pt %s", T);
      const emitted = run(host, log, { protect: true });
      expect(emitted.records()[0]!.dd).toEqual(ids);
      expect(seen.length).toBe(2);
      expect(JSON.parse(seen[1]!).dd).toEqual(ids);
      expectNoLeak([emitted.text(), ...seen], opaque);
      added = `,"dd":${JSON.stringify({ ...ids, patient: S })},"more":1`;
      const refused = run(host, log, { protect: true });
      expectNoLeak(refused.lines(), opaque);
      expect(refused.records()[0]).not.toHaveProperty("dd");
      const own = run(host, (logger) => logger.info({ dd: { trace_id: ids.trace_id } }, "x"), { protect: true });
      expect(own.records()[0]!.dd).toEqual({ trace_id: ids.trace_id });
    } finally {
      lines.unsubscribe(splice);
      submission.unsubscribe(submit);
    }
  });

  test("pino-33 pino's own redact throws into nothing, whatever it meets", () => {
    const log: Log = (logger) => logger.info({ raw: Buffer.from(S), p: { q: { ssn: T } }, event: "a.b" }, "x");
    const options = { redact: ["*.*.ssn", "*.ssn"] };
    expect(() => run(host, log, { protect: false, options })).toThrow(TypeError);
    expectLeak(run(host, log, { protect: false, options: {} }), [T]);
    const emitted = run(host, log, { protect: true, options });
    expectNoLeak(emitted, [S, T]);
    expect(emitted.records()[0]).toMatchObject({ event: "a.b", msg: "x" });
  });

  test("pino-34 pino's own redact does not change the live request", () => {
    const live = { cookie: S };
    class Request {
      get header() {
        return live;
      }
    }
    const log: Log = (logger) => logger.info({ request: new Request() }, "x");
    const options = { redact: ["request.header.cookie"] };
    run(host, log, { protect: false, options });
    expect(live.cookie).not.toBe(S);
    live.cookie = S;
    const emitted = run(host, log, { protect: true, options });
    expect(live.cookie).toBe(S);
    expectNoLeak(emitted, [S]);
  });

  test("pino-35 a getter that throws does not throw into the application, nor is its message written", () => {
    const log: Log = (logger) =>
      logger.info(
        {
          get x(): never {
            throw new Error(S);
          },
          get note(): never {
            throw new Error(T);
          },
          event: "a.b",
        },
        "x",
      );
    expect(() => run(host, log, { protect: false })).toThrow(S);
    const emitted = run(host, log, { protect: true });
    expectNoLeak(emitted, [S, T]);
    expect(emitted.records()).toEqual([expect.objectContaining({ event: "a.b", note: "[WITHHELD]", msg: "x" })]);
  });

  test("pino-36 a transport's worker reads the redacted line", async () => {
    const folder = mkdtempSync(join(tmpdir(), "philog-pino-"));
    const log = async (protect: boolean): Promise<string> => {
      const destination = join(folder, protect ? "redacted.log" : "raw.log");
      const transport = host.pino.transport({ target: "pino/file", options: { destination } });
      const plain = host.pino({}, transport);
      const logger = protect ? philog(plain, { policy, startLine: false }) : plain;
      logger.child({ who: S }).info({ patient: { name: T } }, "pt %s", U);
      await new Promise((resolve) => {
        transport.on("close", resolve);
        transport.end();
      });
      return readFileSync(destination, "utf8");
    };
    try {
      const raw = await log(false);
      for (const value of opaque) expectLeak(raw, [value]);
      const text = await log(true);
      expectNoLeak(text, opaque);
      expect(JSON.parse(text)).toMatchObject({ msg: "pt [REDACTED]" });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

test("pino-32 with the real dd-trace the line is redacted and holds the correlation", async () => {
  const script = join(root, "test/conformance/fixtures/datadog.cjs");
  const env = {
    DD_TRACE_ENABLED: "true",
    DD_LOGS_INJECTION: "true",
    DD_TRACE_AGENT_URL: "http://127.0.0.1:9",
    DD_INSTRUMENTATION_TELEMETRY_ENABLED: "false",
    DD_REMOTE_CONFIGURATION_ENABLED: "false",
    DD_TRACE_STARTUP_LOGS: "false",
    DD_SERVICE: "clinic-api",
    NODE_OPTIONS: undefined,
  };
  const start = (protect: string) =>
    captureProcess(process.execPath, ["-r", require.resolve("dd-trace/init"), script, protect, S, T, U, email.text], {
      env,
      cwd: root,
    });
  const [raw, redacted] = await Promise.all([start("raw"), start("protected")]);
  for (const value of [...opaque, email.value]) expectLeak(raw.all, [value]);
  expect(redacted.code).toBe(0);
  expectNoLeak(redacted.all, [...opaque, email.value]);
  const [line] = redacted.stdout.split("\n").filter((text) => text.includes('"in a span'));
  expect(JSON.parse(line!)).toMatchObject({ msg: "in a span [REDACTED]", dd: { service: "clinic-api" } });
  expect(JSON.parse(line!).dd.trace_id).toMatch(/^[0-9a-f]{16,32}$/);
});

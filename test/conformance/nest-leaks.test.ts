import { canaries, expectLeak, expectNoLeak } from "@philog/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { loadHost, type NestHost } from "./nest-host.ts";
import { controller, guard, nests, type Parts, visit } from "./nest-run.ts";
import { bytes } from "./socket.ts";

const opaque = canaries.opaque("nest", 7, { words: 1, letters: "lower" });
const values = opaque.map(({ value }) => value);
const [S, other, third] = values as [string, string, string];
const get = bytes(`GET /patients/${S}?name=${other}`, { "x-patient-mrn": third });
const nothing = () => {};

describe.each(nests)("%s on %s", (version, platform) => {
  let host: NestHost;
  beforeAll(async () => {
    host = await loadHost(version);
  }, 60_000);

  /** An app with one route, which runs `handle` and answers `ok`. */
  const app = (handle: (id: string) => unknown): Parts => ({
    controllers: [
      controller(host, "patients", {
        read: {
          verb: "Get",
          path: ":id",
          args: [host.common.Param("id")],
          handle: (id: string) => handle(id) ?? "ok",
        },
      }),
    ],
  });
  const json = () => ({ logger: new host.common.ConsoleLogger({ json: true, colors: false }) });
  /** The same app with Nest's own logger and with Philog: what leaks there does not leak here. */
  const leak = async (
    leaked: readonly string[],
    build: () => Parts,
    { sent = [get], usual = {} }: { sent?: string[]; usual?: object } = {},
  ) => {
    const raw = await visit(host, () => ({ create: usual, ...build() }), sent, { platform });
    for (const value of leaked) expectLeak(raw.text(), [value]);
    const guarded = await visit(
      host,
      (stream) => {
        const { imports = [], ...rest } = build();
        return { ...rest, imports: [guard(host, stream), ...imports] };
      },
      sent,
      { platform },
    );
    expectNoLeak(guarded.text(), values);
    expect(guarded.text()).not.toContain("withheld");
    expect(guarded.records().filter(({ req }) => req !== undefined).length).toBe(sent.length);
    expect(guarded.answers).toEqual(raw.answers);
    return guarded.records();
  };
  const logging = (call: (logger: InstanceType<typeof host.common.Logger>) => void) => () =>
    app(() => call(new host.common.Logger("VisitsService")));

  test("nest-01 an exception of a handler stands in its request's line without what it quotes", async () => {
    const records = await leak(
      [S],
      () =>
        app(() => {
          throw new Error(`no row for '${S}'`);
        }),
      { usual: json() },
    );
    expect(records.at(-1)).toMatchObject({
      level: 50,
      msg: "request errored",
      req: { route: "/patients/:id" },
      res: { statusCode: 500 },
      err: { type: "Error", message: "no row for [REDACTED]" },
    });
    expect(records.filter(({ err }) => err !== undefined).length).toBe(1);
  });

  test("nest-02 causes, bundled errors and properties of an exception are held like the exception", async () => {
    const failing = () =>
      app(() => {
        const cause = new Error(`of '${other}'`);
        throw Object.assign(new AggregateError([new Error(`in '${third}'`)], "failed", { cause }), {
          detail: S,
          code: "ECONNRESET",
        });
      });
    const leaked = version === "nest12" ? [S, other, third] : [S];
    const records = await leak(leaked, failing);
    expect(records.at(-1)!.err).toMatchObject({ type: "AggregateError", code: "ECONNRESET", message: "failed" });
  });

  test("nest-03 text messages are held to a vocabulary, and JSON in them is read as a record", async () => {
    const records = await leak(
      [S, other],
      logging((logger) => {
        logger.log(`loaded ${S}`);
        logger.log("loaded %s of %d", other, 2);
        logger.warn(JSON.stringify({ name: other }), { event: "visit.read" });
      }),
    );
    const lines = records.filter(({ context }) => context === "VisitsService");
    expect(lines.map(({ msg }) => msg)).toEqual([
      "loaded [REDACTED]",
      "loaded [REDACTED] of 2",
      expect.not.stringContaining(other),
    ]);
    expect(lines[2]!.event).toBe("visit.read");
  });

  test("nest-04 a text that ends up as the context has to look like a program's word", async () => {
    const records = await leak([S, other], () =>
      app(() => {
        host.common.Logger.log("loaded", { event: "visit.read" }, `Ward ${S}`);
        host.common.Logger.log("loaded", S);
        host.common.Logger.log("loaded", other, "VisitsService");
        host.common.Logger.log("loaded", "batch");
      }),
    );
    const own = records.filter(({ msg }) => msg === "loaded");
    expect(own.map(({ context }) => context)).toEqual([
      "[MISFIT:code]",
      "[REDACTED:otherId]",
      "VisitsService",
      "batch",
    ]);
  });

  test("nest-05 a stack that is passed as text keeps its frames alone", async () => {
    const records = await leak(
      [S],
      logging((logger) => {
        const { stack } = new Error(`no row for ${S}`);
        logger.error("failed", stack);
        logger.error("failed", stack, "VisitsService");
      }),
    );
    const own = records.filter(({ msg }) => msg === "failed");
    expect(own.map(({ err, context }) => [/^\s+at .+:\d+:\d+/.test(err.stack), context])).toEqual([
      [true, "VisitsService"],
      [true, "VisitsService"],
    ]);
  });

  test("nest-06 a lazy message is asked for where its level is written, and held like any other", async () => {
    let asked = 0;
    const records = await leak(
      [S],
      logging((logger) => {
        const lazy = (value: unknown) => () => {
          asked += 1;
          return value;
        };
        logger.log(lazy(`loaded ${S}`) as never);
        logger.log(lazy(lazy("saved")) as never);
        logger.debug(lazy(`seen ${S}`) as never);
        logger.log(class PatientModule {} as never);
      }),
    );
    const own = records.filter(({ context }) => context === "VisitsService");
    expect(own.map(({ msg }) => msg)).toEqual(["loaded [REDACTED]", "saved", expect.any(String)]);
    // Nest asks for the one at level debug, too, of whose lines none is written here.
    expect(asked).toBeGreaterThanOrEqual(6);
  });

  test("nest-07 names of keys are not printed", async () => {
    const records = await leak(
      [S, other],
      logging((logger) => {
        logger.log(new Map([[S, 1]]));
        logger.log({ [other]: 1, event: "visit.read" });
      }),
    );
    const own = records.filter(({ context }) => context === "VisitsService");
    expect(own.map(({ event, redacted }) => [event, redacted])).toEqual([
      [undefined, ["[KEY:1]"]],
      ["visit.read", ["[KEY:1]"]],
    ]);
  });

  test("nest-08 objects after the message are the line's own members, each held to its rule", async () => {
    const records = await leak(
      [S, other],
      logging((logger) => {
        logger.log("loaded", { patient: { name: S }, event: "visit.read" }, { event: "visit.saved", note: other });
      }),
    );
    expect(records.find(({ msg }) => msg === "loaded")).toMatchObject({
      context: "VisitsService",
      event: "visit.saved",
      redacted: ["patient", "note"],
    });
  });

  test("nest-09 what toJSON gives is held to the rules", async () => {
    const records = await leak(
      [S],
      logging((logger) => {
        const visit = { toJSON: () => ({ event: "visit.read", name: S }) };
        logger.log({ visit });
        logger.log(
          new (class Visit {
            toJSON = visit.toJSON;
          })(),
        );
      }),
      { usual: json() },
    );
    expect(records.filter(({ context }) => context === "VisitsService")).toMatchObject([
      { redacted: ["visit"] },
      { event: "visit.read", redacted: ["name"] },
    ]);
  });

  test("nest-10 loggers that were made before, and lines that were buffered, are behind the policy", async () => {
    const early = new host.common.Logger("EarlyService");
    const build = (): Parts => ({
      ...app(nothing),
      create: { bufferLogs: true },
      providers: [
        {
          provide: "early",
          useFactory() {
            early.warn(`seen ${S}`);
            return 1;
          },
        },
      ],
    });
    const records = await leak([S], build);
    expect(records.find(({ msg }) => msg === "seen [REDACTED]")).toMatchObject({ level: 40, context: "EarlyService" });
    expect(records.map(({ msg }) => msg)).toContain("Starting Nest application...");
  });

  test("nest-10 what is logged before forRoot is behind the default policy, with the preload of the package", async () => {
    const early = new host.common.Logger("EarlyService");
    const log = () => {
      early.warn(`seen ${S}`);
      host.common.Logger.error(new Error(`lost '${other}'`));
      return app(nothing);
    };
    const raw = await visit(host, log, [], { platform });
    expectLeak(raw.text(), [S]);
    const held = await visit(
      host,
      (stream) => {
        // All that `@philog/nestjs/register` does.
        host.common.Logger.overrideLogger(new host.philog.PhilogLogger({ startLine: false }));
        return { ...log(), imports: [guard(host, stream)] };
      },
      [],
      { platform },
    );
    expectNoLeak(held.text(), values);
    expect(held.text()).toContain("seen [REDACTED]");
  });

  test("nest-11 bodies that echo what the client has sent go to the client, and not to the log", async () => {
    const { common } = host;
    const build = (): Parts => ({
      controllers: [
        controller(host, "patients", {
          find: {
            verb: "Get",
            path: ":id",
            args: [common.Param("id", new common.ParseIntPipe({ exceptionFactory: (text) => refuse(text) }))],
            handle: nothing,
          },
        }),
      ],
    });
    const refuse = (reason: string) =>
      new common.BadRequestException({ value: S, target: { name: other }, message: `${reason}: ${S}` });
    const raw = await visit(host, build, [get, bytes(`GET /none/${S}?x=${other}`)], { platform });
    expectLeak(raw.answers.join(), [S, other]);
    const guarded = await visit(
      host,
      (stream) => ({ ...build(), imports: [guard(host, stream)] }),
      [get, bytes(`GET /none/${S}?x=${other}`)],
      { platform },
    );
    expect(guarded.answers).toEqual(raw.answers);
    expectNoLeak(guarded.text(), values);
    const requests = guarded.records().filter(({ req }) => req !== undefined);
    expect(requests.map(({ level, req, err }) => [level, req.route, err?.type])).toEqual([
      [40, "/patients/:id", "BadRequestException"],
      [30, "[UNMATCHED]", undefined],
    ]);
  });

  test("nest-12 what pipes and shutdown hooks log by themselves is behind the policy", async () => {
    const build = (): Parts => ({
      ...app(nothing),
      providers: [
        {
          provide: "closing",
          useFactory: () => ({
            beforeApplicationShutdown() {
              host.common.Logger.error(new Error(`lost '${S}'`), "ShutdownService");
              host.common.Logger.error("failed", new Error(`lost ${other}`).stack, "ShutdownService");
            },
          }),
        },
      ],
    });
    const records = await leak([S, other], build);
    expect(records.slice(-2)).toMatchObject([
      { level: 50, msg: "lost [REDACTED]", err: { message: "lost [REDACTED]" } },
      { level: 50, msg: "failed", err: { stack: expect.stringMatching(/^\s+at /) } },
    ]);
  });

  test("nest-14 what a filter of the application's own throws is printed by nobody, and answered as always", async () => {
    class Failing {
      catch() {
        throw Object.assign(new Error(`no page for '${S}'`), { body: other });
      }
    }
    host.common.Catch()(Failing);
    const build = (): Parts => ({
      ...app(() => {
        throw new Error(`no row for '${third}'`);
      }),
      create: { logger: false },
      before: (own) => own.useGlobalFilters(new Failing()),
    });
    const before = process.env.NODE_ENV;
    process.env.NODE_ENV = "production";
    try {
      // Fastify's platform answers by itself, and prints nothing.
      const leaked = platform === "Express" ? [S] : [];
      const records = await leak(leaked, build);
      expect(records.at(-1)).toMatchObject({
        level: 50,
        msg: "request errored",
        req: { route: "/patients/:id" },
        res: { statusCode: 500 },
      });
    } finally {
      process.env.NODE_ENV = before;
    }
  });

  test("nest-13 nestjs-pino that is behind the policy writes none of what it makes of calls and requests", async () => {
    const { LoggerModule, Logger, PinoLogger } = host.nestPino;
    const build = (pinoHttp: object): Parts => {
      class Visits {
        readonly logger: InstanceType<typeof PinoLogger>;
        constructor(logger: InstanceType<typeof PinoLogger>) {
          this.logger = logger;
        }
        read(id: string) {
          this.logger.assign({ patient: id });
          this.logger.info({ name: other }, `read ${id}`);
          new host.common.Logger("VisitsService").error(`failed ${third}`, new Error(third).stack);
          throw new Error(`no row for '${S}'`);
        }
      }
      const { common } = host;
      common.Controller("patients")(Visits);
      const at = Object.getOwnPropertyDescriptor(Visits.prototype, "read")!;
      common.Get(":id")(Visits.prototype, "read", at);
      common.Param("id")(Visits.prototype, "read", 0);
      common.Inject(PinoLogger)(Visits, undefined, 0);
      return {
        // Its own default finds no request on Fastify under Nest 12.
        imports: [
          LoggerModule.forRoot({ pinoHttp, forRoutes: [{ path: "/*splat", method: common.RequestMethod.ALL }] }),
        ],
        controllers: [Visits as never],
        before: (own) => own.useLogger(own.get(Logger)),
      };
    };
    const lines: Record<string, Awaited<ReturnType<typeof visit>>> = {};
    for (const name of ["raw", "guarded"]) {
      host.resetNestPino();
      lines[name] = await visit(
        host,
        (stream) => {
          const logger = host.pino({ base: null }, stream);
          return build({ logger: name === "raw" ? logger : host.behindPolicy(logger, { startLine: false }) });
        },
        [get],
        { platform },
      );
    }
    for (const value of [S, other, third]) expectLeak(lines.raw!.text(), [value]);
    expectNoLeak(lines.guarded!.text(), values);
    expect(lines.guarded!.answers).toEqual(lines.raw!.answers);
    expect(lines.guarded!.records().map(({ msg }) => msg)).toEqual(
      expect.arrayContaining(["read [REDACTED]", "no row for [REDACTED]", "request errored"]),
    );
  });
});

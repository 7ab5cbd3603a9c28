import { createHash } from "node:crypto";
import { ConsoleLogger, Global, Injectable, Logger, Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { createRedactor } from "@philog/core";
import { philog as behindPolicy } from "@philog/pino";
import { capture, captureStream } from "@philog/testing";
import pino from "pino";
import { beforeEach, describe, expect, test } from "vitest";
import { collect, type LogRecord, platforms, resetLogger, start, visit } from "./app.test-data.ts";
import { PhilogLogger, PhilogModule, requestContext } from "./index.ts";

const uuid = "0f8fad5b-d9cb-469f-a165-70867728950e";
const get: [string, RequestInit] = ["/patients/Zelda?page=2&name=Zelda", { headers: { "x-request-id": uuid } }];
const given = "5e0b9a57-3f0c-4d0e-8d51-1f6f4c1f7a11";
const post = (body: string): [string, RequestInit] => [
  "/patients",
  { method: "POST", headers: { "content-type": "application/json", "x-request-id": uuid }, body },
];

beforeEach(resetLogger);

describe.each(platforms)("PhilogModule on %s", (_name, adapter) => {
  test("gives a request a line and an id, which all lines of the request carry", async () => {
    const { records, module } = collect();
    const seen: unknown[] = [];
    const handle = (id: string) => {
      seen.push(requestContext()?.requestId);
      new Logger("VisitsService").log(`read ${id}`, { event: "patient.read" });
    };
    const app = await start(module(), { handle, adapter });
    expect(await visit(app, [get])).toEqual([{ id: "Zelda" }]);
    expect(seen).toEqual([uuid]);
    const own = records.filter(({ requestId }) => requestId === uuid);
    expect(own).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        requestId: uuid,
        event: "patient.read",
        context: "VisitsService",
        msg: "read [REDACTED:name]",
      },
      {
        level: 30,
        time: expect.any(Number),
        requestId: uuid,
        req: expect.objectContaining({ method: "GET", route: "/patients/:id", ip: "[REDACTED:ip]", userAgent: "node" }),
        res: { statusCode: 200, bytes: 14, headers: { "content-type": "application/json; charset=utf-8" } },
        responseTime: expect.any(Number),
        msg: "request completed",
      },
    ]);
  });

  test("keeps the context behind a body that is parsed, and logs what of it the policy lists", async () => {
    const { records, ofRequests, module } = collect({
      policy: {
        version: 1,
        extends: ["process", "http", "errors"],
        rules: { "req.body.event": "code", "req.query.page": { pattern: "^\\d{1,3}$" } },
      },
    });
    const app = await start(module(), { handle: () => new Logger("VisitsService").log("saved"), adapter });
    await visit(app, [post('{"event":"visit.saved","name":"Zelda"}'), get]);
    expect(records.find(({ msg }) => msg === "saved")).toMatchObject({ requestId: uuid });
    expect(ofRequests().map(({ req }) => [req.route, req.body, req.query])).toEqual([
      ["/patients", { event: "visit.saved" }, undefined],
      ["/patients/:id", undefined, { page: "2" }],
    ]);
  });

  test("covers what is logged before there is an app and after it has closed", async () => {
    const { records, module } = collect();
    const own = module();
    new Logger("EarlyService").warn("seen 'Zelda'");
    const app = await start(own, { adapter });
    await visit(app, []);
    Logger.log("closed", "LateService");
    const texts = records.map(({ msg }) => msg);
    expect(texts[0]).toMatch(/^seen '?\[REDACTED/);
    expect(texts).toContain("Starting Nest application...");
    expect(texts).toContain("Nest application successfully started");
    expect(texts.at(-1)).toBe("closed");
  });

  test("takes its options from other modules; until then the default policy holds", async () => {
    const records: LogRecord[] = [];
    class Settings {
      level = "debug" as const;
    }
    Injectable()(Settings);
    class SettingsModule {}
    Global()(SettingsModule);
    Module({ providers: [Settings], exports: [Settings] })(SettingsModule);
    const { all } = await capture(async () => {
      const module = PhilogModule.forRootAsync({
        imports: [SettingsModule],
        inject: [Settings],
        useFactory: async ({ level }: Settings) => ({
          level,
          startLine: false,
          logger: (record: LogRecord) => records.push(record),
        }),
      });
      const app = await start(module, { handle: () => new Logger("VisitsService").debug("seen 'Zelda'"), adapter });
      await visit(app, [get]);
    });
    const before = all.trim().split("\n");
    expect(before.map((line) => JSON.parse(line).msg)).toContain("Starting Nest application...");
    const own = records.filter(({ requestId }) => requestId === uuid);
    expect(own.map(({ level, msg }) => [level, msg])).toEqual([
      [20, expect.stringMatching(/^seen '?\[REDACTED/)],
      [30, "request completed"],
    ]);
  });

  test("runs a request hook of the application's own, which was there before or comes after, within the context", async () => {
    const { ofRequests, module } = collect();
    const seen: unknown[] = [];
    const hook = (name: string) => (_request: object, _response: object, done: () => void) => {
      seen.push([name, requestContext()?.requestId]);
      done();
    };
    const first = adapter();
    first.setOnRequestHook(hook("before") as never);
    await visit(await start(module(), { adapter: () => first }), [get]);
    expect(ofRequests().length).toBe(1);
    expect(seen).toEqual([["before", uuid]]);

    const next = adapter();
    const late = await start(module(), { adapter: () => next });
    next.setOnRequestHook(hook("after") as never);
    await visit(late, [get]);
    expect(seen.at(-1)).toEqual(["after", uuid]);
  });

  test("does the same on an adapter that has no such hook, as in the first versions of Nest 11", async () => {
    const { records, module } = collect();
    const older = Object.assign(adapter(), { setOnRequestHook: undefined });
    const handle = () => new Logger("VisitsService").log("saved");
    const app = await start(module(), { handle, adapter: () => older });
    await visit(app, [post("{}")]);
    const own = records.filter(({ requestId }) => requestId === uuid);
    expect(own.map(({ msg, req }) => [msg, req?.route])).toEqual([
      ["saved", undefined],
      ["request completed", "/patients"],
    ]);
  });

  test("logs why an app does not start", async () => {
    const { records, module } = collect();
    const failing = {
      provide: "pool",
      useFactory() {
        throw new Error("no database for 'Zelda'");
      },
    };
    await expect(start(module(), { adapter, providers: [failing] })).rejects.toThrow("Zelda");
    expect(records.at(-1)).toMatchObject({ level: 50, err: { type: "Error" }, msg: "no database for [REDACTED]" });
  });

  test("takes an id that the application has given", async () => {
    const { ofRequests, module } = collect();
    const own = adapter();
    const app = await start(module(), { adapter: () => own });
    if (own.getType() === "fastify") own.getInstance().setGenReqId(() => given);
    else
      app
        .getHttpServer()
        .prependListener("request", (request: { id?: string }) => Object.assign(request, { id: given }));
    await visit(app, ["/patients/1"]);
    expect(ofRequests()[0]!.requestId).toBe(given);
  });

  test("tells nothing of its own where a request comes twice to it", async () => {
    const { ofRequests, module } = collect();
    const own = module();
    const app = await start(own, { adapter, imports: [PhilogModule.forRoot({ startLine: false, level: "fatal" })] });
    await visit(app, [get]);
    expect(ofRequests().length).toBe(1);
  });
});

describe("PhilogModule", () => {
  test("gives a request of Express an id, which is no member of its own", async () => {
    const { module } = collect();
    const seen: unknown[] = [];
    const handle = () => {
      const request = requestContext()!.request as { id?: string };
      seen.push(request.id, Object.hasOwn(request, "id"));
    };
    await visit(await start(module(), { handle }), [get]);
    expect(seen).toEqual([uuid, false]);
  });

  test("takes the tenant of tokens from the request", async () => {
    const { ofRequests, module } = collect({
      policy: {
        version: 1,
        extends: ["process", "http"],
        rules: { "req.ip": { classification: "ip", action: "tokenize" } },
      },
      keys: { current: { id: "k1", secret: createHash("sha256").update("test").digest() } },
      tenant: (request) => request?.headers["x-tenant"] as string,
    });
    const asked = ["north", "south", "north"].map((tenant): [string, RequestInit] => [
      "/patients/1",
      { headers: { "x-tenant": tenant } },
    ]);
    await visit(await start(module()), asked);
    const [north, south, again] = ofRequests().map(({ req }) => req.ip);
    expect(north).toMatch(/^tok1\.ip\.k1\./);
    expect([again === north, south === north]).toEqual([true, false]);
  });

  test("writes through a pino logger that is behind a policy, whose lines carry the id", async () => {
    const stream = captureStream();
    const redactor = createRedactor();
    const logger = behindPolicy(pino({ base: null, level: "debug" }, stream), { redactor, startLine: false });
    const handle = () => {
      const own = new Logger("VisitsService");
      own.error(new Error("no row for 'Zelda'"));
      own.debug("read %s", "Zelda");
      own.verbose("not written");
      logger.warn({ name: "Zelda" }, "elsewhere");
    };
    const app = await start(PhilogModule.forRoot({ redactor, logger }), { handle });
    await visit(app, [get]);
    const own = stream.records().filter(({ requestId }) => requestId === uuid) as LogRecord[];
    expect(own.map(({ level, msg, context }) => [level, msg, context])).toEqual([
      [50, "no row for [REDACTED]", "VisitsService"],
      [20, "read [REDACTED]", "VisitsService"],
      [40, "elsewhere", undefined],
      [30, "request completed", undefined],
    ]);
    expect(stream.text()).not.toContain("Zelda");
  });

  test("writes JSON lines to stdout where no logger is given, the first of which names the policy", async () => {
    const { stdout, stderr } = await capture(async () => visit(await start(PhilogModule.forRoot()), [get]));
    expect(stderr).toBe("");
    const texts = stdout.split("\n").map((line) => line && JSON.parse(line).msg);
    expect([texts[0], texts.at(-2)]).toEqual(["policy in force", "request completed"]);
  });

  test("takes over from loggers of Nest's own, leaves one that the application has made, and leaves logging off", async () => {
    const { records, module } = collect();
    const console = await capture(async () => {
      const own = module();
      const app = await start(own, { create: { logger: new ConsoleLogger() } });
      expect(app.get(PhilogLogger)).toBeInstanceOf(PhilogLogger);
      await visit(app, []);
    });
    expect(console.all).toContain("Starting Nest application");
    expect(console.all).not.toContain("successfully started");
    expect(records.map(({ msg }) => msg)).toContain("Nest application successfully started");

    const theirs = collect();
    const made = new PhilogLogger(theirs.options);
    await visit(await start(module(), { create: { logger: made } }), []);
    expect(theirs.records.map(({ msg }) => msg)).toContain("Nest application successfully started");

    const before = records.length;
    await visit(await start(module(), { create: { logger: false } }), []);
    expect(records.length).toBe(before);
  });

  test("writes the levels that the application asks for", async () => {
    const { records, module } = collect({ level: "trace" });
    const handle = () => {
      const logger = new Logger("VisitsService");
      for (const level of ["verbose", "debug", "log", "warn", "error", "fatal"] as const) logger[level](level);
    };
    const levels = async (logger: string[]) => {
      records.length = 0;
      await visit(await start(module(), { create: { logger }, handle }), ["/patients/1"]);
      return records.filter(({ context }) => context === "VisitsService").map(({ level }) => level);
    };
    expect(await levels(["error", "warn"])).toEqual([40, 50, 60]);
    expect(await levels(["debug"])).toEqual([20, 30, 40, 50, 60]);
    expect(await levels([])).toEqual([]);
  });

  test("needs no HTTP server", async () => {
    const { records, module } = collect();
    class App {}
    Module({ imports: [module()] })(App);
    const context = await NestFactory.createApplicationContext(App, { abortOnError: false });
    Logger.log("read 'Zelda'", "VisitsService");
    await context.close();
    expect(records.map(({ msg }) => msg).join()).toContain("read '[REDACTED");
  });

  test("refuses what is no option, before any request", () => {
    expect(() => PhilogModule.forRoot({ loger: {} } as never)).toThrow("PHILOG_OPTION_UNKNOWN");
    expect(() => PhilogModule.forRoot({ policy: { version: 2 } as never })).toThrow("PHILOG_POLICY_VERSION");
    expect(() => PhilogModule.forRoot({ redactor: createRedactor(), policy: { version: 1 } } as never)).toThrow(
      "PHILOG_OPTION_BAD",
    );
  });
});

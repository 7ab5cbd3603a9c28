import { createHash } from "node:crypto";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { createRedactor } from "@philog/core";
import { philog as behindPolicy } from "@philog/pino";
import { capture, captureStream } from "@philog/testing";
import { philog as winstonBehindPolicy } from "@philog/winston";
import pino from "pino";
import { describe, expect, test, vi } from "vitest";
import winston from "winston";
import { type App, bytes, fastify, type LogRecord, visit, visitWith, ways } from "./hosts.test-data.ts";
import philog, { philogLogger, requestContext } from "./index.ts";

const uuid = "0f8fad5b-d9cb-469f-a165-70867728950e";
const get = bytes("GET /patients/Zelda?page=2&name=Zelda", { "x-request-id": uuid });
const json = { "content-type": "application/json" };
const uuidForm = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

describe.each(ways)("%s", (_way, make) => {
  test("gives a request an id, a logger whose lines carry it, and a line", async () => {
    const { records, answers } = await visitWith(
      make,
      (app) =>
        app.get<{ Params: { id: string } }>("/patients/:id", async (request, reply) => {
          expect(reply.log).toBe(request.log);
          request.log.info({ event: "patient.read", patient: request.params }, "read %s", request.params.id);
          expect(requestContext()?.requestId).toBe(request.id);
          return { id: request.id };
        }),
      [get],
    );
    expect(answers[0]).toContain(JSON.stringify({ id: uuid }));
    expect(records).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        requestId: uuid,
        event: "patient.read",
        redacted: ["patient"],
        msg: "read [REDACTED]",
      },
      {
        level: 30,
        time: expect.any(Number),
        requestId: uuid,
        req: { method: "GET", route: "/patients/:id", ip: "[REDACTED:ip]", headers: { connection: "close" } },
        res: { statusCode: 200, bytes: 45, headers: { "content-type": "application/json; charset=utf-8" } },
        responseTime: expect.any(Number),
        msg: "request completed",
      },
    ]);
  });

  test("has the error of a request in its line, also where nothing was matched or the body is broken", async () => {
    const { records } = await visitWith(
      make,
      (app) => {
        app.get("/boom", async () => {
          throw Object.assign(new Error("no row for 'Zelda'"), { patient: "Zelda" });
        });
        app.post("/visits", async () => "ok");
      },
      [bytes("GET /boom"), bytes("GET /nope/Zelda"), bytes("POST /visits", json, '{"name":Zelda}')],
    );
    expect(
      records.map(({ level, msg, req, res, err }) => [level, msg, req.route, res.statusCode, err?.message]),
    ).toEqual([
      [50, "request errored", "/boom", 500, "no row for [REDACTED]"],
      [30, "request completed", "[UNMATCHED]", 404, undefined],
      [40, "request errored", "/visits", 400, expect.stringContaining("[REDACTED]")],
    ]);
    expect(JSON.stringify(records)).not.toContain("Zelda");
  });

  test("takes an id of the client's only in its shape, and the application's own before it", async () => {
    const build = (app: App) => app.get("/", async () => "ok");
    const sent = [get, bytes("GET /", { "x-request-id": "Zelda" }), bytes("GET /", { "x-request-id": "4711" })];
    const { records } = await visitWith(make, build, sent);
    expect(records.map(({ requestId }) => requestId)).toEqual([
      uuid,
      expect.stringMatching(uuidForm),
      expect.stringMatching(uuidForm),
    ]);
    const own = await visitWith(make, build, sent, {}, { genReqId: () => "req-7" });
    expect(own.records.map(({ requestId }) => requestId)).toEqual(["req-7", "req-7", "req-7"]);
    const other = await visitWith(make, build, [bytes("GET /", { "x-trace": uuid })], { requestIdHeader: "X-Trace" });
    expect(other.records[0]!.requestId).toBe(uuid);
  });

  test("gives lines an id of their own where Fastify was told to take any from a header", async () => {
    const { records } = await visitWith(
      make,
      (app) =>
        app.get("/", { logLevel: "warn" }, async (request) => {
          request.log.info("not written");
          request.log.warn("seen");
          throw new Error("boom");
        }),
      [bytes("GET /", { "x-request-id": "Zelda" })],
      {},
      { requestIdHeader: "x-request-id" },
    );
    expect(records.map(({ msg }) => msg)).toEqual(["seen", "request errored"]);
    expect(records[0]!.requestId).toMatch(uuidForm);
    expect(records[1]!.requestId).toBe(records[0]!.requestId);
  });

  test("holds loggers of routes and plugins to their levels and serializers", async () => {
    const { records } = await visitWith(
      make,
      (app) => {
        app.get("/quiet", { logLevel: "error" }, async (request) => {
          request.log.warn("not written");
          return "ok";
        });
        app.get("/loud", { logLevel: "debug" }, async (request) => {
          request.log.debug("written");
          return "ok";
        });
        app.register(
          async (scope) => {
            scope.get("/", async (request) => {
              request.log.info({ visit: { id: 7, name: "Zelda" } }, "read");
              return "ok";
            });
          },
          {
            prefix: "/visits",
            logSerializers: { visit: ({ id }: { id: number }) => ({ id, event: "visit.read" }) } as never,
          },
        );
      },
      ["/quiet", "/loud", "/visits"].map((path) => bytes(`GET ${path}`)),
      { policy: { version: 1, extends: ["process", "http"], rules: { "visit.event": "code" } } },
    );
    expect(records.map(({ level, msg, visit, redacted }) => [level, msg, visit, redacted])).toEqual([
      [20, "written", undefined, undefined],
      [30, "request completed", undefined, undefined],
      [30, "read", { event: "visit.read" }, ["visit.id"]],
      [30, "request completed", undefined, undefined],
    ]);
  });

  test("leaves out the lines of requests that went well, where that is wanted, and no others", async () => {
    const build = (app: App) => {
      app.get("/health", async () => "ok");
      app.get("/boom", async () => {
        throw new Error("boom");
      });
    };
    const sent = [bytes("GET /health"), bytes("GET /boom"), bytes("GET /nope")];
    const routes = async (disableRequestLogging: never) => {
      const { records } = await visitWith(make, build, sent, { disableRequestLogging });
      return records.map(({ req }) => req.route);
    };
    expect(await routes(true as never)).toEqual(["/boom"]);
    expect(await routes(false as never)).toEqual(["/health", "/boom", "[UNMATCHED]"]);
    expect(await routes(((request: { url: string }) => request.url === "/health") as never)).toEqual([
      "/boom",
      "[UNMATCHED]",
    ]);
    const failing = () => {
      throw new Error("Zelda");
    };
    expect(await routes(failing as never)).toEqual(["/health", "/boom", "[UNMATCHED]"]);
  });

  test("carries the id on lines of the app's logger, also behind a body and in what runs later", async () => {
    const later: Promise<void>[] = [];
    const { records } = await visitWith(
      make,
      (app) =>
        app.post("/visits", async () => {
          app.log.info("queried");
          later.push(new Promise((resolve) => setTimeout(() => resolve(app.log.info("later")), 1)));
          return "ok";
        }),
      [uuid, uuid.replace("0f", "1f")].map((id) => bytes("POST /visits", { ...json, "x-request-id": id }, '{"a":1}')),
    );
    await Promise.all(later);
    const idsOf = (message: string) => records.filter(({ msg }) => msg === message).map(({ requestId }) => requestId);
    expect(idsOf("queried")).toEqual([uuid, uuid.replace("0f", "1f")]);
    expect(idsOf("request completed")).toEqual(idsOf("queried"));
    expect(idsOf("later")).toEqual(idsOf("queried"));
  });

  test("runs hooks of before and after in the same order, and gives them the request's logger", async () => {
    const order: string[] = [];
    const { records } = await visitWith(
      make,
      (app) => {
        app.addHook("onRequest", (request, _reply, done) => {
          order.push("onRequest");
          request.log.info("first");
          done();
        });
        app.addHook("preValidation", async () => void order.push("preValidation"));
        app.addHook("onResponse", async () => void order.push("onResponse"));
        app.post("/visits", async () => order.push("handler") && "ok");
      },
      [bytes("POST /visits", { ...json, "x-request-id": uuid }, "{}")],
    );
    expect(order).toEqual(["onRequest", "preValidation", "handler", "onResponse"]);
    expect(records).toMatchObject([{ requestId: uuid, msg: "first" }, { requestId: uuid }]);
  });

  test("logs query and body as far as the policy lists them", async () => {
    const body = JSON.stringify({ event: "visit.read", patient: { name: "Zelda" } });
    const { records } = await visitWith(
      make,
      (app) => app.post("/visits", async () => "ok"),
      [bytes("POST /visits?page=2&name=Zelda", { ...json, cookie: "Zelda", "user-agent": "curl/8 Zelda" }, body)],
      {
        policy: {
          version: 1,
          extends: ["process", "http", "errors"],
          rules: {
            "req.query.page": { pattern: "^\\d{1,3}$" },
            "req.body.event": "code",
            "req.ip": { classification: "ip", action: "coarsen" },
          },
        },
      },
    );
    expect(records[0]!.req).toMatchObject({
      query: { page: "2" },
      body: { event: "visit.read" },
      bytes: body.length,
      userAgent: "curl",
      ip: "127.0.0.0/24",
    });
    expect(records[0]!.redacted).toEqual(["req.body.patient"]);
  });

  test("takes the tenant of tokens from Fastify's request", async () => {
    const { records } = await visitWith(
      make,
      (app) => app.get("/", async () => "ok"),
      ["north", "south", "north"].map((tenant) => bytes("GET /", { "x-tenant": tenant })),
      {
        policy: {
          version: 1,
          extends: ["process", "http"],
          rules: { "req.ip": { classification: "ip", action: "tokenize" } },
        },
        keys: { current: { id: "k1", secret: createHash("sha256").update("test").digest() } },
        tenant: (request) => request?.headers["x-tenant"] as string | undefined,
      },
    );
    const [north, south, again] = records.map(({ req }) => req.ip);
    expect(north).toMatch(/^tok1\.ip\.k1\./);
    expect([again === north, south === north]).toEqual([true, false]);
  });

  test("replaces a logger that a factory makes outside of the policy, and keeps one made inside", async () => {
    const outside: unknown[] = [];
    const never = (...args: unknown[]) => void outside.push(args);
    const raw = { trace: never, debug: never, info: never, warn: never, error: never, fatal: never, silent: never };
    const { records } = await visitWith(
      make,
      (app) => {
        app.get("/out", { childLoggerFactory: () => ({ ...raw, child: () => raw }) as never }, async (request) => {
          request.log.info({ event: "visit.read" }, "read Zelda");
          return "ok";
        });
        const inside = (log: { child: (bindings: object, options: object) => unknown }, bindings: object) =>
          log.child({ ...bindings, component: "visits", name: "Zelda" }, { redact: [], serializers: {} });
        app.setChildLoggerFactory(inside as never);
        app.get("/in", async (request) => {
          request.log.info("read");
          return "ok";
        });
      },
      [bytes("GET /out"), bytes("GET /in", { "x-request-id": uuid })],
    );
    expect(outside).toEqual([]);
    expect(records.filter(({ req }) => req === undefined)).toMatchObject([
      { event: "visit.read", msg: expect.not.stringContaining("Zelda") },
      { requestId: uuid, msg: "read" },
    ]);
  });

  test("writes JSON lines to stdout where there is no logger, the first of which names the policy", async () => {
    const { stdout, stderr } = await capture(async () => {
      const app = make();
      app.get("/patients/:id", async () => "ok");
      await visit(app, [get]);
      const quiet = make({ level: "error" });
      quiet.get("/patients/:id", async () => "ok");
      await visit(quiet, [get]);
    });
    expect(stderr).toBe("");
    expect(stdout.split("\n").map((line) => line && JSON.parse(line).msg)).toEqual([
      "policy in force",
      "listening",
      "request completed",
      "",
    ]);
  });

  test("goes through a pino logger that is behind a policy, and request.log is its child", async () => {
    const stream = captureStream();
    const redactor = createRedactor();
    const logger = behindPolicy(pino({ base: null }, stream), { redactor, startLine: false });
    const app = make({ redactor, logger });
    app.get<{ Params: { id: string } }>("/patients/:id", { logLevel: "debug" }, async (request) => {
      request.log.debug({ event: "patient.read" }, "read %s", request.params.id);
      logger.warn({ name: "Zelda" }, "elsewhere");
      return "ok";
    });
    await visit(app, [get]);
    expect(stream.records().filter(({ msg }) => msg !== "listening")).toMatchObject([
      { level: 20, requestId: uuid, event: "patient.read", msg: "read [REDACTED]" },
      { requestId: uuid, redacted: ["name"], msg: "elsewhere" },
      { requestId: uuid, req: { route: "/patients/:id" }, res: { statusCode: 200 }, msg: "request completed" },
    ]);
    expect(stream.text()).not.toContain("Zelda");
    for (const line of stream.lines()) expect(line.split('"requestId"').length, line).toBeLessThan(3);
  });

  test("goes through a winston logger that is behind a policy", async () => {
    const stream = captureStream();
    const logger = winstonBehindPolicy(
      winston.createLogger({ transports: [new winston.transports.Stream({ stream })] }),
      {
        startLine: false,
      },
    );
    const app = make({ logger });
    app.get<{ Params: { id: string } }>("/patients/:id", async (request) => {
      request.log.child({ component: "patients" }).info({ event: "patient.read" }, "read %s", request.params.id);
      request.log.warn("seen %s", request.params.id);
      request.log.warn({ name: "Zelda" }, "elsewhere");
      request.log.warn({ name: "Zelda" });
      request.log.error(new Error("no row for 'Zelda'"));
      request.log.debug("not written");
      return "ok";
    });
    await visit(app, [get]);
    const records = stream.records().filter(({ message }) => message !== "listening");
    expect(records.map(({ level, requestId }) => [level, requestId])).toEqual([
      ["info", uuid],
      ["warn", uuid],
      ["warn", uuid],
      ["warn", uuid],
      ["error", uuid],
      ["info", uuid],
    ]);
    expect(records).toMatchObject([
      { event: "patient.read", component: "patients", message: "read [REDACTED]" },
      { message: "seen [REDACTED]" },
      { message: "elsewhere", redacted: ["name"] },
      { redacted: ["name"] },
      { err: { message: "no row for [REDACTED]" } },
      { message: "request completed", req: { route: "/patients/:id" } },
    ]);
    expect(stream.text()).not.toContain("Zelda");
  });

  test("writes redacted lines to a pino logger without a policy, at its level", async () => {
    const stream = captureStream();
    const app = make({ logger: pino({ base: null, level: "warn" }, stream), startLine: false });
    app.get<{ Params: { id: string } }>("/patients/:id", async (request) => {
      request.log.info("not written");
      request.log.warn({ name: request.params.id }, "seen %s", request.params.id);
      return "ok";
    });
    await visit(app, [get]);
    expect(stream.records()).toMatchObject([
      { level: 40, requestId: uuid, redacted: ["name"], msg: "seen [REDACTED]" },
    ]);
  });

  test("refuses bad options and policies before the app is ready", async () => {
    const fail = async (options: object) => {
      await make(options).ready();
    };
    await expect(fail({ loger: {} })).rejects.toThrow("PHILOG_OPTION_UNKNOWN");
    await expect(fail({ level: "loud" })).rejects.toThrow("PHILOG_OPTION_BAD");
    await expect(fail({ disableRequestLogging: "yes" })).rejects.toThrow("PHILOG_OPTION_BAD");
    await expect(fail({ logger: true })).rejects.toThrow("PHILOG_OPTION_BAD");
    await expect(fail({ policy: { version: 1, rules: { a: "nonsense" } } })).rejects.toThrow("PHILOG_RULE_UNKNOWN");
  });

  test("says that a request was refused while the app closes, which Fastify answers by itself", async () => {
    const records: LogRecord[] = [];
    const app = make({ logger: (record) => records.push(record), startLine: false }, { genReqId: () => "Zelda" });
    let release = () => {};
    const isReleased = new Promise<void>((resolve) => {
      release = resolve;
    });
    app.get("/slow", async () => {
      void app.close();
      await isReleased;
      return "ok";
    });
    await app.listen({ port: 0, host: "127.0.0.1" });
    const socket = connect((app.server.address() as AddressInfo).port, "127.0.0.1");
    socket.write(bytes("GET /slow", { connection: "keep-alive" }));
    await vi.waitUntil(() => !app.server.listening);
    socket.write(bytes("GET /slow?name=Zelda"));
    await vi.waitUntil(() => records.length > 1);
    release();
    expect(await text(socket)).toContain("HTTP/1.1 503");
    expect(records.slice(1)).toMatchObject([
      { level: 30, res: { statusCode: 503 }, msg: "request refused: the server is closing" },
      { msg: "request completed", res: { statusCode: 200 } },
    ]);
    expect(JSON.stringify(records)).not.toContain("Zelda");
  });
});

describe("the plugin", () => {
  const made = (own: object = {}) => fastify(own as never) as unknown as App;

  test("writes to the logger that the app was made with, and keeps its level", async () => {
    const stream = captureStream();
    const app = made({ logger: { level: "warn", stream, base: null } });
    app.register(philog);
    app.get("/patients/:id", async (request) => {
      request.log.info("not written");
      request.log.warn({ req: request, name: "Zelda" }, "seen");
      return "ok";
    });
    app.get("/boom", { logLevel: "info" }, async () => {
      throw new Error("no row for 'Zelda'");
    });
    await visit(app, [get, bytes("GET /boom")]);
    expect(stream.records()).toMatchObject([
      { level: 40, requestId: uuid, redacted: expect.arrayContaining(["name"]), msg: "seen" },
      { level: 50, req: { route: "/boom" }, err: { message: "no row for [REDACTED]" }, msg: "request errored" },
    ]);
    expect(stream.text()).not.toContain("Zelda");
  });

  test("takes a logger instance that is behind a policy as it is", async () => {
    const stream = captureStream();
    const app = made({ loggerInstance: behindPolicy(pino({ base: null }, stream), { startLine: false }) });
    app.register(philog);
    app.get("/patients/:id", async (request) => {
      request.log.warn({ name: "Zelda" }, "seen");
      app.log.warn("elsewhere");
      return "ok";
    });
    await visit(app, [get]);
    const records = stream.records().filter(({ msg }) => msg !== "listening");
    expect(records.map(({ requestId, msg }) => [requestId, msg])).toEqual([
      [uuid, "seen"],
      [uuid, "elsewhere"],
      [uuid, "request completed"],
    ]);
  });

  test("holds what is registered below it, and leaves what stands beside it", async () => {
    const records: LogRecord[] = [];
    const stream = captureStream();
    const app = made({ logger: { stream, base: null } });
    app.register(async (scope) => {
      await scope.register(philog, { logger: (record) => records.push(record), startLine: false });
      scope.get("/in", async (request) => {
        scope.log.info({ name: "Zelda" }, "inner");
        return request.id;
      });
    });
    app.get("/out", async () => {
      app.log.info({ name: "Yorick" }, "outer");
      return "ok";
    });
    await visit(app, [bytes("GET /in"), bytes("GET /out")]);
    expect(records.map(({ msg }) => msg)).toEqual(["inner", "request completed"]);
    expect(stream.text()).toContain("Yorick");
    expect(stream.text()).not.toMatch(/Zelda|\/in/);
  });

  test("is no more than once in an app, and says so where it is given options", async () => {
    const records: LogRecord[] = [];
    const app = made({ ...philogLogger({ logger: (record) => records.push(record), startLine: false }) });
    app.register(philog);
    app.get("/", async () => "ok");
    await visit(app, [bytes("GET /")]);
    expect(records.map(({ msg }) => msg)).toEqual(["listening", "request completed"]);
    const twice = made({ ...philogLogger({ startLine: false }) });
    twice.register(philog, { level: "warn" });
    await expect(twice.ready()).rejects.toThrow("PHILOG_OPTION_BAD");
  });

  test("refuses a Fastify without a controller of lines, and loggers whose levels it cannot write", async () => {
    const failure = (app: object) =>
      new Promise((resolve) => (philog as (...args: unknown[]) => void)(app, {}, resolve)) as Promise<Error>;
    expect((await failure({ log: {} })).message).toContain("PHILOG_HOST_UNSUPPORTED");
    const app = made({ logger: { customLevels: { audit: 35 } } });
    app.register(philog);
    await expect(app.ready()).rejects.toThrow("PHILOG_HOST_UNSUPPORTED");
  });

  test("writes to a logger that is none of pino's", async () => {
    const written: unknown[][] = [];
    const write = (...args: unknown[]) => void written.push(args);
    const own = { trace: write, debug: write, info: write, warn: write, error: write, fatal: write, level: "info" };
    const loggerInstance = { ...own, silent: write, child: () => loggerInstance };
    const app = made({ loggerInstance });
    app.register(philog, { startLine: false });
    app.get("/patients/:id", async () => "ok");
    await visit(app, [get]);
    expect(written.at(-1)).toMatchObject([{ requestId: uuid, req: { route: "/patients/:id" } }, "request completed"]);
  });
});

describe("philogLogger", () => {
  test("has no listener more for an app more", async () => {
    const { channel } = await import("node:diagnostics_channel");
    const initialization = channel("fastify.initialization") as unknown as { _subscribers: unknown[] };
    philogLogger({ startLine: false });
    philogLogger({ startLine: false });
    expect(initialization._subscribers.length).toBe(1);
    philogLogger({ startLine: false });
    expect(initialization._subscribers.length).toBe(1);
  });
});

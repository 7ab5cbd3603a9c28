import { createHash } from "node:crypto";
import { createRedactor } from "@philog/core";
import { requestContext } from "@philog/core/context";
import { philog as behindPolicy } from "@philog/pino";
import { capture, captureStream } from "@philog/testing";
import pino from "pino";
import { describe, expect, test } from "vitest";
import { bytes, hosts, type LogRecord, visit, visitGuarded } from "./hosts.test-data.ts";
import { philog } from "./index.ts";

const uuid = "0f8fad5b-d9cb-469f-a165-70867728950e";
const get = bytes("GET /patients/Zelda?page=2&name=Zelda", { "x-request-id": uuid });

describe.each(hosts)("philog, in %s", (_version, host) => {
  test("gives a request an id and a logger whose lines carry it, and the request a line", async () => {
    const { records, answers } = await visitGuarded(
      host,
      (app) =>
        app.get("/patients/:id", (request, response) => {
          request.log.info({ event: "patient.read", patient: request.params }, "read %s", request.params.id);
          expect(requestContext()?.requestId).toBe(request.id);
          response.json({ id: request.id });
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
        req: {
          method: "GET",
          route: "/patients/:id",
          ip: "[REDACTED:ip]",
          headers: { connection: "close" },
        },
        res: { statusCode: 200, bytes: 45, headers: { "content-type": "application/json; charset=utf-8" } },
        responseTime: expect.any(Number),
        msg: "request completed",
      },
    ]);
  });

  test("takes an id that the application has given before, and leaves a logger that it gives after", async () => {
    const own = { info() {} };
    const records: LogRecord[] = [];
    const app = host();
    app.use((request, _response, next) => {
      request.id = "req-7";
      next();
    });
    app.use(philog({ logger: (record) => records.push(record), startLine: false }));
    app.use((request, response) => {
      request.log = own as never;
      response.json(request.log === (own as never));
    });
    expect((await visit(app, [get]))[0]).toMatch(/true$/);
    expect(records).toMatchObject([{ requestId: "req-7" }]);
  });

  test("gives no request a member that it had not before, for which Node 20 takes long", async () => {
    const members: PropertyKey[][] = [];
    const app = host();
    const note = () =>
      app.use((request, _response, next) => {
        members.push(Reflect.ownKeys(request));
        next();
      });
    note();
    app.use(philog({ logger: () => {}, startLine: false }));
    note();
    app.use((request, response) => response.json({ id: request.id }));
    expect((await visit(app, [get]))[0]).toContain(uuid);
    expect(members[1]).toEqual(members[0]);
  });

  test("leaves an id that the application's own kind of request has", async () => {
    const app = host();
    Object.defineProperty(app.request, "id", { get: () => "req-8" });
    app.use(philog({ logger: () => {}, startLine: false }));
    app.use((request, response) => response.json({ id: request.id }));
    expect((await visit(app, [get]))[0]).toContain("req-8");
  });

  test("does the same in a router, and once for a request however often it is used", async () => {
    const records: LogRecord[] = [];
    const handler = philog({ logger: (record) => records.push(record), startLine: false });
    const app = host();
    const router = host.Router();
    router.use(handler);
    router.get("/patients/:id", (request, response) => {
      request.log.info("read");
      response.end("ok");
    });
    app.use(router);
    app.use(handler);
    app.use("/again", handler, handler);
    await visit(app, [get, bytes("GET /again")]);
    expect(records.map(({ msg, req }) => [msg, req?.route])).toEqual([
      ["read", undefined],
      ["request completed", "/patients/:id"],
      ["request completed", "[UNMATCHED]"],
    ]);
  });

  test("has a logger of its own, whose lines carry the id of the request under way", async () => {
    const records: LogRecord[] = [];
    const handler = philog({ logger: (record) => records.push(record), startLine: false });
    const app = host();
    app.use(handler);
    app.get("/patients/:id", async (_request, response) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      handler.log.info("queried");
      response.end();
    });
    await visit(app, [get]);
    handler.log.info("closing");
    expect(records.map(({ requestId, msg }) => [requestId, msg])).toEqual([
      [uuid, "queried"],
      [uuid, "request completed"],
      [undefined, "closing"],
    ]);
  });

  test("logs query and body as far as the policy lists them, and changes neither", async () => {
    const seen: unknown[] = [];
    const body = JSON.stringify({ event: "visit.read", patient: { name: "Zelda" }, __proto__: null, constructor: 1 });
    const { records } = await visitGuarded(
      host,
      (app) => {
        app.use(host.json());
        app.post("/visits", (request, response) => {
          seen.push({ ...request.query }, request.body, request.headers.cookie);
          response.end();
        });
      },
      [bytes("POST /visits?page=2&name=Zelda", { "content-type": "application/json", cookie: "Zelda" }, body)],
      {
        policy: {
          version: 1,
          extends: ["process", "http", "errors"],
          rules: { "req.query.page": { pattern: "^\\d{1,3}$" }, "req.body.event": "code" },
        },
      },
    );
    expect(seen).toEqual([{ page: "2", name: "Zelda" }, JSON.parse(body), "Zelda"]);
    expect(records[0]!.req).toMatchObject({ query: { page: "2" }, body: { event: "visit.read" }, bytes: body.length });
    expect(records[0]!.redacted).toEqual(["req.body.patient", "req.body.constructor"]);
  });

  test("goes through a pino logger that is behind a policy, and req.log is its child", async () => {
    const stream = captureStream();
    const redactor = createRedactor();
    const logger = behindPolicy(pino({ base: null }, stream), { redactor, startLine: false });
    const app = host();
    app.use(philog({ redactor, logger }));
    app.get("/patients/:id", (request, response) => {
      request.log.info({ event: "patient.read" }, "read %s", request.params.id);
      logger.warn({ name: "Zelda" }, "elsewhere");
      response.end();
    });
    await visit(app, [get]);
    expect(stream.records()).toMatchObject([
      { requestId: uuid, event: "patient.read", msg: "read [REDACTED]" },
      { requestId: uuid, redacted: ["name"], msg: "elsewhere" },
      { requestId: uuid, req: { route: "/patients/:id" }, res: { statusCode: 200 }, msg: "request completed" },
    ]);
    expect(stream.text()).not.toContain("Zelda");
  });

  test("writes JSON lines to stdout where no logger is given, the first of which names the policy", async () => {
    const { stdout, stderr } = await capture(async () => {
      const app = host();
      app.use(philog());
      await visit(app, [get]);
    });
    expect(stderr).toBe("");
    expect(stdout.split("\n").map((line) => line && JSON.parse(line).msg)).toEqual([
      "policy in force",
      "request completed",
      "",
    ]);
  });

  test("takes the tenant of tokens from the request", async () => {
    const tenants = ["north", "south", "north"];
    const { records } = await visitGuarded(
      host,
      (app) => app.use((_request, response) => void response.end()),
      tenants.map((tenant) => bytes("GET /", { "x-tenant": tenant })),
      {
        policy: {
          version: 1,
          extends: ["process", "http"],
          rules: { "req.ip": { classification: "ip", action: "tokenize" } },
        },
        keys: { current: { id: "k1", secret: createHash("sha256").update("test").digest() } },
        tenant: (request) => request?.get("x-tenant"),
      },
    );
    const [north, south, again] = records.map(({ req }) => req.ip);
    expect(north).toMatch(/^tok1\.ip\.k1\./);
    expect([again === north, south === north]).toEqual([true, false]);
  });

  test("refuses what is no option, before any request", () => {
    expect(() => philog({ loger: {} } as never)).toThrow("PHILOG_OPTION_UNKNOWN");
  });
});

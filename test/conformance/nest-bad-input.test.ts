import { expectNoLeak } from "@philog/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { loadHost, type NestHost } from "./nest-host.ts";
import { controller, guard, nests, type Parts, type VisitOptions, visit } from "./nest-run.ts";
import { bytes } from "./socket.ts";

const name = "zlaivexon";
/** Nest writes lines of its own when it starts. */
const isOfRequest = ({ requestId, philog }: Record<string, unknown>) =>
  requestId !== undefined || philog === "withheld";
const json = { "content-type": "application/json" };
const never = () => {
  throw new Error(name);
};

describe.each(nests)("%s on %s", (version, platform) => {
  let host: NestHost;
  beforeAll(async () => {
    host = await loadHost(version);
  }, 60_000);

  const policy = {
    version: 1,
    extends: ["process", "http", "errors"],
    rules: { "req.body.event": "code", "req.query.page": { pattern: "^\\d{1,3}$" } },
  };
  /** A route that answers what it got, one with a parameter, and those of the case. */
  const usual = (routes: Parameters<typeof controller>[2] = {}): Parts => {
    const { Body, Param, Query } = host.common;
    const echo = {
      args: [Query(), Body()],
      handle: (query: object, body?: object) => ({ query, body: body ?? null }),
    };
    return {
      controllers: [
        controller(host, "", {
          ...routes,
          read: { verb: "Get", path: "patients/:id", args: [Param("id")], handle: (id: string) => ({ id }) },
          echo: { verb: "All", path: "echo", ...echo },
        }),
      ],
    };
  };
  /** The answers of the bare app and of the same app behind Philog are the same bytes; the lines hold no name. */
  const same = async (
    sent: readonly (string | Buffer)[],
    {
      build = () => usual(),
      lines = sent.length,
      options = {},
      ...rest
    }: { build?: () => Parts; lines?: number; options?: object } & VisitOptions = {},
  ) => {
    const bare = await visit(host, build, sent, { platform, ...rest });
    const guarded = await visit(
      host,
      (stream) => {
        const parts = build();
        return { ...parts, imports: [...(parts.imports ?? []), guard(host, stream, { policy, ...options })] };
      },
      sent,
      { platform, ...rest },
    );
    expect(guarded.answers).toEqual(bare.answers);
    expectNoLeak(guarded.text(), [name]);
    const requests = guarded.records().filter(({ req }) => req !== undefined);
    expect(requests.length).toBe(lines);
    const { text, answers } = guarded;
    return { requests, answers, all: guarded.records().filter(isOfRequest), text: text() };
  };

  test("malformed JSON is answered as always", async () => {
    const bodies = [`{"name":"${name}`, `${name}`, `{"a":${name}}`, "[", "{}}"];
    const { requests } = await same(bodies.map((body) => bytes("POST /echo", json, body)));
    expect(requests.map(({ level, res, err }) => [level, res.statusCode, typeof err])).toEqual(
      bodies.map(() => [40, 400, "object"]),
    );
  });

  test("bodies that are too long, of a wrong length, encoding or kind are answered as always", async () => {
    const chunked = { ...json, "transfer-encoding": "chunked" };
    await same([
      bytes("POST /echo", json, `{"name":"${name}","rest":"${"x".repeat(2_000_000)}"}`),
      bytes("POST /echo", { ...json, "content-encoding": "gzip" }, `{"name":"${name}"}`),
      bytes("POST /echo", { "content-type": `application/json; charset=${name}` }, "{}"),
      bytes("POST /echo", chunked, `11\r\n{"n":"${name}"}\r\n0\r\n\r\n`),
      bytes("POST /echo", { "content-type": "application/x-www-form-urlencoded" }, `name=${name}&a[b][c]=%zz`),
      bytes("POST /echo", { "content-type": name }, name),
    ]);
  });

  test("aborted requests have a line", async () => {
    const build = () =>
      usual({ slow: { verb: "Get", path: "slow", handle: () => new Promise((resolve) => setTimeout(resolve, 300)) } });
    const { requests } = await same(
      [bytes("GET /slow"), `${bytes("POST /echo", { ...json, "content-length": "100" })}{"name":"${name}`],
      { build, abortAfter: 100 },
    );
    expect(requests.map(({ level }) => level)).toEqual([40, 40]);
    expect(requests[0]!.msg).toBe("request aborted");
  });

  test("pipelined requests are answered in their order, and each has a line", async () => {
    const one = (page: number, last: boolean) =>
      bytes(`GET /echo?page=${page}&name=${name}`, { connection: last ? "close" : "keep-alive" });
    const { requests } = await same([one(1, false) + one(2, false) + one(3, true)], { lines: 3 });
    expect(requests.map(({ req }) => req.query.page)).toEqual(["1", "2", "3"]);
    expect(new Set(requests.map(({ requestId }) => requestId)).size).toBe(3);
  });

  test("line breaks, escape sequences and broken escapes in URLs and headers start no line and colour none", async () => {
    const sent = [
      bytes(`GET /patients/a%0d%0a{"level":30,"name":"${name}"}`),
      bytes("GET /echo", { "user-agent": `\u001b[2J${name}` }),
      bytes(`GET /nowhere/${name}?a=%0a`, { referer: "%0a%0d" }),
    ];
    const { text, all } = await same(sent, { lines: 2 });
    expect(all.length).toBe(2);
    for (const line of text.trim().split("\n"))
      expect(Object.keys(JSON.parse(line)).slice(0, 2)).toEqual(["level", "time"]);
    expect([...text].some((character) => character < "\u0020" && character !== "\n")).toBe(false);
  });

  test("a URL that cannot be decoded is answered as always, and is in no line", async () => {
    // Fastify refuses it before any hook: what is logged then is the error.
    await same([bytes(`GET /patients/${name}%zz`)], { lines: platform === "Express" ? 1 : 0 });
  });

  test("keys that write to prototypes reach neither objects nor lines", async () => {
    const body = `{"constructor":{"prototype":{"event":"x.y"}},"event":"visit.read"}`;
    // Fastify refuses such bodies itself.
    const refused = platform === "Fastify" ? [400, undefined] : [200, "visit.read"];
    const { requests } = await same([
      bytes(`POST /echo?__proto__[page]=1&page=2`, json, body),
      bytes("POST /echo", json, `{"__proto__":{"event":"${name}"}}`),
    ]);
    expect([requests[0]!.res.statusCode, requests[0]!.req.body?.event]).toEqual(refused);
    expect(({} as { event?: unknown; page?: unknown }).event).toBeUndefined();
  });

  test("whatever is thrown is answered as always, and has its line", async () => {
    const getters = Object.defineProperty(new Error("x"), "message", { get: never });
    const thrown: Record<string, () => unknown> = {
      text: () => name,
      number: () => 7,
      null: () => null,
      undefined: () => undefined,
      object: () => ({ name, statusCode: 404, message: name }),
      symbol: () => Symbol(name),
      proxy: () => new Proxy({}, { get: never, has: never, ownKeys: never, getPrototypeOf: never }),
      frozen: () => Object.freeze(new TypeError(`no row for '${name}'`)),
      getters: () => getters,
      http: () => new host.common.HttpException({ name }, 422),
      teapot: () => new host.common.ImATeapotException(name),
    };
    const build = () =>
      usual({
        throwing: {
          verb: "Get",
          path: "throw/:kind",
          args: [host.common.Param("kind")],
          handle(kind: string) {
            throw thrown[kind]!();
          },
        },
      });
    const kinds = Object.keys(thrown);
    const { requests, all } = await same(
      kinds.map((kind) => bytes(`GET /throw/${kind}`)),
      { build },
    );
    expect(requests.map(({ msg, err }) => [msg, typeof err])).toEqual(kinds.map(() => ["request errored", "object"]));
    // Nest itself fails over the proxy: that error is the second of its request, and both have their line.
    expect(all.length).toBe(kinds.length + 1);
    expect(requests.map(({ err }) => err.type).slice(-4)).toEqual([
      "TypeError",
      "Error",
      "HttpException",
      "ImATeapotException",
    ]);
  });

  test("filters of the application's own answer as they always do, and what they answer is in its line", async () => {
    const { common, core } = host;
    class OnType {
      catch(_error: unknown, context: { getArgByIndex(at: number): object }) {
        const response = context.getArgByIndex(1) as { status(code: number): { send(body: object): void } };
        response.status(418).send({ by: "type" });
      }
    }
    common.Catch(TypeError)(OnType);
    const answer = (status: number) =>
      class {
        catch(_error: unknown, context: { getArgByIndex(at: number): object }) {
          const response = context.getArgByIndex(1) as { status(code: number): { send(body: object): void } };
          response.status(status).send({ by: "all" });
        }
      };
    for (const where of ["provider", "global", "route", "class", "none"]) {
      const All = answer(503);
      common.Catch()(All);
      const onRoute = where === "route" ? [common.UseFilters(new All(), new OnType())] : [];
      const build = (): Parts => ({
        ...usual({
          one: {
            verb: "Get",
            path: "one",
            with: onRoute,
            handle() {
              throw new TypeError(`no row for '${name}'`);
            },
          },
          two: {
            verb: "Get",
            path: "two",
            with: onRoute,
            handle() {
              throw new RangeError(`no row for '${name}'`);
            },
          },
        }),
        decorate: where === "class" ? [common.UseFilters(new All(), new OnType())] : [],
        providers:
          where === "provider" ? [All, OnType].map((own) => ({ provide: core.APP_FILTER, useClass: own })) : [],
        before: (app) => where === "global" && app.useGlobalFilters(new All(), new OnType()),
      });
      const { requests } = await same([bytes("GET /one"), bytes("GET /two")], { build });
      const status = where === "none" ? [500, 500] : [418, 503];
      expect(requests.map(({ res, err }) => [res.statusCode, err.type])).toEqual([
        [status[0], "TypeError"],
        [status[1], "RangeError"],
      ]);
    }
  });

  test("exceptions of guards, middleware and hooks are answered as always", async () => {
    const { common } = host;
    const refusing = { canActivate: () => Promise.reject(new common.ForbiddenException(name)) };
    const build = (): Parts => ({
      ...usual({ guarded: { verb: "Get", path: "guarded", with: [common.UseGuards(refusing)], handle: () => 1 } }),
      before(app) {
        app.use((request: { url: string }, _response: object, next: (error?: unknown) => void) =>
          next(request.url === "/echo" ? new Error(`no row for '${name}'`) : undefined),
        );
      },
    });
    const { requests } = await same([bytes("GET /guarded"), bytes("GET /echo")], { build });
    expect(requests.map(({ level, err }) => [level, err.type])).toEqual([
      [40, "ForbiddenException"],
      [50, "Error"],
    ]);
  });

  test("a logger that throws changes no answer, and its lines go to stderr", async () => {
    const build = () =>
      usual({
        note: { verb: "Get", path: "note", handle: () => new host.common.Logger("VisitsService").log(`of ${name}`) },
      });
    for (const logger of [never, { info: never, error: never, warn: never }]) {
      const { text } = await same([bytes("GET /note")], { build, options: { logger }, lines: 0 });
      const lines = text.trim().split("\n");
      expect(lines.map((line) => JSON.parse(line).msg).slice(-2)).toEqual(["of [REDACTED]", "request completed"]);
    }
  });

  test("calls that no logger can make sense of are lines, too, and none throws", async () => {
    const circle: Record<string, unknown> = { event: "visit.read" };
    circle.self = circle;
    const hostile = new Proxy(
      {},
      { get: never, ownKeys: never, getPrototypeOf: never, getOwnPropertyDescriptor: never },
    );
    const calls: unknown[][] = [
      [hostile],
      ["loaded", hostile],
      [
        "loaded",
        {
          get ward() {
            return never();
          },
          event: "visit.read",
        },
      ],
      [never],
      [circle],
      [Object.freeze({ event: "visit.read", context: name }), Object.freeze({ event: "visit.read" })],
      [null],
      [undefined],
      [Symbol(name)],
      [12n],
      [true],
      [[name]],
      [new Set([name])],
      [Buffer.from(name)],
      [],
    ];
    const build = () =>
      usual({
        calls: {
          verb: "Get",
          path: "calls",
          handle() {
            const logger = new host.common.Logger("VisitsService");
            for (const call of calls) (logger.log as (...args: unknown[]) => void)(...call);
            logger.error(never as never, hostile);
          },
        },
      });
    const guarded = await visit(
      host,
      (stream) => ({ ...build(), imports: [guard(host, stream)] }),
      [bytes("GET /calls")],
      {
        platform,
      },
    );
    expectNoLeak(guarded.text(), [name]);
    expect(guarded.answers[0]).toMatch(/^HTTP\/1\.1 200 /);
    const lines = guarded.records().filter((record) => isOfRequest(record) && record.req === undefined);
    expect(lines.length).toBe(calls.length + 1);
    expect(lines.filter(({ philog }) => philog === "withheld").length).toBe(4);
  });
});

import { Readable } from "node:stream";
import { captureProcess, expectNoLeak } from "@philog/testing";
import type { FastifyReply, FastifyRequest } from "fastify";
import { describe, expect, test } from "vitest";
import { type App, visit, ways } from "./fastify-run.ts";
import { bytes } from "./socket.ts";

const name = "zlaivexon";
const json = { "content-type": "application/json" };
const never = () => {
  throw new Error(name);
};

/** What an application usually has: parsers, a route that answers what it got, one that streams it back. */
const usual = (app: App) => {
  app.addContentTypeParser("x/y", (_request, payload, done) => done(null, payload));
  app.all("/echo", async ({ query, body, headers }) => ({ query, body: body ?? null, header: headers["x-note"] }));
  app.get("/patients/:id", async ({ params }) => params);
  app.post("/pipe", async ({ body, headers }, reply) => {
    reply.header("content-length", headers["content-length"]);
    return body;
  });
};

describe.each(ways)("%s", (_way, guarded, bare) => {
  const policy = {
    version: 1 as const,
    extends: ["process", "http", "errors"] as const,
    rules: { "req.body.event": "code", "req.query.page": { pattern: "^\\d{1,3}$" } },
  } as never;
  interface Parts {
    build?: (app: App) => void;
    lines?: number;
    own?: object;
    options?: object;
    abortAfter?: number;
  }
  /** The answers of the bare app and of the same app behind Philog are the same bytes; the lines hold no name. */
  const same = async (sent: readonly (string | Buffer)[], parts: Parts = {}) => {
    const { build = usual, lines = sent.length, own = {}, options, ...rest } = parts;
    const raw = await visit(bare, build, sent, { own: { ...own, logger: false }, ...rest });
    const held = await visit(guarded, build, sent, { own, ...rest, options: { policy, ...options } });
    expect(held.answers).toEqual(raw.answers);
    expectNoLeak(held.text(), [name]);
    const requests = held.records().filter(({ req }) => req !== undefined);
    expect(requests.length).toBe(lines);
    return { requests, answers: held.answers, all: held.records(), text: held.text() };
  };

  test("malformed JSON is answered as always", async () => {
    const bodies = [`{"name":"${name}`, `${name}`, `{"a":${name}}`, "[", "\u0000", "{}}", ""];
    const { requests } = await same(bodies.map((body) => bytes("POST /echo", json, body)));
    expect(requests.map(({ level, res }) => [level, res.statusCode])).toEqual(bodies.map(() => [40, 400]));
  });

  test("bodies of 10 MB are refused or streamed as always", async () => {
    const big = `{"name":"${name}","rest":"${"x".repeat(10_000_000)}"}`;
    const { requests } = await same([bytes("POST /pipe", { "content-type": "x/y" }, big)]);
    expect([requests[0]!.req.bytes, requests[0]!.res.statusCode]).toEqual([9_999_999, 200]);
    // What a client gets of a response that comes before its request is through is the system's.
    const refused = await visit(guarded, usual, [bytes("POST /echo", json, big)]);
    expect(refused.records()).toMatchObject([{ req: { bytes: 9_999_999 }, res: { statusCode: 413 } }]);
    expectNoLeak(refused.text(), [name]);
  });

  test("bodies of wrong length, encoding and kind are answered as always", async () => {
    await same([
      bytes("POST /echo", { "content-type": `application/json; charset=${name}` }, "{}"),
      bytes("POST /echo", { ...json, "transfer-encoding": "chunked" }, `11\r\n{"n":"${name}"}\r\n0\r\n\r\n`),
      `${bytes("POST /echo", { ...json, "content-length": "5" })}{"n":"${name}"}`,
      Buffer.concat([
        Buffer.from(bytes("POST /echo", { ...json, "content-length": "8" })),
        Buffer.from('{"n":"\xff\xfe', "latin1"),
      ]),
      bytes("POST /echo", { "content-type": "application/x-www-form-urlencoded" }, `name=${name}`),
      bytes("POST /echo", { "content-type": "text/plain" }, name),
      bytes("POST /echo", { "content-type": name }, name),
    ]);
  });

  test("aborted requests and responses have a line", async () => {
    const build = (app: App) => {
      app.get("/slow", (_request, reply) => {
        reply.hijack();
        reply.raw.write(name);
      });
      usual(app);
    };
    const { requests } = await same(
      [bytes("GET /slow"), `${bytes("POST /echo", { ...json, "content-length": "100" })}{"name":"${name}`],
      { build, abortAfter: 150 },
    );
    expect(requests.map(({ level, msg }) => [level, msg])).toEqual([
      [40, "request aborted"],
      [40, expect.stringMatching(/request (?:aborted|errored)/)],
    ]);
  });

  test("pipelined requests are answered in their order, and each has a line", async () => {
    const one = (page: number, last: boolean) =>
      bytes(`GET /echo?page=${page}&name=${name}`, { connection: last ? "close" : "keep-alive" });
    const { requests } = await same([one(1, false) + one(2, false) + one(3, true)], { lines: 3 });
    expect(requests.map(({ req }) => req.query.page)).toEqual(["1", "2", "3"]);
    expect(new Set(requests.map(({ requestId }) => requestId)).size).toBe(3);
  });

  test("floods of headers, and heads that are none, are Node's and Fastify's to answer", async () => {
    const flood = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`x-${name}-${at}`, name]));
    const { requests } = await same(
      [
        bytes("GET /echo", flood),
        bytes("GET /echo", { "x-big": name.repeat(5000) }),
        `GET /${name} HTTP/9.9\r\n\r\n`,
        `${name}\r\n\r\n`,
        `GET /echo HTTP/1.1\r\nhost: x\r\nx-note: ${name}\nconnection: close\r\n\r\n`,
      ],
      { lines: 1 },
    );
    expect(requests[0]!.res.statusCode).toBe(200);
  });

  test("line breaks and escape sequences in URLs and headers start no line and colour none", async () => {
    const { text, all } = await same(
      [
        bytes(`GET /patients/a%0d%0a{"level":30,"name":"${name}"}`),
        bytes(`GET /patients/%1b[31m${name}?a=%0a`),
        bytes("GET /echo", { "x-note": `a\u001b[31m${name}`, "user-agent": `\u001b[2J${name}` }),
        bytes("GET /echo", { "x-request-id": `${name}%1b` }),
        bytes(`GET /%${name}`, { referer: "%0a%0d" }),
        bytes("GET /patients/%ff%fe"),
      ],
      // Fastify answers URLs that it cannot decode by itself, without a request; Node refuses escapes in headers.
      { lines: 3, options: { level: "info" } },
    );
    const lines = text.split("\n").filter((line) => line.startsWith("{"));
    expect(lines.length).toBeGreaterThanOrEqual(all.length);
    expect([...text].some((character) => character < "\u0020" && character !== "\n")).toBe(false);
  });

  test("a URL that cannot be decoded has its line where the application answers it", async () => {
    const frameworkErrors = (error: Error, _request: FastifyRequest, reply: FastifyReply) => {
      reply.code(418).send(error);
    };
    const { requests } = await same([bytes(`GET /patients/%${name}`)], { own: { frameworkErrors } });
    expect(requests).toMatchObject([{ level: 40, req: { route: "[UNMATCHED]" }, res: { statusCode: 400 } }]);
  });

  test("keys that write to prototypes reach neither objects nor lines", async () => {
    const body = `{"__proto__":{"event":"${name}"},"constructor":{"prototype":{"event":"x.y"}},"event":"visit.read"}`;
    const { requests } = await same(
      [bytes(`POST /echo?__proto__[page]=1&__proto__=${name}&constructor=${name}&page=2`, json, body)],
      { own: { onProtoPoisoning: "ignore", onConstructorPoisoning: "ignore" } },
    );
    expect(requests[0]!.req).toMatchObject({ body: { event: "visit.read" }, query: { page: "2" } });
    expect(({} as { event?: unknown; page?: unknown }).event).toBeUndefined();
    await same([bytes("POST /echo", json, body)]);
  });

  test.each<[string, () => unknown]>([
    ["an error", () => new Error(`no row for '${name}'`)],
    [
      "an error with status and headers",
      () => Object.assign(new Error(name), { statusCode: 418, headers: { a: "b" } }),
    ],
    ["a text", () => name],
    ["a number", () => 7],
    ["an object", () => ({ name, statusCode: 404 })],
    ["null", () => null],
    ["undefined", () => undefined],
    ["a frozen error", () => Object.freeze(new Error(name))],
    [
      "what cannot be read",
      () =>
        new Proxy(
          {},
          { get: never, getPrototypeOf: never, ownKeys: never, has: never, getOwnPropertyDescriptor: never },
        ),
    ],
    ["an error whose code throws", () => Object.defineProperty(new Error("x"), "hint", { get: never })],
  ])("what is thrown is answered as always: %s", async (_kind, create) => {
    const build = (app: App) => {
      app.get("/sync", (_request, _reply) => {
        throw create();
      });
      app.get("/async", async () => {
        throw create();
      });
      app.get("/hook", { preHandler: async () => Promise.reject(create()) }, async () => "ok");
    };
    // Of a promise that is rejected with nothing Fastify makes no answer, or one of its own.
    const paths = create() === undefined ? ["/sync"] : ["/sync", "/async"];
    await same(
      [...paths, "/hook"].map((path) => bytes(`GET ${path}`)),
      // None is left without an answer: on a busy machine one takes its time.
      { build, abortAfter: 3000 },
    );
  });

  test("errors in error handlers, hooks and streams are as always, and each is in a line", async () => {
    const build = (app: App) => {
      const fail = async () => {
        throw new TypeError(`no row for '${name}'`);
      };
      app.get("/twice", fail);
      app.register(async (scope) => {
        scope.setErrorHandler(() => {
          throw new RangeError(`no page for '${name}'`);
        });
        scope.get("/handler", fail);
      });
      app.get("/sent", { onSend: fail }, async () => "ok");
      app.get("/late", { onResponse: fail }, async () => "ok");
      app.get("/stream", async () => {
        let sent = false;
        return new Readable({
          read() {
            if (sent) this.destroy(new Error(`no more of '${name}'`));
            else this.push("half");
            sent = true;
          },
        });
      });
    };
    const paths = ["/twice", "/handler", "/sent", "/late", "/stream"];
    const { all } = await same(
      paths.map((path) => bytes(`GET ${path}`)),
      { build },
    );
    const lines = all.map(({ level, req, err }) => [level, req?.route, err?.message]);
    expect(lines.filter(([level]) => level !== 30)).toEqual([
      [50, "/twice", "no row for [REDACTED]"],
      [50, "/handler", "no page for [REDACTED]"],
      [50, "/sent", "no row for [REDACTED]"],
      // The response was closed when its error came: its line is written, and the error has one of its own.
      [50, undefined, "no row for [REDACTED]"],
      [50, "/stream", "no more of [REDACTED]"],
    ]);
  });

  test("a request that is made without a socket has its line", async () => {
    const answers: string[] = [];
    const build = (app: App) => {
      usual(app);
      app.addHook("onListen", async () => {
        answers.push((await app.inject(`/patients/${name}`)).body);
      });
    };
    const held = await visit(guarded, build, [bytes("GET /echo")]);
    expect(answers).toEqual([JSON.stringify({ id: name })]);
    expect(held.records().map(({ req, msg }) => [req.route, msg])).toEqual([
      ["/patients/:id", "request completed"],
      ["/echo", "request completed"],
    ]);
  });
});

describe("a logger that throws", () => {
  test.each([
    ["a function", never],
    ["methods", { info: never, error: never, warn: never }],
  ])("changes no answer, and its lines go to stderr: %s", async (_kind, logger) => {
    const [[, guarded, bare]] = ways as [(typeof ways)[number]];
    const build = (app: App) => {
      app.addHook("onRequest", async (request) => request.log.info({ event: "patient.read" }, "of %s", name));
      usual(app);
    };
    const raw = await visit(bare, build, [bytes(`GET /patients/${name}`)]);
    const held = await visit(guarded, build, [bytes(`GET /patients/${name}`)], { options: { logger } as never });
    expect(held.answers).toEqual(raw.answers);
    expectNoLeak(held.text(), [name]);
    const lines = held
      .text()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).msg);
    expect(lines).toEqual(["listening", "of [REDACTED]", "request completed"]);
  });
});

/** What ends the process ends it with Philog, too: nothing of ours catches what Fastify's own hooks would. */
describe.each(["philogLogger", "the plugin"])("%s, and an error that Fastify itself fails over", (way) => {
  const program = (guarded: boolean) => `
    import { connect } from "node:net";
    import fastify from "fastify";
    ${guarded ? 'import philog, { philogLogger } from "@philog/fastify";' : ""}
    const options = { startLine: false, level: "warn" };
    const app = fastify(${guarded && way === "philogLogger" ? "philogLogger(options)" : ""});
    ${guarded && way !== "philogLogger" ? "app.register(philog, options);" : ""}
    app.get("/", (request, reply) => { reply.raw.statusMessage = "\\r\\n"; throw new Error("boom"); });
    process.on("uncaughtException", ({ message }) => { process.stderr.write("crash: " + message + "\\n"); process.exit(7); });
    await app.listen({ port: 0, host: "127.0.0.1" });
    connect(app.server.address().port, "127.0.0.1").write("GET / HTTP/1.1\\r\\nhost: x\\r\\n\\r\\n");
    setTimeout(() => process.exit(3), 5000);
  `;
  const run = (guarded: boolean) =>
    captureProcess(process.execPath, ["--input-type=module", "-e", program(guarded)], {
      env: { NODE_ENV: "production" },
    });

  test("ends the process as it would", async () => {
    const bare = await run(false);
    const guarded = await run(true);
    expect([guarded.code, guarded.stderr]).toEqual([bare.code, bare.stderr]);
    expect([bare.code, bare.stderr]).toEqual([7, "crash: Invalid character in statusMessage\n"]);
  });
});

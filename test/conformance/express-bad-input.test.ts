import { captureProcess, expectNoLeak } from "@philog/testing";
import type { NextFunction, Request, Response } from "express";
import { describe, expect, test } from "vitest";
import { type App, expressHosts, guard, type VisitOptions, visit } from "./express-run.ts";
import { bytes } from "./socket.ts";

const name = "zlaivexon";
const json = { "content-type": "application/json" };

/** What an application usually has: parsers, a route that answers what it got, one that fails. */
const usual = (host: { json(): any; urlencoded(options: object): any; text(): any }) => (app: App) => {
  app.use(host.json(), host.urlencoded({ extended: true }), host.text());
  app.all("/echo", (request, response) => {
    response.json({ query: request.query, body: request.body ?? null, header: request.get("x-note") ?? null });
  });
  app.get("/patients/:id", (request, response) => void response.json(request.params));
  app.all("/pipe", (request, response) => {
    response.set("content-length", request.get("content-length"));
    request.pipe(response);
  });
};

describe.each(expressHosts)("%s", (_version, host) => {
  const policy = {
    version: 1,
    extends: ["process", "http", "errors"],
    rules: { "req.body.event": "code", "req.query.page": { pattern: "^\\d{1,3}$" } },
  };
  /** The answers of the bare app and of the same app behind Philog are the same bytes; the lines hold no name. */
  const same = async (
    sent: readonly (string | Buffer)[],
    {
      build = usual(host),
      lines = sent.length,
      ...options
    }: { build?: (app: App) => void; lines?: number } & VisitOptions = {},
  ) => {
    const bare = await visit(host, build, sent, options);
    const guarded = await visit(
      host,
      (app, stream) => {
        app.use(guard(stream, { policy }));
        build(app);
      },
      sent,
      options,
    );
    expect(guarded.answers).toEqual(bare.answers);
    expectNoLeak(guarded.text(), [name]);
    const requests = guarded.records().filter(({ req }) => req !== undefined);
    expect(requests.length).toBe(lines);
    return { requests, answers: guarded.answers, all: guarded.records(), text: guarded.text() };
  };

  test("malformed JSON is answered as always", async () => {
    const bodies = [`{"name":"${name}`, `${name}`, `{"a":${name}}`, "[", "\u0000", `"${name}"`, "{}}"];
    const { requests } = await same(bodies.map((body) => bytes("POST /echo", json, body)));
    expect(requests.map(({ level, res }) => [level, res.statusCode])).toEqual(bodies.map(() => [40, 400]));
  });

  test("bodies of 10 MB are refused or piped as always", async () => {
    const big = `{"name":"${name}","rest":"${"x".repeat(10_000_000)}"}`;
    const { requests } = await same([
      bytes("POST /echo", json, big),
      bytes("POST /pipe", { "content-type": "x/y" }, big),
    ]);
    expect(requests.map(({ req, res }) => [req.bytes, res.statusCode])).toEqual([
      [9_999_999, 413],
      [9_999_999, 200],
    ]);
  });

  test("bodies of wrong length, encoding and kind are answered as always", async () => {
    const chunked = { ...json, "transfer-encoding": "chunked" };
    const sent = [
      bytes("POST /echo", { ...json, "content-encoding": "gzip" }, `{"name":"${name}"}`),
      bytes("POST /echo", { ...json, "content-encoding": name }, "{}"),
      bytes("POST /echo", { "content-type": `application/json; charset=${name}` }, "{}"),
      bytes("POST /echo", chunked, `11\r\n{"n":"${name}"}\r\n0\r\n\r\n`),
      `${bytes("POST /echo", { ...json, "content-length": "5" }, undefined)}{"n":"${name}"}`,
      Buffer.concat([
        Buffer.from(bytes("POST /echo", { ...json, "content-length": "8" })),
        Buffer.from('{"n":"\xff\xfe', "latin1"),
      ]),
      bytes("POST /echo", { "content-type": "application/x-www-form-urlencoded" }, `name=${name}&a[b][c]=%zz`),
      bytes("POST /echo", { "content-type": "text/plain" }, name),
    ];
    await same(sent);
  });

  test("aborted requests and responses have a line", async () => {
    const build = (app: App) => {
      app.get("/slow", (_request, response) => void response.write(name));
      usual(host)(app);
    };
    const { requests } = await same(
      [bytes("GET /slow"), `${bytes("POST /echo", { ...json, "content-length": "100" })}{"name":"${name}`],
      { build, abortAfter: 20 },
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

  test("floods of headers, and heads that are none, are Node's to answer", async () => {
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
    const { text, requests } = await same(
      [
        bytes(`GET /patients/a%0d%0a{"level":30,"name":"${name}"}`),
        bytes(`GET /patients/%1b[31m${name}?a=%0a`),
        bytes("GET /echo", { "x-note": `a\u001b[31m${name}`, "user-agent": `\u001b[2J${name}`, accept: "\u001b[0m" }),
        bytes("GET /echo", { "x-request-id": `${name}\u001b[31m` }),
        bytes("GET /%", { referer: "%0a%0d" }),
        bytes("GET /patients/%ff%fe"),
      ],
      { lines: 4 },
    );
    // Node itself refuses two of them: no header holds an escape.
    expect(text.trim().split("\n").length).toBe(requests.length);
    expect([...text].some((character) => character < "\u0020" && character !== "\n")).toBe(false);
  });

  test("keys that write to prototypes reach neither objects nor lines", async () => {
    const body = `{"__proto__":{"event":"${name}"},"constructor":{"prototype":{"event":"x.y"}},"event":"visit.read"}`;
    const { requests } = await same([
      bytes(`POST /echo?__proto__[page]=1&constructor=${name}&page=2`, json, body),
      bytes("GET /echo", { __proto__: name } as never),
    ]);
    expect(requests[0]!.req).toMatchObject({ body: { event: "visit.read" }, query: { page: "2" } });
    expect(({} as { event?: unknown; page?: unknown }).event).toBeUndefined();
  });

  test("errors in error handlers, and answers that fail half way, are as always", async () => {
    const build = (app: App) => {
      app.get("/twice", () => {
        throw new TypeError(`no row for '${name}'`);
      });
      app.get("/half", (_request, response) => {
        response.write("half");
        throw new Error(`no row for '${name}'`);
      });
      app.get("/again", (_request, response, next) => {
        response.end("done");
        next(new Error(`no row for '${name}'`));
      });
      app.use((_error: Error, _request: Request, response: Response, next: NextFunction) => {
        if (response.headersSent) return next(_error);
        throw new RangeError(`no page for '${name}'`);
      });
    };
    const { all } = await same([bytes("GET /twice"), bytes("GET /half"), bytes("GET /again")], { build });
    expect(all.map(({ err }) => err?.message)).toEqual([
      "no page for [REDACTED]",
      "no row for [REDACTED]",
      // The response was closed when its error came: its line is written, and the error has one of its own.
      undefined,
      "no row for [REDACTED]",
    ]);
  });

  test("a logger that throws changes no answer, and its lines go to stderr", async () => {
    const build = usual(host);
    const bare = await visit(host, build, [bytes(`GET /patients/${name}`)]);
    const never = () => {
      throw new Error(name);
    };
    for (const logger of [never, { info: never, error: never, warn: never }]) {
      const guarded = await visit(
        host,
        (app, stream) => {
          app.use(guard(stream, { logger }));
          app.use((request, _response, next) => {
            request.log.info({ event: "patient.read" }, "of %s", name);
            next();
          });
          build(app);
        },
        [bytes(`GET /patients/${name}`)],
      );
      expect(guarded.answers).toEqual(bare.answers);
      expectNoLeak(guarded.text(), [name]);
      const lines = guarded
        .text()
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      expect(lines.map(({ msg }) => msg)).toEqual(["of [REDACTED]", "request completed"]);
    }
  });
});

/** What ends the process ends it with Philog, too, but not before its line is written. */
describe.each(["express", "../../hosts/express4/node_modules/express"])(
  "an error that %s itself fails over",
  (path) => {
    const program = (guarded: boolean) => `
    import { createRequire } from "node:module";
    import { connect } from "node:net";
    const require = createRequire(${JSON.stringify(import.meta.url)});
    const express = require(${JSON.stringify(path.replace("../../", "../"))});
    const app = express();
    ${guarded ? 'const { philog } = await import("@philog/express"); app.use(philog({ startLine: false }));' : ""}
    const never = () => { throw new Error("unreadable"); };
    app.get("/", () => { throw new Proxy({}, { get: never, getPrototypeOf: never, ownKeys: never, has: never }); });
    process.on("uncaughtException", ({ message }) => { process.stderr.write("crash: " + message + "\\n"); process.exit(7); });
    const server = app.listen(0, "127.0.0.1", () => {
      connect(server.address().port, "127.0.0.1").write("GET / HTTP/1.1\\r\\nhost: x\\r\\n\\r\\n");
    });
  `;
    const run = (guarded: boolean) =>
      captureProcess(process.execPath, ["--input-type=module", "-e", program(guarded)], {
        env: { NODE_ENV: "production" },
      });

    test("has its line before the process ends as it would", async () => {
      const bare = await run(false);
      const guarded = await run(true);
      expect([guarded.code, guarded.stderr]).toEqual([bare.code, bare.stderr]);
      expect(bare.stderr).toBe("crash: unreadable\n");
      expect(JSON.parse(guarded.stdout)).toMatchObject({ level: 50, msg: "request errored" });
    });
  },
);

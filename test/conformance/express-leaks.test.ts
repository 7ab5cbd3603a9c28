import { createRequire } from "node:module";
import { canaries, expectLeak, expectNoLeak } from "@philog/testing";
import type { NextFunction, Request, Response } from "express";
import pino from "pino";
import { describe, expect, test } from "vitest";
import winston from "winston";
import { type App, expressHosts, guard, type Stream, type VisitOptions, visit } from "./express-run.ts";
import { bytes } from "./socket.ts";

const require = createRequire(import.meta.url);
const pinoHttp = require("pino-http") as typeof import("pino-http").default;
const expressWinston = require("express-winston");

const opaque = canaries.opaque("express", 7, { words: 1, letters: "lower" });
const values = opaque.map(({ value }) => value);
const [S, query, cookie, token, header, referer, host_] = values as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

const broken = bytes("POST /visits", { "content-type": "application/json" }, `{"a":${S}}`);
const quoted = bytes("POST /visits", { "content-type": "application/json" }, `[1,${S}]`);
const full = bytes(`GET /patients/${S}?name=${query}`, {
  cookie: `session=${cookie}`,
  authorization: `Bearer ${token}`,
  "x-patient-mrn": header,
  "x-request-id": header,
  referer: `http://web.example/${referer}`,
  "user-agent": `Browser of ${host_}`,
});

const loggedBy = (stream: Stream) => pino({ base: null }, stream);
const usePinoHttp =
  (options: object = {}) =>
  (app: App, stream: Stream) =>
    void app.use(pinoHttp({ logger: loggedBy(stream), ...options }));
const useExpressWinston =
  (options: object = {}) =>
  (app: App, stream: Stream) =>
    void app.use(
      expressWinston.logger({
        transports: [new winston.transports.Stream({ stream })],
        format: winston.format.json(),
        requestWhitelist: ["url", "headers", "method", "httpVersion", "originalUrl", "query"],
        ...options,
      }),
    );
const usePhilog = (app: App, stream: Stream) => void app.use(guard(stream));
const nothing = () => {};

const read = (app: App) =>
  void app.get("/patients/:id", (_request, response) => response.setHeader("set-cookie", `s=${cookie}`).end("ok"));

describe.each(expressHosts)("%s", (_version, host) => {
  type Fill = (app: App, stream: Stream) => void;
  /** The same app with what it usually has, and with Philog in its place. */
  const leak = (
    title: string,
    leaked: readonly string[],
    sent: readonly string[],
    parts: { usual: Fill; rest: (app: App) => void } & VisitOptions,
  ) =>
    test(title, async () => {
      const { usual, rest, env } = parts;
      const run = (first: Fill) =>
        visit(
          host,
          (app, stream) => {
            first(app, stream);
            rest(app);
          },
          sent,
          { env },
        );
      const raw = await run(usual);
      for (const value of leaked) expectLeak(raw.text(), [value]);
      const guarded = await run(usePhilog);
      expectNoLeak(guarded.text(), values);
      expect(guarded.text()).not.toContain("withheld");
      expect(guarded.records().filter(({ req }) => req !== undefined).length).toBe(sent.length);
      expect(guarded.answers.map(statusOf)).toEqual(raw.answers.map(statusOf));
    });
  const statusOf = (answer: string) => answer.slice(0, "HTTP/1.1 200".length);
  const parse = (app: App) => void app.use(host.json());

  leak("express-01 the final handler prints no error and no body", [S], [broken], { usual: nothing, rest: parse });
  leak("express-02 a parser's error in a request's line leaves its body behind", [S], [broken], {
    usual: usePinoHttp(),
    rest(app) {
      parse(app);
      app.use((error: Error, request: Request, response: Response, _next: NextFunction) => {
        request.log.error(error);
        request.log.error({ err: error }, "failed");
        response.status(400).end();
      });
    },
  });
  leak("express-03 a parser's message that quotes the input keeps no word of it", [S], [quoted], {
    usual: nothing,
    rest: parse,
  });
  leak("express-05 the lines of a request hold no header, URL, query or address", values.slice(0, 6), [full], {
    usual: usePinoHttp(),
    rest: read,
  });
  leak("express-06 an identifier in the path stays out where no route is known yet", [S], [full], {
    usual: usePinoHttp(),
    rest(app) {
      app.use((request, _response, next) => {
        request.log.info("seen");
        next();
      });
      const inner = host.Router({ mergeParams: true });
      inner.get("/", (_request, response) => void response.end("ok"));
      app.use("/patients/:id", inner);
    },
  });
  leak("express-07 an id taken from a header and what callbacks add are held to their shapes", [header, S], [full], {
    usual: usePinoHttp({
      genReqId: ({ headers }: Request) => headers["x-request-id"],
      customProps: ({ url }: Request) => ({ ward: url }),
    }),
    rest(app) {
      app.use((request, _response, next) => {
        request.log
          .child({ ward: request.url, patient: request.headers["x-patient-mrn"] })
          .info(`opened ${request.url}`);
        next();
      });
      read(app);
    },
  });
  leak("express-08 an HTTP client's error leaves its request and response behind", [S, token, cookie], [full], {
    usual: usePinoHttp(),
    rest: (app) =>
      void app.get("/patients/:id", (request, response) => {
        const config = {
          url: `/charts/${S}`,
          data: `{"name":"${S}"}`,
          params: { name: query },
          headers: { Cookie: cookie },
        };
        const error = Object.assign(new Error("Request failed with status code 404"), {
          code: "ERR_BAD_REQUEST",
          config,
          request: { path: `/charts/${S}`, _header: `Authorization: ${token}` },
          response: { status: 404, data: { name: S }, config },
        });
        request.log.error({ err: error }, "chart service");
        response.status(502).end();
      }),
  });
  leak("express-09 the message and metadata that express-winston makes of a request", values.slice(0, 4), [full], {
    usual: useExpressWinston(),
    rest: read,
  });
  // What morgan's `combined` format writes: the package itself is no dependency here.
  leak("express-11 a line in the combined format holds URL, referrer and agent", [S, query, referer, host_], [full], {
    usual: (app, stream) =>
      void app.use((request, response, next) => {
        const { method, httpVersion, headers } = request;
        response.on("finish", () => {
          const agents = `"${headers.referer}" "${headers["user-agent"]}"`;
          stream.write(
            `- - "${method} ${request.originalUrl} HTTP/${httpVersion}" ${response.statusCode} - ${agents}\n`,
          );
        });
        next();
      }),
    rest: read,
  });

  test("express-04 the page that shows message and stack out of production goes to the client, and not to the log", async () => {
    const build = (app: App) =>
      void app.get("/", () => {
        throw new Error(`no row for '${S}'`);
      });
    const raw = await visit(host, build, [bytes("GET /")], { env: "development" });
    expectLeak(raw.text(), [S]);
    const guarded = await visit(
      host,
      (app, stream) => {
        usePhilog(app, stream);
        build(app);
      },
      [bytes("GET /")],
      { env: "development" },
    );
    expectNoLeak(guarded.text(), values);
    // What an application answers is its own: only `env` decides over the page.
    expectLeak(guarded.answers[0]!, [S]);
  });

  test("express-10 a request's headers are the same for all that read them after its line is made", async () => {
    const run = async (use: Fill) => {
      const seen: unknown[] = [];
      await visit(
        host,
        (app, stream) => {
          app.use((request, response, next) => {
            response.on("close", () => setImmediate(() => seen.push({ ...request.headers })));
            next();
          });
          use(app, stream);
          read(app);
        },
        [full],
      );
      return seen[0];
    };
    expect(await run(useExpressWinston({ headerBlacklist: ["cookie"] }))).not.toHaveProperty("cookie");
    expect(await run(usePhilog)).toMatchObject({ cookie: `session=${cookie}`, authorization: `Bearer ${token}` });
  });
});

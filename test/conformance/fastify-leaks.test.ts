import type { PhilogOptions } from "@philog/fastify";
import { canaries, expectLeak, expectNoLeak } from "@philog/testing";
import type { FastifyReply, FastifyRequest, FastifyServerOptions } from "fastify";
import { describe, expect, test } from "vitest";
import { type App, visit, ways } from "./fastify-run.ts";
import { bytes } from "./socket.ts";

const opaque = canaries.opaque("fastify", 6, { words: 1, letters: "lower" });
const values = opaque.map(({ value }) => value);
const [S, query, host, header, cookie, prop] = values as [string, string, string, string, string, string];
const json = { "content-type": "application/json" };

const full = bytes(`GET /patients/${S}?name=${query}`, {
  host: `${host}.example`,
  cookie: `session=${cookie}`,
  "x-request-id": header,
  "user-agent": `Browser of ${prop}`,
});
const read = (app: App) => void app.get("/patients/:id", async () => "ok");

describe.each(ways)("%s", (way, guarded, bare) => {
  const isOlder = way.includes("5.11");
  interface Parts {
    build: (app: App) => void;
    own?: FastifyServerOptions;
    options?: PhilogOptions;
    /** How many requests have a line. */
    lines?: number;
  }
  /** The same app with Fastify's own logger, and behind Philog. */
  const leak = (title: string, leaked: readonly string[], sent: readonly string[], parts: Parts) =>
    test(title, async () => {
      const { build, own = {}, options = {}, lines = sent.length } = parts;
      const raw = await visit(bare, build, sent, { own });
      for (const value of leaked) expectLeak(raw.text(), [value]);
      const held = await visit(guarded, build, sent, { own, options });
      expectNoLeak(held.text(), values);
      expect(held.text()).not.toContain("withheld");
      expect(held.records().filter(({ req }) => req !== undefined).length).toBe(lines);
      expect(held.answers).toEqual(raw.answers);
    });

  leak("fastify-01 a request's line holds neither URL nor address nor host", [S, query, host, "127.0.0.1"], [full], {
    build: read,
  });
  leak(
    "fastify-02 a request that nothing matches has no URL in its line",
    [S, query],
    [bytes(`GET /nope/${S}?x=${query}`)],
    {
      build: read,
    },
  );
  leak("fastify-03 an error's line holds neither what its message quotes nor its members", [S, prop, query], [full], {
    build: (app) =>
      void app.get("/patients/:id", async () => {
        const cause = new Error(`no row for '${S}'`);
        throw Object.assign(new TypeError(`no page for '${S}'`, { cause }), { patient: { name: prop } });
      }),
  });
  leak("fastify-04 a value that the response's schema refuses is not quoted", [S], [bytes("GET /")], {
    build: (app) => {
      const schema = { response: { 200: { type: "object", properties: { age: { type: "integer" } } } } };
      app.get("/", { schema }, async () => ({ age: S }));
    },
  });
  leak("fastify-05 a request's id that Fastify takes from any header", [header], [full], {
    own: { requestIdHeader: "x-request-id" },
    build: (app) =>
      void app.get("/patients/:id", async (request) => {
        request.log.info("read");
        return "ok";
      }),
  });
  const twice = (app: App) =>
    void app.get("/patients/:id", (_request: FastifyRequest, reply: FastifyReply) => {
      reply.send("ok");
      reply.send("again");
    });
  const begun = (app: App) =>
    void app.get("/patients/:id", (_request: FastifyRequest, reply: FastifyReply) => {
      reply.raw.writeHead(200);
      reply.raw.write("half");
      reply.send("again");
    });
  const scanned: PhilogOptions = {
    policy: { version: 1, extends: ["process", "http", "errors"], message: { text: "scan" } },
  };
  leak("fastify-06 a warning of a reply that was sent already holds no URL", [S, query], [full], { build: twice });
  leak("fastify-06 it holds none where text is scanned either", [S, query], [full], { build: twice, options: scanned });
  // Fastify 5.11 ends the process over such a reply, with Philog and without.
  if (!isOlder) {
    leak("fastify-06 a warning of a response that has begun already holds no URL", [S, query], [full], {
      build: begun,
    });
    leak("fastify-06 it holds none where text is scanned, of a response that has begun", [S, query], [full], {
      build: begun,
      options: scanned,
    });
  }
  leak("fastify-07 the bytes of a request that is none stay out", [S], [`GET /${S} HTTP/9.9\r\n\r\n`], {
    build: read,
    lines: 0,
  });
  leak(
    "fastify-08 validation that tells the data leaves it behind",
    [S, prop],
    [bytes("POST /", json, `{"ssn":"${S}"}`)],
    {
      own: {
        ajv: { customOptions: { verbose: true } },
        schemaErrorFormatter: (errors) =>
          Object.assign(new Error(`bad: '${JSON.stringify(errors[0])}'`), { input: errors, hint: { name: prop } }),
      } as FastifyServerOptions,
      build: (app) => {
        const schema = { body: { type: "object", properties: { ssn: { type: "string", maxLength: 2 } } } };
        app.post("/", { schema }, async () => "ok");
      },
    },
  );
  leak("fastify-09 loggers made anew with other options keep the policy", [S, cookie, prop], [full], {
    own: {
      childLoggerFactory: (log, bindings, options) =>
        log.child({ ...bindings, patient: { name: prop } }, { ...options, redact: [] } as never),
    },
    build: (app) => {
      const logSerializers = { req: ({ url, headers }: FastifyRequest) => ({ url, headers }) } as never;
      app.register(
        async (scope) => {
          scope.get("/:id", async (request) => {
            request.log.info({ req: request }, "read");
            request.log.child({}, { serializers: logSerializers }).info({ req: request }, "again");
            return "ok";
          });
        },
        { prefix: "/patients", logSerializers },
      );
    },
    lines: 3,
  });

  test("fastify-10 errors have their line where the lines of requests are switched off", async () => {
    const build = (app: App) => {
      app.get("/patients/:id", async () => {
        throw new Error(`no row for '${S}'`);
      });
    };
    const own = { disableRequestLogging: true };
    const raw = await visit(bare, build, [full], { own });
    expect(raw.records()).toEqual([]);
    const held = await visit(guarded, build, [full, bytes("GET /nope")], {
      own,
      options: { disableRequestLogging: true },
    });
    expect(held.records()).toMatchObject([{ level: 50, err: { message: "no row for [REDACTED]" } }]);
    expectNoLeak(held.text(), values);
  });
});

import { once } from "node:events";
import { type ClientHttp2Session, connect, constants } from "node:http2";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Policy } from "@philog/core";
import { philogLogger, philog as plugin } from "@philog/fastify";
import { PhilogModule } from "@philog/nestjs";
import { capture, captureStream, expectLeak, expectNoLeak } from "@philog/testing";
import type { FastifyInstance } from "fastify";
import { describe, expect, test } from "vitest";
import "reflect-metadata";
import { All, Body, Controller, Logger, Module, Param } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { FastifyAdapter } from "@nestjs/platform-fastify";

const require = createRequire(import.meta.url);
const fastify = require("fastify") as (options?: object) => FastifyInstance;
const name = "zlaivexon";
const policy: Policy = {
  version: 1,
  extends: ["process", "http", "errors"],
  rules: { "req.body.event": "code", "req.headers.*": { pattern: "^[^\\n]{1,200}$" } },
};

type Log = (record: object) => unknown;
type Start = (
  log: Log,
  raw: { write(text: string): unknown },
  isBare: boolean,
) => Promise<FastifyInstance["server"] & { stop(): Promise<unknown> }>;

function answer(id: string, body: unknown): unknown {
  if (id === "8") throw new Error(`no row for '${name}'`);
  return { id, body: body ?? null };
}
const fill = (app: FastifyInstance) =>
  app.all("/patients/:id", async (request) => {
    const { id } = request.params as { id: string };
    request.log.info({ name, event: "visit.read" }, `read ${name}`);
    if (id === "9") return new Promise(() => {});
    return answer(id, request.body);
  });
const listen = async (app: FastifyInstance) => {
  await app.listen({ port: 0, host: "127.0.0.1", listenTextResolver: () => "listening" });
  return Object.assign(app.server, { stop: () => app.close() });
};
const ways: [name: string, start: Start][] = [
  [
    "Fastify, by its constructor",
    async (log, stream, isBare) => {
      const own = isBare ? { logger: { stream } } : philogLogger({ policy, logger: log, startLine: false });
      const app = fastify({ http2: true, ...own });
      fill(app);
      return listen(app);
    },
  ],
  [
    "Fastify, by the plugin",
    async (log, stream, isBare) => {
      const app = fastify({ http2: true, ...(isBare && { logger: { stream } }) });
      if (!isBare) app.register(plugin as never, { policy, logger: log, startLine: false } as never);
      app.register(async (scope) => void fill(scope));
      return listen(app);
    },
  ],
  [
    "NestJS on Fastify",
    async (log, stream, isBare) => {
      const inUse = Logger as unknown as { staticInstanceRef: object };
      const before = inUse.staticInstanceRef;
      class Patients {
        read(id: string, body: unknown) {
          new Logger("VisitsService").log({ name, event: "visit.read" }, `read ${name}`);
          if (id === "9") return new Promise(() => {});
          return answer(id, body);
        }
      }
      const { prototype } = Patients;
      Controller("patients")(Patients);
      All(":id")(prototype, "read", Object.getOwnPropertyDescriptor(prototype, "read")!);
      Param("id")(prototype, "read", 0);
      Body()(prototype, "read", 1);
      class App {}
      const module = PhilogModule.forRoot({ policy, logger: log, startLine: false });
      Module({ imports: isBare ? [] : [module], controllers: [Patients] })(App);
      if (isBare) inUse.staticInstanceRef = before;
      const adapter = new FastifyAdapter({ http2: true, ...(isBare && { logger: { stream } }) } as never);
      const app = await NestFactory.create(App, adapter as never, { abortOnError: false });
      await app.listen(0, "127.0.0.1");
      const stop = async () => {
        await app.close();
        inUse.staticInstanceRef = before;
      };
      return Object.assign(app.getHttpServer(), { stop });
    },
  ],
];

interface Sent {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  abort?: boolean;
}

async function send(session: ClientHttp2Session, { path, method = "GET", headers, body, abort }: Sent) {
  const stream = session.request({ ":path": path, ":method": method, ...headers });
  stream.on("error", () => {});
  if (abort) {
    setTimeout(() => stream.close(constants.NGHTTP2_CANCEL), 40);
    await once(stream, "close");
    return "aborted";
  }
  stream.end(body);
  const [response] = await once(stream, "response");
  return JSON.stringify([{ ...response, date: "…" }, await text(stream)]);
}

async function visit(start: Start, sent: readonly Sent[], isBare: boolean) {
  const stream = captureStream();
  let answers: string[] = [];
  const printed = await capture(async () => {
    const server = await start((record) => stream.write(`${JSON.stringify(record)}\n`), stream, isBare);
    const session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    answers = await Promise.all(sent.map((one) => send(session, one)));
    await new Promise((resolve) => setTimeout(resolve, 20));
    session.close();
    await server.stop();
  });
  const records = stream.records() as Record<string, any>[];
  return { answers, records, text: `${stream.text()}${printed.all}` };
}

describe.each(ways)("HTTP/2 in %s", (_name, start) => {
  const both = async (...sent: Sent[]) => {
    const bare = await visit(start, sent, true);
    const kept = await visit(start, sent, false);
    expect(kept.answers).toEqual(bare.answers);
    expectNoLeak(kept.text, [name]);
    return { bare, kept, lines: kept.records.filter(({ req }) => req !== undefined) };
  };

  test("a request has its line with the route, and neither URL nor pseudo-headers", async () => {
    const { bare, lines } = await both({
      path: `/patients/${name}?name=${name}`,
      headers: { "x-request-id": "req-7", "x-ward": "north" },
    });
    expectLeak(bare.text, [name]);
    expect(lines).toMatchObject([
      {
        level: 30,
        requestId: "req-7",
        req: { method: "GET", route: "/patients/:id", ip: "[REDACTED:ip]", headers: { "x-ward": "north" } },
        res: { statusCode: 200 },
        msg: "request completed",
      },
    ]);
  });

  test("errors, unknown routes and what clients cancel are told apart", async () => {
    const { lines } = await both(
      { path: "/patients/8" },
      { path: `/none/${name}` },
      { path: "/patients/9", abort: true },
    );
    const byStatus = lines.map(({ level, req, msg }) => [level, req.route, msg]).sort();
    expect(byStatus).toEqual([
      [30, "[UNMATCHED]", "request completed"],
      [40, "/patients/:id", "request aborted"],
      [50, "/patients/:id", "request errored"],
    ]);
  });

  test("many requests on one connection have a line and an id each", async () => {
    const { lines } = await both(...Array.from({ length: 20 }, (_, id) => ({ path: `/patients/${id + 100}` })));
    expect(new Set(lines.map(({ requestId }) => requestId)).size).toBe(20);
    expect(lines.every(({ msg }) => msg === "request completed")).toBe(true);
  });

  test("a body is held to its limit, with its length and without", async () => {
    const body = (length: number) => JSON.stringify({ event: "visit.read", name, rest: "x".repeat(length) });
    const json = { "content-type": "application/json" };
    const one = (length: number, headers = {}) => ({
      path: "/patients/7",
      method: "POST",
      headers: { ...json, ...headers },
      body: body(length),
    });
    const short = await both(one(10));
    expect(short.lines[0]!.req.body).toEqual({ event: "visit.read" });
    const long = await both(one(20_000));
    expect(long.lines[0]!.req.body).toBeUndefined();
    const told = await both(one(20_000, { "content-length": String(body(20_000).length) }));
    expect(told.lines[0]!.req.body).toBeUndefined();
  });
});

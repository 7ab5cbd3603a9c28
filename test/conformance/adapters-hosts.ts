import "reflect-metadata";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import { All, Controller, Logger, Module, Req, Res } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { ExpressAdapter } from "@nestjs/platform-express";
import { FastifyAdapter } from "@nestjs/platform-fastify";
import { philog as expressPhilog } from "@philog/express";
import { philogLogger } from "@philog/fastify";
import { PhilogModule } from "@philog/nestjs";
import type express from "express";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { expressHosts } from "./express-run.ts";

const require = createRequire(import.meta.url);
const fastify = require("fastify") as (options?: object) => FastifyInstance;

/** A request as the handlers of the suite see it. */
export interface Asked {
  id: string;
  body: unknown;
  query: any;
  /** Logs through the request's logger; does nothing in the bare framework. */
  log(record: object, message: string): void;
  /** Ends nothing: the client is kept waiting. */
  hang(): void;
}

/** What answers `/patients/:id`: with a body, or by what it throws. */
export type Handle = (asked: Asked) => unknown;

/** A framework of which an app is made, bare where there are no options of its adapter. */
export interface Host {
  name: string;
  start(handle: Handle, options?: any): Promise<{ server: Server; close(): unknown }>;
}

const never = new Promise(() => {});
const route = "/patients/:id";

const createExpress = (name: string, host: typeof express): Host => ({
  name,
  async start(handle, options) {
    const app = host();
    app.set("env", "production");
    if (options !== undefined) app.use(expressPhilog(options));
    app.use(host.json() as never);
    app.all(route, (request, response, next) => {
      const { body, query, params, log } = request;
      let isKept = false;
      const hang = () => {
        isKept = true;
        response.write("x");
      };
      const asked: Asked = { id: params.id!, body, query, hang, log: (...args) => log?.info(...args) };
      const send = (answer: unknown) => isKept || response.json(answer);
      const answer = handle(asked);
      if (answer instanceof Promise) answer.then(send, next);
      else send(answer);
    });
    const server = createServer(app);
    return { server, close: () => server.close() };
  },
});

const fastifyHost: Host = {
  name: "Fastify 5",
  async start(handle, options) {
    const app = fastify(options && { ...philogLogger(options) });
    app.all(route, (request: FastifyRequest, reply: FastifyReply) => {
      const { body, query, params, log } = request;
      const hang = () => {
        reply.hijack();
        reply.raw.write("x");
      };
      const own = (record: object, message: string) => options && log.info(record, message);
      const answer = handle({ id: (params as { id: string }).id, body, query, hang, log: own });
      const send = (made: unknown) =>
        reply.sent ? undefined : reply.type("application/json").send(JSON.stringify(made));
      return answer instanceof Promise ? answer.then(send) : void send(answer);
    });
    await app.ready();
    const close = () => {
      app.server.close();
      return app.close();
    };
    return { server: app.server, close };
  },
};

const inUse = Logger as unknown as { staticInstanceRef: object; logLevels: unknown };

const createNest = (name: string, createAdapter: () => any): Host => ({
  name,
  async start(handle, options) {
    const before = inUse.staticInstanceRef;
    const logger = new Logger();
    class Patients {
      run(request: any, response: any): unknown {
        const { body, query, params } = request;
        const log = (record: object, message: string) => options && logger.log(message, record);
        let isKept = false;
        const hang = () => {
          isKept = true;
          (response.raw ?? response).write("x");
        };
        const answer = handle({ id: params.id, body, query, hang, log });
        const shown = (made: unknown) => (isKept ? never : made);
        return answer instanceof Promise ? answer.then(shown) : shown(answer);
      }
    }
    const { prototype } = Patients;
    Controller()(Patients);
    All(route)(prototype, "run", Object.getOwnPropertyDescriptor(prototype, "run")!);
    Req()(prototype, "run", 0);
    Res({ passthrough: true })(prototype, "run", 1);
    class App {}
    Module({ imports: options ? [PhilogModule.forRoot(options)] : [], controllers: [Patients] })(App);
    const app = await NestFactory.create(App, createAdapter(), { abortOnError: false });
    await app.init();
    await app.getHttpAdapter().getInstance().ready?.();
    const server = app.getHttpServer();
    const close = async () => {
      server.close();
      await app.close();
      inUse.staticInstanceRef = before;
      inUse.logLevels = undefined;
    };
    return { server, close };
  },
});

/** Every adapter for HTTP that there is. */
export const hosts: readonly Host[] = [
  ...expressHosts.map(([name, host]) => createExpress(name, host)),
  fastifyHost,
  createNest("NestJS 12 on Express", () => new ExpressAdapter()),
  createNest("NestJS 12 on Fastify", () => new FastifyAdapter()),
];

import "reflect-metadata";
import type { IncomingMessage, ServerResponse } from "node:http";
import {
  All,
  type ArgumentsHost,
  BadRequestException,
  Catch,
  Controller,
  Logger,
  Module,
  NotFoundException,
  Req,
  Res,
} from "@nestjs/common";
import { BaseExceptionFilter, NestFactory } from "@nestjs/core";
import { ExpressAdapter } from "@nestjs/platform-express";
import { FastifyAdapter } from "@nestjs/platform-fastify";
import { PhilogModule } from "@philog/nestjs";
import type { Reply } from "./act.ts";
import type { Adapter, AppOptions } from "./adapter.ts";
import { listen } from "./server.ts";
import type { AnyLog } from "./stage.ts";
import { routes } from "./wire.ts";

const inUse = Logger as unknown as { staticInstanceRef: object; logLevels: unknown };

/** Further texts of a call are lines of their own to Nest: what stands for values of a message is given names. */
function argsOf(args: unknown[]): unknown[] {
  const [first, ...rest] = args;
  const places = typeof first === "string" ? (first.match(/%[sdifjoOc]/g)?.length ?? 0) : 0;
  return [first, ...rest.map((value, at) => (typeof value === "string" && at >= places ? { user: value } : value))];
}

/** Nest's logger under the names that the fuzz calls. */
function logOf(context: string): AnyLog {
  const logger = new Logger(context) as any;
  const names = { trace: "verbose", debug: "debug", info: "log", warn: "warn", error: "error", fatal: "fatal" };
  const own = Object.entries(names).map(([name, method]) => [
    name,
    (...args: unknown[]) => logger[method](...argsOf(args)),
  ]);
  return { ...Object.fromEntries(own), child: () => logOf("Child") };
}

const rawOf = <Raw>(one: any): Raw => one.raw ?? one;

function answer(response: any, reply: Reply | undefined): unknown {
  if (reply === undefined || rawOf<ServerResponse>(response).writableEnded) return undefined;
  response.status(reply.status);
  for (const [name, value] of Object.entries(reply.headers)) response.header(name, value);
  return reply.body;
}

function createController({ stage, guard }: AppOptions, log: AnyLog) {
  class Everything {
    run(request: any, response: any): unknown {
      const { params, query, body } = request;
      const raw = rawOf<IncomingMessage>(request);
      stage.note(raw, request);
      stage.log("before", raw, guard && log);
      try {
        const visit = { request: raw, response: rawOf<ServerResponse>(response), params, query, body };
        const reply = stage.run(visit, guard && log);
        return reply instanceof Promise ? reply.then((late) => answer(response, late)) : answer(response, reply);
      } catch (error) {
        if (raw.method === "PATCH" && error instanceof Error)
          throw new BadRequestException(error.message, { cause: error });
        throw error;
      }
    }
  }
  const { prototype } = Everything;
  Controller()(Everything);
  for (const path of Object.values(routes)) {
    const name = `run ${path}`;
    Object.defineProperty(prototype, name, { value: prototype.run, writable: true, configurable: true });
    // Each a function of its own: decorators write to it.
    (prototype as any)[name] = function (this: Everything, request: unknown, response: unknown) {
      return this.run(request, response);
    };
    All(path)(prototype, name, Object.getOwnPropertyDescriptor(prototype, name)!);
    Req()(prototype, name, 0);
    Res({ passthrough: true })(prototype, name, 1);
  }
  return Everything;
}

function createFilter({ plan, stage, guard }: AppOptions, log: AnyLog, adapter: any) {
  class Filter extends BaseExceptionFilter {
    override catch(error: unknown, host: ArgumentsHost): void {
      const http = host.switchToHttp();
      if (plan.errorHandler === "passes on") {
        super.catch(error, host);
        return;
      }
      if (plan.errorHandler === "throws") throw stage.actOf(rawOf(http.getRequest()))?.thrownAgain;
      // The message of Nest's own exception is the URL, in text of the application's.
      const isOwn = error instanceof NotFoundException && error.message.startsWith("Cannot ");
      if (plan.errorHandler === "logs" && guard !== undefined && !isOwn) log.error("failed", { err: error });
      if (!adapter.isHeadersSent(http.getResponse())) adapter.reply(http.getResponse(), { error: "internal" }, 500);
    }
  }
  Catch()(Filter);
  return new Filter(adapter);
}

const adapter = (name: string, platform: (options: AppOptions) => any): Adapter => ({
  name,
  refusesUrls: name.endsWith("Fastify"),
  // With an interceptor, be it of the application's or the module's, Nest hands an error on some turns earlier.
  ...(name.endsWith("Express") && { restored: ["baseUrl", "params"] }),
  async start(options) {
    const { plan, guard } = options;
    const before = { ...inUse, staticInstanceRef: inUse.staticInstanceRef, logLevels: inUse.logLevels };
    const log = logOf("Fuzz");
    class App {}
    const imports = guard === undefined ? [] : [PhilogModule.forRoot(guard.options)];
    Module({ imports, controllers: [createController(options, log)] })(App);
    const http = platform(options);
    const app = await NestFactory.create(App, http, { abortOnError: false, bodyParser: plan.parsers });
    if (guard !== undefined) guard.log = () => log;
    if (plan.errorHandler !== "none") app.useGlobalFilters(createFilter(options, log, http));
    await app.init();
    if (typeof http.getInstance().ready === "function") await http.getInstance().ready();
    const server = app.getHttpServer();
    return listen(server, options.onClose, async () => {
      server.close();
      await app.close();
      inUse.staticInstanceRef = before.staticInstanceRef;
      inUse.logLevels = before.logLevels;
    });
  },
});

export const nestExpress = adapter("NestJS on Express", ({ plan }) => {
  const platform = new ExpressAdapter();
  platform.set("trust proxy", plan.trustProxy);
  platform.set("env", plan.environment);
  return platform;
});
export const nestFastify = adapter(
  "NestJS on Fastify",
  ({ plan }) => new FastifyAdapter({ trustProxy: plan.trustProxy }),
);

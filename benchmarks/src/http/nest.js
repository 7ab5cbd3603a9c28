// What does a Nest app answer in a second with Philog, against the bare framework and nestjs-pino, on both platforms?
// node src/http/nest.js [--quick] [--goals] [--json FILE]
import "reflect-metadata";
import { Controller, Get, Logger, Module, Query, RequestMethod } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { ExpressAdapter } from "@nestjs/platform-express";
import { FastifyAdapter } from "@nestjs/platform-fastify";
import { PhilogModule } from "@philog/nestjs";
import { LoggerModule, Logger as PinoLogger } from "nestjs-pino";
import { answerHttp, visits } from "../suite/http.js";

const adapters = { Express: () => new ExpressAdapter(), Fastify: () => new FastifyAdapter() };
// nestjs-pino's own default finds no request on Fastify.
const everywhere = [{ path: "/*splat", method: RequestMethod.ALL }];
/** What an app imports to log its requests, each to stdout. */
const loggers = {
  bare: () => [],
  "nestjs-pino": () => [LoggerModule.forRoot({ forRoutes: everywhere })],
  philog: () => [PhilogModule.forRoot()],
};
const platforms = Object.keys(adapters);

/** Decorators are called, since this is no TypeScript. */
function createApp(imports) {
  class Visits {
    list(page) {
      return visits(page);
    }
  }
  Controller("patients")(Visits);
  Get(":mrn/visits")(Visits.prototype, "list", Object.getOwnPropertyDescriptor(Visits.prototype, "list"));
  Query("page")(Visits.prototype, "list", 0);
  class App {}
  Module({ imports, controllers: [Visits] })(App);
  return App;
}

await answerHttp({
  file: import.meta.url,
  question: "requests a second of a Nest app",
  contenders: platforms.flatMap((platform) => Object.keys(loggers).map((logger) => `${platform}, ${logger}`)),
  isOurs: (name) => name.endsWith("philog"),
  isBare: (name) => name.endsWith("bare"),
  bareOf: (name) => `${name.split(",")[0]}, bare`,
  goals: platforms.map((platform) => ({
    name: `${platform}, philog`,
    against: `${platform}, nestjs-pino`,
    goal: 1,
  })),
  async serve(name) {
    const [platform, logger] = name.split(", ");
    const app = await NestFactory.create(createApp(loggers[logger]()), adapters[platform](), {
      ...(logger === "bare" ? { logger: false } : {}),
      bufferLogs: logger === "nestjs-pino",
    });
    if (logger === "nestjs-pino") app.useLogger(app.get(PinoLogger));
    await app.listen(0, "127.0.0.1");
    Logger.log("listening", "BenchmarkService");
    return app.getHttpServer().address().port;
  },
});

import "reflect-metadata";
import type { AddressInfo } from "node:net";
import {
  Body,
  Controller,
  type DynamicModule,
  Get,
  type INestApplication,
  Logger,
  Module,
  Param,
  Post,
} from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { ExpressAdapter } from "@nestjs/platform-express";
import { FastifyAdapter } from "@nestjs/platform-fastify";
import { PhilogModule, type PhilogOptions } from "./index.ts";

// biome-ignore lint/suspicious/noExplicitAny: members of any depth are asked for
export type LogRecord = Record<string, any>;

export const platforms = [
  ["Express", () => new ExpressAdapter()],
  ["Fastify", () => new FastifyAdapter()],
] as const;

/** Runs in the handler of `GET /patients/:id`; what it gives is the answer. */
export type Handle = (id: string) => unknown;

const decorate = (prototype: object, name: string, decorator: MethodDecorator) =>
  decorator(prototype, name, Object.getOwnPropertyDescriptor(prototype, name)!);

/** Decorators are called: the test runner emits no metadata for them. */
export function createController(handle: Handle, path = "patients") {
  class Patients {
    read(id: string) {
      return handle(id) ?? { id };
    }
    save(body: object) {
      return handle(JSON.stringify(body)) ?? {};
    }
  }
  Controller(path)(Patients);
  decorate(Patients.prototype, "read", Get(":id"));
  Param("id")(Patients.prototype, "read", 0);
  decorate(Patients.prototype, "save", Post());
  Body()(Patients.prototype, "save", 0);
  return Patients;
}

/** What an app is made of besides its controller. */
export interface Parts {
  handle?: Handle;
  imports?: DynamicModule[];
  providers?: object[];
  controllers?: ReturnType<typeof createController>[];
  /** Options of `NestFactory.create`. */
  create?: object;
  adapter?: () => ExpressAdapter | FastifyAdapter;
}

export async function start(module: DynamicModule, parts: Parts = {}): Promise<INestApplication> {
  const {
    handle = () => undefined,
    imports = [],
    providers = [],
    controllers = [],
    create,
    adapter = platforms[0][1],
  } = parts;
  class App {}
  Module({
    imports: [module, ...imports],
    controllers: [createController(handle), ...controllers],
    providers: providers as never,
  })(App);
  return NestFactory.create(App, adapter(), { abortOnError: false, ...create });
}

/** Lets an app listen on loopback, asks it for each of the paths, and closes it. */
export async function visit(app: INestApplication, paths: readonly (string | [string, RequestInit])[]) {
  await app.listen(0, "127.0.0.1");
  const { port } = app.getHttpServer().address() as AddressInfo;
  const answers: unknown[] = [];
  for (const one of paths) {
    const [path, init] = typeof one === "string" ? [one, {}] : one;
    const headers = { connection: "close", ...init.headers };
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { ...init, headers });
    answers.push(await answer.json());
  }
  // A response closes a turn after the client has it all.
  await new Promise((resolve) => setTimeout(resolve, 5));
  await app.close();
  return answers;
}

/** The options of most tests: records are collected. */
export function collect(options: PhilogOptions = {}) {
  const records: LogRecord[] = [];
  const own: PhilogOptions = { logger: (record) => records.push(record), startLine: false, ...options };
  return {
    records,
    options: own,
    module: () => PhilogModule.forRoot(own),
    ofRequests: () => records.filter(isRequest),
  };
}

const isRequest = ({ req }: LogRecord) => req !== undefined;

const inUse = Logger as unknown as { staticInstanceRef: object; logLevels: unknown };
const nestOwn = inUse.staticInstanceRef;

/** Nest keeps its logger in a static member: what one test has put there is not the next one's. */
export function resetLogger(): void {
  inUse.staticInstanceRef = nestOwn;
  inUse.logLevels = undefined;
}

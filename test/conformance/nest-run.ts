import type { AddressInfo } from "node:net";
import type { Type } from "@nestjs/common";
import { capture, captureStream } from "@philog/testing";
import type { NestHost, NestVersion } from "./nest-host.ts";
import { send, type Visited } from "./socket.ts";

export type Platform = "Express" | "Fastify";

/** Every Nest on each of its platforms. */
export const nests: readonly [version: NestVersion, platform: Platform][] = [
  ["nest11", "Express"],
  ["nest11", "Fastify"],
  ["nest12", "Express"],
  ["nest12", "Fastify"],
];
export type Stream = ReturnType<typeof captureStream>;

/** A controller's method: its decorator's name and path, what its parameters are, and what it does. */
export interface Route {
  verb: "Get" | "Post" | "All";
  path: string;
  /** Decorators of the parameters, such as `common.Param("id")`. */
  args?: ParameterDecorator[];
  handle(...args: any[]): unknown;
  /** Decorators of the method. */
  with?: MethodDecorator[];
}

/** A controller, without the syntax of decorators. */
export function controller(
  { common }: Pick<NestHost, "common">,
  path: string,
  routes: Record<string, Route>,
): Type<object> {
  class Controller {}
  common.Controller(path)(Controller);
  const { prototype } = Controller;
  for (const [name, { verb, path: own, args = [], handle, with: decorators = [] }] of Object.entries(routes)) {
    Object.defineProperty(prototype, name, { value: handle, writable: true, configurable: true });
    const descriptor = Object.getOwnPropertyDescriptor(prototype, name)!;
    for (const decorate of [common[verb](own), ...decorators]) decorate(prototype, name, descriptor);
    for (const [at, decorate] of args.entries()) decorate(prototype, name, at);
  }
  return Controller;
}

/** What an app is made of. */
export interface Parts {
  imports?: unknown[];
  controllers?: Type<object>[];
  providers?: unknown[];
  /** Decorators of all controllers. */
  decorate?: ClassDecorator[];
  /** Options of `NestFactory.create`. */
  create?: object;
  before?(app: any): unknown;
  after?(app: any): unknown;
}

export interface VisitOptions {
  platform?: Platform;
  /** Milliseconds until the client goes away. */
  abortAfter?: number | undefined;
}

/** Nest keeps its logger in a static member: what an app before has put there is none of the next one's. */
export function resetLogger({ common }: NestHost): void {
  const logger = common.Logger as unknown as { philogDefault?: object; staticInstanceRef: object; logLevels?: unknown };
  logger.philogDefault ??= logger.staticInstanceRef;
  logger.staticInstanceRef = logger.philogDefault;
  logger.logLevels = undefined;
}

/** Lets an app listen, sends it each of the texts over a socket, closes it, and collects what comes of it. */
export async function visit(
  host: NestHost,
  build: (stream: Stream) => Parts,
  sent: readonly (string | Buffer)[],
  { platform = "Express", abortAfter }: VisitOptions = {},
): Promise<Visited> {
  const stream = captureStream();
  const answers: string[] = [];
  resetLogger(host);
  const printed = await capture(async () => {
    const { imports = [], controllers = [], providers = [], decorate = [], create = {}, before, after } = build(stream);
    for (const one of controllers) for (const by of decorate) by(one);
    class App {}
    host.common.Module({ imports, controllers, providers } as never)(App);
    const adapter = platform === "Express" ? new host.ExpressAdapter() : new host.FastifyAdapter();
    const app = await host.core.NestFactory.create(App, adapter as never, { abortOnError: false, ...create });
    await before?.(app);
    await app.listen(0, "127.0.0.1");
    const { port } = app.getHttpServer().address() as AddressInfo;
    for (const one of sent) answers.push(await send(port, one, abortAfter));
    // A response closes a turn after the client has it all.
    await new Promise((resolve) => setTimeout(resolve, abortAfter === undefined ? 5 : 30));
    await after?.(app);
    app.getHttpServer().closeAllConnections();
    await app.close();
  });
  return { answers, text: () => `${stream.text()}\n${printed.all}`, records: stream.records };
}

/** The module that the tests hold, with a function as its logger. */
export function guard({ philog }: NestHost, stream: Stream, options: object = {}): unknown {
  const logger = (record: object) => stream.write(`${JSON.stringify(record)}\n`);
  return philog.PhilogModule.forRoot({ logger, startLine: false, ...options });
}

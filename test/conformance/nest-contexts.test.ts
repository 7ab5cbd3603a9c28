import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { canaries, capture, captureStream, expectLeak, expectNoLeak } from "@philog/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { loadHost, type NestHost, type NestVersion } from "./nest-host.ts";
import { controller, guard, type Parts, resetLogger, visit } from "./nest-run.ts";
import { bytes } from "./socket.ts";

const opaque = canaries.opaque("nest-contexts", 7, { words: 1, letters: "lower" });
const values = opaque.map(({ value }) => value);
const [S, other, third] = values as [string, string, string];

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

describe.each<NestVersion>(["nest11", "nest12"])("%s", (version) => {
  let host: NestHost;
  beforeAll(async () => {
    host = await loadHost(version);
  }, 60_000);

  /** Handlers of messages that fail in each way that Nest knows, and one that logs. */
  const messages = () => {
    const { MessagePattern, Payload, RpcException } = host.microservices;
    const handlers: Record<string, (data: { name: string }) => unknown> = {
      error: ({ name }) => {
        throw new Error(`no row for '${name}'`);
      },
      text: ({ name }) => {
        throw name;
      },
      rpc: ({ name }) => {
        throw new RpcException(`refused ${name}`);
      },
      log: ({ name }) => {
        new host.common.Logger("VisitsService").warn(`read ${name}`, { name });
        return { name };
      },
    };
    class Handlers {}
    host.common.Controller()(Handlers);
    for (const [pattern, handle] of Object.entries(handlers)) {
      Object.defineProperty(Handlers.prototype, pattern, { value: handle, writable: true, configurable: true });
      MessagePattern(pattern)(
        Handlers.prototype,
        pattern,
        Object.getOwnPropertyDescriptor(Handlers.prototype, pattern)!,
      );
      Payload()(Handlers.prototype, pattern, 0);
    }
    return { Handlers, patterns: Object.keys(handlers) };
  };

  /** Sends each pattern to a microservice over TCP; what comes back, errors included. */
  const ask = async (port: number, patterns: readonly string[]) => {
    const client = host.microservices.ClientProxyFactory.create({
      transport: host.microservices.Transport.TCP,
      options: { host: "127.0.0.1", port },
    });
    const answers: unknown[] = [];
    for (const pattern of patterns) {
      answers.push(
        await new Promise((resolve) => {
          client.send(pattern, { name: S }).subscribe({ next: resolve, error: (error) => resolve({ error }) });
        }),
      );
    }
    client.close();
    return answers;
  };

  test("a microservice answers as always, and what Nest logs of its errors is behind the policy", async () => {
    const run = async (imports: unknown[]) => {
      const { Handlers, patterns } = messages();
      class App {}
      host.common.Module({ imports, controllers: [Handlers] } as never)(App);
      const port = await freePort();
      const app = await host.core.NestFactory.createMicroservice(App, {
        transport: host.microservices.Transport.TCP,
        options: { host: "127.0.0.1", port },
        abortOnError: false,
      } as never);
      await app.listen();
      const answers = await ask(port, patterns);
      await app.close();
      return answers;
    };
    resetLogger(host);
    let bare: unknown;
    const raw = await capture(async () => {
      bare = await run([]);
    });
    expectLeak(raw.all, [S]);
    const stream = captureStream();
    let guarded: unknown;
    const printed = await capture(async () => {
      guarded = await run([guard(host, stream)]);
    });
    expect(guarded).toEqual(bare);
    expectNoLeak(`${stream.text()}${printed.all}`, values);
    const records = stream.records() as Record<string, any>[];
    expect(records.filter(({ err }) => err !== undefined).map(({ err, msg }) => [err.type, msg])).toEqual([
      ["Error", "no row for [REDACTED]"],
    ]);
    expect(records.find(({ msg }) => msg === "read [REDACTED]")).toMatchObject({ level: 40, redacted: ["name"] });
  });

  test("a hybrid app, whose microservice shares the global filters, answers as always", async () => {
    const run = async (inherit: boolean, imports: (stream: ReturnType<typeof captureStream>) => unknown[]) => {
      const { Handlers, patterns } = messages();
      const port = await freePort();
      let answers: unknown[] = [];
      const visited = await visit(
        host,
        (stream): Parts => ({
          imports: imports(stream),
          controllers: [Handlers as never],
          async before(app) {
            const { transport, options } = {
              transport: host.microservices.Transport.TCP,
              options: { host: "127.0.0.1", port },
            };
            await app.init();
            app.connectMicroservice({ transport, options }, { inheritAppConfig: inherit });
            await app.startAllMicroservices();
          },
          after: async () => {
            answers = await ask(port, patterns);
          },
        }),
        [],
      );
      return { answers, text: visited.text() };
    };
    for (const inherit of [false, true]) {
      const bare = await run(inherit, () => []);
      expectLeak(bare.text, [S]);
      const guarded = await run(inherit, (stream) => [guard(host, stream)]);
      expect(guarded.answers).toEqual(bare.answers);
      expectNoLeak(guarded.text, values);
    }
  });

  test("a resolver's error, as GraphQL's module runs it, stands in its request's line and reaches its caller as always", async () => {
    const { ExternalContextCreator } = host.core;
    const build = (): Parts => {
      class Resolver {
        patient(...[, given]: unknown[]): unknown {
          const { id } = given as { id: string };
          throw Object.assign(new Error(`no row for '${id}'`), { extensions: { variables: { name: other } } });
        }
      }
      class Endpoint {
        readonly contexts: InstanceType<typeof ExternalContextCreator>;
        constructor(contexts: InstanceType<typeof ExternalContextCreator>) {
          this.contexts = contexts;
        }
        async query(id: string) {
          const resolver = new Resolver();
          const resolve = this.contexts.create(
            resolver,
            resolver.patient,
            "patient",
            undefined,
            undefined,
            undefined,
            undefined,
            undefined,
            "graphql",
          );
          const failures = await Promise.allSettled([resolve({}, { id }), resolve({}, { id: third })]);
          return failures.map((failure) => ({ errors: [String((failure as PromiseRejectedResult).reason.message)] }));
        }
      }
      const Controller = controller(host, "graphql", {
        query: { verb: "Get", path: ":id", args: [host.common.Param("id")], handle: Endpoint.prototype.query },
      });
      host.common.Inject(ExternalContextCreator)(Controller, undefined as never, 0);
      const Injected = class extends (Controller as new () => object) {
        readonly contexts: unknown;
        constructor(contexts: unknown) {
          super();
          this.contexts = contexts;
        }
      };
      host.common.Inject(ExternalContextCreator)(Injected, undefined as never, 0);
      host.common.Controller("graphql")(Injected);
      return { controllers: [Injected] };
    };
    const sent = [bytes(`GET /graphql/${S}`)];
    const bare = await visit(host, build, sent);
    expectLeak(bare.text(), [S]);
    expectLeak(bare.answers.join(), [S, third]);
    const guarded = await visit(host, (stream) => ({ ...build(), imports: [guard(host, stream)] }), sent);
    expect(guarded.answers).toEqual(bare.answers);
    expectNoLeak(guarded.text(), values);
    const errors = guarded.records().filter(({ err }) => err !== undefined);
    expect(new Set(errors.map(({ requestId }) => requestId)).size).toBe(1);
    expect(errors.map(({ msg, err }) => [msg, err.message])).toEqual([
      ["request errored", "no row for [REDACTED]"],
      ["request errored", "no row for [REDACTED]"],
    ]);
  });

  test("nestjs-pino and the module write one line for a request, through one logger and under one id", async () => {
    const { LoggerModule, Logger } = host.nestPino;
    host.resetNestPino();
    const Controller = controller(host, "patients", {
      read: {
        verb: "Get",
        path: ":id",
        args: [host.common.Param("id")],
        handle(id: string) {
          new host.common.Logger("VisitsService").log(`read ${id}`);
          throw new Error(`no row for '${id}'`);
        },
      },
    });
    const visited = await visit(
      host,
      (stream): Parts => {
        const logger = host.behindPolicy(host.pino({ base: null }, stream), { startLine: false });
        return {
          imports: [
            LoggerModule.forRoot({ pinoHttp: { logger, autoLogging: false } }),
            host.philog.PhilogModule.forRoot({ logger }),
          ],
          controllers: [Controller],
          before: (app) => app.useLogger(app.get(Logger)),
        };
      },
      [bytes(`GET /patients/${S}?name=${other}`)],
    );
    expectNoLeak(visited.text(), values);
    const own = visited.records().filter(({ requestId }) => requestId !== undefined);
    expect(new Set(own.map(({ requestId }) => requestId)).size).toBe(1);
    expect(own.map(({ msg }) => msg)).toEqual(["read [REDACTED]", "no row for [REDACTED]", "request errored"]);
    expect(own.at(-1)).toMatchObject({ req: { route: "/patients/:id" }, err: { message: "no row for [REDACTED]" } });
  });
});

import { tracingChannel } from "node:diagnostics_channel";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { createRedactor, type Policy } from "@philog/core";
import philog, { type PhilogOptions, philogLogger } from "@philog/fastify";
import { philog as behindPolicy } from "@philog/pino";
import { capture, captureStream } from "@philog/testing";
import type { FastifyInstance, FastifyServerOptions } from "fastify";
import fastify from "fastify";
import pino from "pino";
import { send, type Visited } from "./socket.ts";

const require = createRequire(import.meta.url);
const older: typeof fastify = require("../hosts/nest11/node_modules/fastify");

export type App = FastifyInstance;
export type Stream = ReturnType<typeof captureStream>;
/** Makes an app that writes to the stream. `own`: what else its constructor is given. */
export type Make = (stream: Stream, own?: FastifyServerOptions, options?: PhilogOptions) => App;

const level = "trace";
const toStream =
  (stream: Stream): PhilogOptions["logger"] =>
  (record) =>
    void stream.write(`${JSON.stringify(record)}\n`);

const makeBare =
  (host: typeof fastify): Make =>
  (stream, own) =>
    host({ logger: { stream, level }, ...own } as never) as never;

const usePlugin =
  (host: typeof fastify): Make =>
  (stream, own, options) => {
    const app = makeBare(host)(stream, own);
    app.register(philog, { startLine: false, ...options });
    return app;
  };

const useLogger: Make = (stream, own, options) =>
  fastify({
    ...philogLogger({ logger: toStream(stream), level, startLine: false, ...options }),
    ...own,
  } as never) as never;

const usePino: Make = (stream, own, given = {}) => {
  const { policy, ...options } = given as { policy?: Policy };
  const redactor = createRedactor(policy);
  const logger = behindPolicy(pino({ base: null, level }, stream), { redactor, startLine: false });
  return fastify({ ...philogLogger({ redactor, logger, ...options } as PhilogOptions), ...own } as never) as never;
};

/** The ways to put an app behind a policy, each beside the same Fastify without it. */
export const ways: readonly (readonly [way: string, guarded: Make, bare: Make])[] = [
  ["philogLogger", useLogger, makeBare(fastify)],
  ["philogLogger, over pino behind a policy", usePino, makeBare(fastify)],
  ["the plugin, over Fastify's own logger", usePlugin(fastify), makeBare(fastify)],
  ["the plugin, in Fastify 5.11", usePlugin(older), makeBare(older)],
];

/** Lets an app that `build` has filled listen, sends it each of the texts over a socket, and collects what comes of it. */
export async function visit(
  make: Make,
  build: (app: App) => void,
  sent: readonly (string | Buffer)[],
  { own, options, abortAfter }: { own?: FastifyServerOptions; options?: PhilogOptions; abortAfter?: number } = {},
): Promise<Visited> {
  const stream = captureStream();
  const answers: string[] = [];
  const told: string[] = [];
  const { start, end } = tracingChannel("pino_asJson");
  const listen = ({ arguments: args, result }: any) => void told.push(inspect({ args: [...args], result }));
  start.subscribe(listen);
  end.subscribe(listen);
  const printed = await capture(async () => {
    const app = make(stream, own, options);
    build(app);
    await app.listen({ port: 0, host: "127.0.0.1", listenTextResolver: () => "listening" });
    const { port } = app.server.address() as AddressInfo;
    for (const one of sent) answers.push(await send(port, one, abortAfter));
    // A response closes a turn after the client has it all.
    await new Promise((resolve) => setTimeout(resolve, abortAfter === undefined ? 5 : 30));
    app.server.closeAllConnections();
    await app.close();
  });
  start.unsubscribe(listen);
  end.unsubscribe(listen);
  return {
    answers,
    text: () => [stream.text(), printed.all, ...told].join("\n"),
    records: () => stream.records().filter(({ msg }) => msg !== "listening"),
  };
}

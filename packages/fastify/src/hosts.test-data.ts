import { createRequire } from "node:module";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import type Fastify from "fastify";
import type { FastifyInstance, FastifyServerOptions } from "fastify";
import philog, { type PhilogOptions, philogLogger } from "./index.ts";
import type { RegisterOptions } from "./open-fastify.ts";

const require = createRequire(import.meta.url);

export type Host = typeof Fastify;
export const fastify: Host = require("fastify");
/** An older version: `philogLogger` is held to the one that this package sees, the plugin to both. */
export const olderFastify: Host = require("../../../test/hosts/nest11/node_modules/fastify");

export type App = FastifyInstance;
// biome-ignore lint/suspicious/noExplicitAny: members of any depth are asked for
export type LogRecord = Record<string, any>;

/** A request's bytes, on a connection that is closed after it. */
export function bytes(start: string, headers: Record<string, string> = {}, body?: string): string {
  const all = { host: "clinic.example", connection: "close", ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  if (body !== undefined && !("transfer-encoding" in headers)) lines.push(`content-length: ${Buffer.byteLength(body)}`);
  return `${[`${start} HTTP/1.1`, ...lines].join("\r\n")}\r\n\r\n${body ?? ""}`;
}

async function send(port: number, sent: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  socket.write(sent);
  return text(socket).catch(() => "");
}

/** Lets an app listen on loopback, sends it each of the texts, and closes it. Dates do not count. */
export async function visit(app: App, sent: readonly string[]): Promise<string[]> {
  await app.listen({ port: 0, host: "127.0.0.1", listenTextResolver: () => "listening" });
  const { port } = app.server.address() as AddressInfo;
  const answers: string[] = [];
  for (const one of sent) answers.push((await send(port, one)).replace(/^Date: .*\r$/gm, "Date: …"));
  await app.close();
  // A response closes a turn after the client has it all.
  await new Promise((resolve) => setTimeout(resolve, 5));
  return answers;
}

/** The two ways to put an app behind a policy. */
export const ways: readonly (readonly [
  way: string,
  make: (options?: PhilogOptions, own?: FastifyServerOptions) => App,
])[] = [
  ["philogLogger", (options, own) => fastify({ ...philogLogger(options), ...own } as never) as never],
  [
    "the plugin",
    (options, own) => {
      const app = fastify(own as never) as unknown as App;
      app.register(philog, (options ?? {}) as RegisterOptions);
      return app;
    },
  ],
  [
    "the plugin, in Fastify 5.11",
    (options, own) => {
      const app = olderFastify(own as never) as unknown as App;
      app.register(philog as never, (options ?? {}) as never);
      return app;
    },
  ],
];

/** Visits an app that `build` fills; resolves answers and records. */
export async function visitWith(
  make: (typeof ways)[number][1],
  build: (app: App) => void,
  sent: readonly string[],
  options: PhilogOptions = {},
  own: FastifyServerOptions = {},
) {
  const records: LogRecord[] = [];
  const app = make({ logger: (record) => records.push(record), startLine: false, ...options }, own);
  build(app);
  const answers = await visit(app, sent);
  return { answers, records: records.filter(({ msg }) => msg !== "listening") };
}

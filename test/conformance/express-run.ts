import { once } from "node:events";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { philog } from "@philog/express";
import { capture, captureStream } from "@philog/testing";
import type express from "express";
import { send, type Visited } from "./socket.ts";

const require = createRequire(import.meta.url);

/** The versions of Express that the adapter is held to. */
export const expressHosts: readonly (readonly [version: string, host: typeof express])[] = [
  ["Express 5", require("express")],
  ["Express 4", require("../hosts/express4/node_modules/express")],
];

export type App = express.Express;
export type Stream = ReturnType<typeof captureStream>;

export interface VisitOptions {
  env?: string | undefined;
  /** Milliseconds until the client goes away. */
  abortAfter?: number | undefined;
}

/** Lets an app that `build` has filled listen, sends it each of the texts over a socket, and collects what comes of it. */
export async function visit(
  host: typeof express,
  build: (app: App, stream: Stream) => void,
  sent: readonly (string | Buffer)[],
  { env = "production", abortAfter }: VisitOptions = {},
): Promise<Visited> {
  const stream = captureStream();
  const answers: string[] = [];
  const printed = await capture(async () => {
    const app = host();
    app.set("env", env);
    build(app, stream);
    const server = app.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    for (const one of sent) answers.push(await send(port, one, abortAfter));
    // A response closes, and Express prints, a turn after the client has it all.
    await new Promise((resolve) => setTimeout(resolve, abortAfter === undefined ? 5 : 30));
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  return { answers, text: () => `${stream.text()}\n${printed.all}`, records: stream.records };
}

/** The middleware that the tests hold, with a function as its logger. */
export function guard(stream: Stream, options: object = {}) {
  return philog({ logger: (record) => stream.write(`${JSON.stringify(record)}\n`), startLine: false, ...options });
}

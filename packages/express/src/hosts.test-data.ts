import { once } from "node:events";
import { createRequire } from "node:module";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import type express from "express";
import { type PhilogOptions, philog } from "./index.ts";

const require = createRequire(import.meta.url);

/** The versions of Express that the adapter is held to. */
export const hosts: readonly (readonly [version: string, host: typeof express])[] = [
  ["Express 5", require("express")],
  ["Express 4", require("../../../test/hosts/express4/node_modules/express")],
];

export type App = express.Express;
// biome-ignore lint/suspicious/noExplicitAny: members of any depth are asked for
export type LogRecord = Record<string, any>;

/** A request's bytes, on a connection that is closed after it. */
export function bytes(
  start: string,
  headers: Record<string, string> = {},
  body: string | undefined = undefined,
): string {
  const all = { host: "clinic.example", connection: "close", ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  if (body !== undefined && !("transfer-encoding" in headers)) lines.push(`content-length: ${Buffer.byteLength(body)}`);
  return `${[`${start} HTTP/1.1`, ...lines].join("\r\n")}\r\n\r\n${body ?? ""}`;
}

/** Sends bytes on a connection of its own; resolves what comes back until it is closed. */
async function send(port: number, sent: string, abortAfter?: number): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  socket.write(sent);
  if (abortAfter !== undefined) setTimeout(() => socket.destroy(), abortAfter);
  return text(socket).catch(() => "");
}

/** Lets an app listen on loopback, sends it each of the texts, and closes it. Dates do not count. */
export async function visit(app: App, sent: readonly string[], abortAfter?: number): Promise<string[]> {
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const answers: string[] = [];
  for (const one of sent) answers.push((await send(port, one, abortAfter)).replace(/^Date: .*\r$/gm, "Date: …"));
  server.closeAllConnections();
  server.close();
  await once(server, "close");
  // Lines are written when a response closes, errors printed a turn later.
  await new Promise((resolve) => setTimeout(resolve, 5));
  return answers;
}

/** Visits an app behind `philog`, which `build` then fills; resolves answers and records. */
export async function visitGuarded(
  host: typeof express,
  build: (app: App) => void,
  sent: readonly string[],
  options: PhilogOptions = {},
  env = "production",
) {
  const records: LogRecord[] = [];
  const app = host();
  app.set("env", env);
  app.use(philog({ logger: (record) => records.push(record), startLine: false, ...options }));
  build(app);
  return { answers: await visit(app, sent), records };
}

/** Visits the same app without Philog. */
export async function visitBare(
  host: typeof express,
  build: (app: App) => void,
  sent: readonly string[],
  env = "production",
): Promise<string[]> {
  const app = host();
  app.set("env", env);
  build(app);
  return visit(app, sent);
}

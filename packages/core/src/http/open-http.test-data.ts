import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import type { Exchange, Exchanges } from "./exchange.ts";
import { type HttpOptions, openHttp } from "./open-http.ts";
import type { Describe } from "./record.ts";

export type Answer = (
  exchange: Exchange,
  request: IncomingMessage,
  response: ServerResponse,
  http: Exchanges<IncomingMessage>,
) => void;

/** What a framework would say of a request here. */
export const describeUrl: Describe = {
  route: ({ url = "" }) => (url.startsWith("/patients/") ? "/patients/:id" : undefined),
  ip: ({ socket }) => socket.remoteAddress,
  query: ({ url = "" }) => Object.fromEntries(new URL(url, "http://clinic.example").searchParams),
  body: () => ({ event: "visit.read", name: "Zelda" }),
};

/** Sends each of the texts on a connection of its own to a server of one adapter; resolves what was logged. */
export async function exchange(
  options: HttpOptions,
  requests: readonly string[],
  answer: Answer = (_exchange, _request, response) => void response.end("ok"),
  describe: Partial<Describe> = {},
  id?: unknown,
) {
  // biome-ignore lint/suspicious/noExplicitAny: members of any depth are asked for
  const records: Record<string, any>[] = [];
  const http: Exchanges<IncomingMessage> = openHttp(
    { logger: (record) => records.push(record), startLine: false, ...options },
    { ...describeUrl, ...describe },
    "test",
  );
  const server = createServer((request, response) => {
    const opened = http.open(request, response, id);
    opened.run(() => answer(opened, request, response, http));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const answers: string[] = [];
  for (const bytes of requests) {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {});
    socket.write(bytes);
    answers.push(await text(socket).catch(() => ""));
  }
  server.close();
  await once(server, "close");
  return { records, answers, http };
}

/** The bytes of a request that asks for the connection to be closed. */
export const bytes = (start: string, headers: readonly string[] = [], body = "") =>
  `${[`${start} HTTP/1.1`, "Host: clinic.example", "Connection: close", ...headers].join("\r\n")}\r\n\r\n${body}`;

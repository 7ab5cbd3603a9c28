import { once } from "node:events";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Told of each request when its response has closed. */
export type OnClose = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that listens on loopback. */
export interface Running {
  readonly port: number;
  /** Requests that have come and whose responses have not closed. */
  open(): number;
  /** Requests that have come. */
  arrived(): number;
  /** Resolves when the request of that case has come. */
  seen(number: number): Promise<void>;
  /** Ends every connection, as where a handler never answers. */
  drop(): void;
  close(): Promise<void>;
}

/** Counts what comes to a server and lets it listen. The listener stands before the framework's. */
export async function listen(server: Server, onClose: OnClose, end: () => unknown = () => server.close()) {
  let open = 0;
  let arrived = 0;
  const waiting = new Map<number, () => void>();
  const known = new Set<number>();
  server.prependListener("request", (request: IncomingMessage, response: ServerResponse) => {
    open += 1;
    arrived += 1;
    const number = Number(request.headers["x-case"]);
    known.add(number);
    waiting.get(number)?.();
    // Before the adapter's own listener: what it does with the request comes after this, and is waited for.
    response.once("close", () => {
      open -= 1;
      setImmediate(onClose, request, response);
    });
  });
  if (!server.listening) {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  }
  const running: Running = {
    port: (server.address() as AddressInfo).port,
    open: () => open,
    arrived: () => arrived,
    seen: (number) => (known.has(number) ? Promise.resolve() : new Promise((resolve) => waiting.set(number, resolve))),
    drop: () => server.closeAllConnections(),
    async close() {
      server.closeAllConnections();
      const closed = server.listening ? once(server, "close") : undefined;
      await end();
      await closed;
    },
  };
  return running;
}

export const serve = (listener: RequestListener, onClose: OnClose): Promise<Running> =>
  listen(createServer(listener), onClose);

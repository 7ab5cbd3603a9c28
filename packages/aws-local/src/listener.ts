import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A server on 127.0.0.1 that can go away and come back on the same port. */
export interface Listener {
  readonly port: number;
  /** Closes listener and connections until the result is called. Counts: it is back when all have called. */
  away(): () => Promise<void>;
  close(): Promise<void>;
}

const shut = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

export async function listen(port: number, handle: RequestListener): Promise<Listener> {
  let reasons = 0;
  let closed = false;
  let change: Promise<unknown> = Promise.resolve();
  let server: Server;

  const open = (at: number) =>
    new Promise<void>((resolve, reject) => {
      server = createServer({ keepAliveTimeout: 60_000 }, handle);
      server.once("error", reject);
      server.listen(at, "127.0.0.1", resolve);
    });
  await open(port);
  const taken = (server!.address() as AddressInfo).port;

  /** Brings the server to the state that is asked for, one change after the other. */
  const settle = () => {
    change = change.then(async () => {
      const wanted = reasons === 0 && !closed;
      if (wanted === server.listening) return;
      await (wanted ? open(taken) : shut(server));
    });
    return change as Promise<void>;
  };

  return {
    port: taken,
    away() {
      reasons++;
      void settle();
      let over = false;
      return () => {
        if (!over) reasons--;
        over = true;
        return settle();
      };
    },
    close() {
      closed = true;
      return settle();
    },
  };
}

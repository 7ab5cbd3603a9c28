import { Server } from "node:net";

/** The servers of this process that have been asked to listen. */
export interface Servers {
  readonly all: ReadonlySet<Server>;
}

/** Watches servers; `onListening` is called each time that one listens. */
export function watchServers(onListening: () => void): Servers {
  const all = new Set<Server>();
  const { listen } = Server.prototype;
  Server.prototype.listen = function (this: Server, ...args: unknown[]) {
    if (!all.has(this)) this.once("listening", onListening);
    all.add(this);
    return (listen as (...args: unknown[]) => Server).apply(this, args);
  } as typeof listen;
  return { all };
}

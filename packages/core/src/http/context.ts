import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage } from "node:http";

/** The request under way. */
export interface RequestContext {
  /** A client's own where it has the shape `requestId`, else a UUID. */
  readonly requestId: string;
  readonly request: IncomingMessage;
}

const storageKey = Symbol.for("philog.requests");

interface Holder {
  [storageKey]?: AsyncLocalStorage<RequestContext>;
}

/** The one storage of the process: adapters may come from two copies of this package, and see each other's requests. */
export function requestStorage(): AsyncLocalStorage<RequestContext> {
  const holder = globalThis as Holder;
  holder[storageKey] ??= new AsyncLocalStorage();
  return holder[storageKey];
}

/** The request that the caller runs for, through callbacks and promises; undefined outside of one. */
export function requestContext(): RequestContext | undefined {
  return (globalThis as Holder)[storageKey]?.getStore();
}

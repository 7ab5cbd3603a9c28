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

/**
 * Follows requests from now on, for whoever may ask for the one under way. The storage is one for the process: adapters
 * may come from two copies of this package, and see each other's requests.
 */
export function followRequests(): AsyncLocalStorage<RequestContext> {
  const holder = globalThis as Holder;
  holder[storageKey] ??= new AsyncLocalStorage();
  return holder[storageKey];
}

/** Runs `next` in a context where requests are followed: on Node 20 that costs each of them a tenth of its time. */
export function runInContext(context: RequestContext, next: () => void): void {
  const storage = (globalThis as Holder)[storageKey];
  if (storage === undefined) next();
  else storage.run(context, next);
}

/** The request that the caller runs for, through callbacks and promises; undefined outside of one. */
export function requestContext(): RequestContext | undefined {
  return (globalThis as Holder)[storageKey]?.getStore();
}

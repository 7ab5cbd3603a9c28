import type { FastifyBaseLogger, FastifyRequest } from "fastify";

type ChildOptions = NonNullable<Parameters<FastifyBaseLogger["child"]>[1]>;

/** What Fastify keeps of a route and gives to the loggers of its requests. */
export interface RouteContext {
  logLevel?: string;
  logSerializers?: ChildOptions["serializers"] | null;
}

/** The symbol behind which an object, or one that it is made from, keeps a slot of Fastify's or pino's. */
export function findSlot(object: object, description: string): symbol | undefined {
  for (let at: object | null = object; at !== null; at = Object.getPrototypeOf(at)) {
    const slot = Object.getOwnPropertySymbols(at).find((symbol) => symbol.description === description);
    if (slot !== undefined) return slot;
  }
  return undefined;
}

/** What stands in a slot; undefined where there is none. */
export function readSlot(object: object, description: string): unknown {
  const slot = findSlot(object, description);
  return slot === undefined ? undefined : (object as Record<symbol, unknown>)[slot];
}

/** Reads what Fastify keeps of a request's route. The slot is found once: all requests have the same. */
export function createRouteContextOf(): (request: FastifyRequest) => RouteContext {
  let slot: symbol | undefined;
  return (request) => {
    if (slot === undefined || !(slot in request)) slot = findSlot(request, "fastify.context");
    if (slot === undefined) return {};
    return (request as unknown as Record<symbol, RouteContext>)[slot] ?? {};
  };
}

import type { IncomingMessage } from "node:http";
import type { Describe, SentHeaders } from "@philog/core/http";

/** What Express adds to Node's request, and what Fastify puts around it. */
interface HostRequest {
  raw?: IncomingMessage;
  id?: unknown;
  ip?: string;
  query?: unknown;
  body?: unknown;
  baseUrl?: string;
  /** Express: the route that took the request. */
  route?: { path?: unknown };
  /** Fastify: undefined `url` where there is no route. */
  routeOptions?: { url?: string };
}

const platformKey = Symbol.for("philog.nestjs.platform");

/** Fastify's request and reply, which Node's do not lead to. */
interface Platform {
  readonly request: HostRequest;
  readonly reply: SentHeaders;
}

interface Keyed {
  [platformKey]?: Platform;
}

/** Node's request of a host's. */
export function rawOf(request: object): IncomingMessage {
  return (request as HostRequest).raw ?? (request as IncomingMessage);
}

/** Remembers what Fastify has put around Node's request, which the record of the exchange is read from. */
export function remember(raw: IncomingMessage, request: object, reply: object): void {
  (raw as Keyed)[platformKey] = { request, reply: reply as SentHeaders };
}

const hostOf = (raw: IncomingMessage): HostRequest => (raw as Keyed)[platformKey]?.request ?? (raw as HostRequest);

/** Fastify's own counter, which is the same in every process. */
const counted = /^req-[0-9a-z]{1,11}$/;

/** The id that an application has given a request. */
export function idOf(request: object): unknown {
  const { id, raw } = request as HostRequest;
  return raw !== undefined && typeof id === "string" && counted.test(id) ? undefined : id;
}

/** A template without braces and without what its parameters have to look like; `*` stays where it has no name. */
function readPath(path: unknown): string | undefined {
  if (typeof path !== "string" || !path.startsWith("/")) return undefined;
  return path.replace(/\([^()]*\)/g, "").replace(/[{}?+]/g, "");
}

/** Where Nest's platforms keep what the record of a request holds. Nest gives each route its whole path. */
export const describeNest: Describe = {
  route(raw) {
    const { routeOptions, route, baseUrl = "" } = hostOf(raw);
    if (routeOptions !== undefined) return readPath(routeOptions.url);
    const path = readPath(route?.path);
    // A router that the application has mounted itself: its own path holds what the client has asked for.
    return path === undefined || baseUrl === "" ? path : `/*${path}`;
  },
  ip: (raw) => hostOf(raw).ip,
  query: (raw) => hostOf(raw).query,
  body: (raw) => hostOf(raw).body,
  sent: (raw) => (raw as Keyed)[platformKey]?.reply,
};

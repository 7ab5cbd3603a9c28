import type { IncomingMessage, ServerResponse } from "node:http";
import { snapshot } from "../fuzz/snapshot.ts";

/** What an application can read of a request when all is done, member by member, each as a text to compare. */
export type Seen = Record<string, string>;

const members =
  "headers rawHeaders url originalUrl baseUrl method httpVersion params query body trailers cookies".split(" ");
const ownMembers = ["headers", "url", "originalUrl", "method", "params", "query", "body"];
/** What the adapters say that they add. */
const added = new Set(["id", "log"]);

/** Out of production a page shows frames, and with them how long it is; what a client has got is compared whole. */
const unsteady = new Set(["date", "content-length", "etag"]);

const read = (object: object, key: string): unknown => {
  try {
    return (object as Record<string, unknown>)[key];
  } catch {
    return "throws";
  }
};

const keysOf = (object: object) =>
  Object.keys(object)
    .filter((key) => !added.has(key))
    .sort();

/** `own`: what the framework has made of the request. */
export function seenOf(request: IncomingMessage, response: ServerResponse, own: object | undefined): Seen {
  const seen: Seen = {};
  for (const key of members) seen[key] = snapshot(read(request, key));
  if (own !== undefined && own !== request) {
    for (const key of ownMembers) seen[`own ${key}`] = snapshot(read(own, key));
    seen["own keys"] = keysOf(own).join(" ");
  }
  seen.keys = keysOf(request).join(" ");
  seen["response's keys"] = keysOf(response).join(" ");
  const headers = Object.entries(response.getHeaders()).filter(([key]) => !unsteady.has(key));
  seen["response's headers"] = snapshot(Object.fromEntries(headers));
  seen.status = String(response.statusCode);
  return seen;
}

/** The members in which two are unlike. */
export function differences(one: Seen, other: Seen): string[] {
  return Object.keys(one).filter((key) => one[key] !== other[key]);
}

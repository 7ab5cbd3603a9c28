import type { IncomingMessage } from "node:http";
import type { Describe } from "@philog/core/http";
import { createTemplates } from "./template.ts";
import { replyOf } from "./visit.ts";

/** Where Fastify keeps what the record of a request holds. */
export function createDescribe(): Describe<IncomingMessage> {
  const templateOf = createTemplates();
  // Only requests with a reply have an exchange.
  const request = (raw: IncomingMessage) => replyOf(raw)!.request;
  return {
    route: (raw) => templateOf(request(raw).routeOptions.url),
    ip: (raw) => request(raw).ip,
    query: (raw) => request(raw).query,
    body: (raw) => request(raw).body,
    // Fastify hands its headers to `writeHead`, from where Node's response does not tell them.
    sent: (raw) => replyOf(raw)!,
  };
}

import type { IncomingMessage } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";

const replyKey = Symbol("philog.reply");

interface Visited {
  [replyKey]?: FastifyReply;
}

/** Lets Fastify's request and reply be found by Node's own request. */
export function remember(request: FastifyRequest, reply: FastifyReply): void {
  // Assigned, since V8 makes a slow object of one whose members are defined.
  (request.raw as Visited)[replyKey] = reply;
}

/** The reply to a request; undefined where Fastify has not seen it. */
export function replyOf(request: IncomingMessage): FastifyReply | undefined {
  return (request as Visited)[replyKey];
}

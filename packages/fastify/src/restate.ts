import { msg, safe } from "@philog/core";
import { unmatched } from "@philog/core/host";
import type { FastifyBaseLogger, FastifyReply } from "fastify";
import { createTemplates } from "./template.ts";

/** How Fastify's warning of a second answer begins; what follows is the URL. */
const opening = 'Reply was already sent, did you forget to "return reply" in the "';
const code = "FST_ERR_REP_ALREADY_SENT";

function isAlreadySent([first]: readonly unknown[]): boolean {
  if (typeof first === "string") return first.startsWith(opening);
  if (typeof first !== "object" || first === null) return false;
  try {
    const { err } = first as { err?: { code?: unknown } };
    return typeof err === "object" && err !== null && err.code === code;
  } catch {
    return false;
  }
}

/** What a request is answered with, as far as a warning tells of it. */
export type Answering = Pick<FastifyReply, "request">;

/**
 * The arguments of a warning; of Fastify's own that a reply was sent already, those with the route in the place of the
 * URL. Without a reply no route is known.
 */
export function restate(args: unknown[], reply: Answering | undefined): unknown[] {
  if (!isAlreadySent(args)) return args;
  // Such a warning is a fault of the program, and rare: nothing is remembered for it.
  const route = safe("route", createTemplates()(reply?.request.routeOptions.url) ?? unmatched);
  const method = safe("code", reply?.request.method);
  const message = msg`Reply was already sent, did you forget to "return reply" in the "${route}" (${method}) route?`;
  return typeof args[0] === "string" ? [message] : [args[0], message];
}

/** Restates the warnings of a logger that is not made here. */
export function restateWarnings(log: FastifyBaseLogger, reply: Answering): void {
  const { warn } = log;
  const restated = function (this: unknown, ...args: unknown[]) {
    Reflect.apply(warn, this, restate(args, reply));
  };
  log.warn = restated as typeof warn;
}

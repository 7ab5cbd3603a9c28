import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { RedactionError } from "@philog/core";
import fastify, { type FastifyBaseLogger, type FastifyInstance, type LogController } from "fastify";
import { controllerOf, enterContext, mark, markOf } from "./install.ts";
import { controlLines } from "./log-controller.ts";
import { idMember } from "./logger.ts";
import { openFastify, type PhilogOptions } from "./open-fastify.ts";

/** Options for Fastify's constructor. */
export interface PhilogLogger {
  loggerInstance: FastifyBaseLogger;
  logController: LogController;
  genReqId: (request: IncomingMessage) => string;
}

const initialization = "fastify.initialization";

/** Fastify tells of each app that is made: those that have our controller run their requests in context. */
function onInitialization(message: unknown): void {
  const app = (message as { fastify: FastifyInstance }).fastify;
  if (markOf(controllerOf(app)) === onInitialization) enterContext(app);
}

/**
 * Options for Fastify's constructor that put all it logs behind a policy: `Fastify({ ...philogLogger(), … })`.
 * Throws PolicyError for a bad policy, RedactionError for bad options and for a Fastify before 5.10.
 */
export function philogLogger(options: PhilogOptions = {}): PhilogLogger {
  if (typeof fastify.LogController !== "function") {
    throw new RedactionError("PHILOG_HOST_UNSUPPORTED", "philogLogger needs Fastify 5.10 or later");
  }
  const { exchanges, log, disableRequestLogging = false } = openFastify(options, "philogLogger");
  const controller = new fastify.LogController({ requestIdLogLabel: idMember, disableRequestLogging });
  // One listener, however many apps there are.
  unsubscribe(initialization, onInitialization);
  subscribe(initialization, onInitialization);
  return {
    loggerInstance: log,
    logController: mark(controlLines(controller, exchanges, log), onInitialization),
    genReqId: (request) => exchanges.requestId(request),
  };
}

import { exchangeOf } from "@philog/core/http";
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from "fastify";
import type { Controller } from "./log-controller.ts";
import { findSlot } from "./slots.ts";

const installedKey = Symbol.for("philog.fastify");

/** What Fastify calls for its own lines. */
const controllerSlot = "fastify.logController";

/** Who has marked a controller, and so its app, as one of ours; there may be two copies of this package. */
export function markOf(controller: unknown): unknown {
  if (typeof controller !== "object" || controller === null) return undefined;
  return (controller as Record<symbol, unknown>)[installedKey];
}

export function mark<C extends object>(controller: C, by: unknown): C {
  return Object.defineProperty(controller, installedKey, { value: by });
}

export function controllerOf(app: FastifyInstance): unknown {
  const slot = findSlot(app, controllerSlot);
  return slot && (app as unknown as Record<symbol, unknown>)[slot];
}

/** Takes the place of an app's controller and logger, for the app and for what is registered below it. */
export function takeOver(app: FastifyInstance, controller: Controller, log: FastifyBaseLogger): void {
  (app as unknown as Record<symbol, unknown>)[findSlot(app, controllerSlot)!] = controller;
  (app as { log: FastifyBaseLogger }).log = log;
}

type Next = () => void;

/**
 * What a hook returns so that Fastify goes on at once: it takes it for a promise. Whatever the rest of the request
 * throws is not thrown through the hook, whose caller would take it for the hook's own error.
 */
interface Step {
  then: (next: Next) => void;
}

const step = (then: (next: Next) => void): Step => ({ then });

/** Runs requests in their context, from the first hook on. */
export function enterContext(app: FastifyInstance): void {
  const goOn = step((next) => next());
  const enter = ({ raw }: FastifyRequest): Step => {
    const exchange = exchangeOf(raw);
    return exchange === undefined ? goOn : step((next) => exchange.run(next));
  };
  app.addHook("onRequest", enter as never);
}

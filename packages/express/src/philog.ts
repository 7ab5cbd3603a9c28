import { startSelfCheck } from "@philog/core/doctor";
import {
  defineMember,
  type Exchange,
  exchangeOf,
  type HttpOptions,
  installFinalHandler,
  type Log,
  openHttp,
} from "@philog/core/http";
import type { Request, RequestHandler } from "express";
import { createDescribe } from "./describe.ts";
import { mountable } from "./mountable.ts";
import { createRoutes } from "./route.ts";

declare global {
  namespace Express {
    interface Request {
      /** The id that the request's lines carry. */
      id: string;
      /** A logger whose lines carry the request's id. */
      log: Log;
    }
  }
}

/** What `philog` and `philogErrors` take. */
export type PhilogOptions = HttpOptions<Request>;

/** Express's middleware. It also takes part in `mount`, so that it is given the app. */
export type PhilogHandler = RequestHandler & {
  /** A logger for all that is no request's; in a request its lines carry the id. */
  readonly log: Log;
};

/** What Express makes an app's requests from. */
interface Mounting {
  request: Request;
}

const readLog = (exchange: Exchange) => exchange.log();

/**
 * Logs every request of an app behind a policy, gives it `req.log` and `req.id`, and keeps Express from printing errors
 * with all that they hold. Throws PolicyError for a bad policy, RedactionError for bad options.
 */
export function philog(options: PhilogOptions = {}): PhilogHandler {
  const routes = createRoutes();
  const exchanges = openHttp(options, createDescribe(routes), "philog");
  startSelfCheck(options.selfCheck);
  const handler: RequestHandler = (request, response, next) => {
    if (exchangeOf(request) !== undefined) return next();
    const exchange = exchanges.open(request, response, request.id);
    request.id ??= exchange.requestId;
    if (!("log" in request)) defineMember(request, "log", readLog);
    exchange.run(next);
  };
  // Asked for where it is used: its lines look for the request under way.
  const logged = Object.defineProperty(handler, "log", {
    configurable: true,
    enumerable: true,
    get: () => exchanges.log,
  });
  return mountable(logged as PhilogHandler, handler, (app) => {
    routes.watch(app);
    const { request } = app as unknown as Mounting;
    defineMember(request, "log", readLog);
    if (!("id" in request)) defineMember(request, "id", ({ requestId }) => requestId);
    installFinalHandler(app, (failed, error) => exchanges.fail(failed as Request, error));
  });
}

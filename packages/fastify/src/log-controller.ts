import { type Exchanges, isGuarded, type Level } from "@philog/core/http";
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from "fastify";
import { idMember, isOwnLogger, type PolicyLogger } from "./logger.ts";
import { restateWarnings } from "./restate.ts";
import { createRouteContextOf, type RouteContext } from "./slots.ts";
import { remember } from "./visit.ts";

/** Marks a logger as one whose lines carry the id already, as core's own bindings do. */
const boundKey = Symbol.for("philog.bound");

/** What of Fastify's LogController decides over lines. */
export interface Controller {
  isLogDisabled(request: FastifyRequest): boolean;
}

type ChildOptions = NonNullable<Parameters<FastifyBaseLogger["child"]>[1]>;

const isHeld = (log: FastifyBaseLogger): boolean => isOwnLogger(log) || isGuarded(log as never);

/** The level and serializers of a route, as Fastify hands them to loggers. */
function childOptions({ logLevel, logSerializers }: RouteContext): ChildOptions | undefined {
  if (!logLevel && !logSerializers) return undefined;
  return { ...(logLevel && { level: logLevel }), ...(logSerializers && { serializers: logSerializers }) };
}

/** Whether an error only says that the client went away. */
function isPrematureClose(error: unknown): boolean {
  try {
    return (error as { code?: unknown }).code === "ERR_STREAM_PREMATURE_CLOSE";
  } catch {
    return false;
  }
}

/** Whether a line of the request is wanted: by its logger, and where requests that went well are. */
function isWanted(controller: Controller, request: FastifyRequest, level: Level): boolean {
  try {
    if (level === "info" && controller.isLogDisabled(request)) return false;
    const { log } = request as unknown as { log: { isLevelEnabled?: (level: Level) => boolean } };
    return log.isLevelEnabled?.(level) !== false;
  } catch {
    return true;
  }
}

/**
 * Puts the members that Fastify calls for its own lines onto a controller: a request has one line, written when its
 * response closes, which holds its error. `log` is the app's logger.
 */
export function controlLines<C extends Controller>(
  controller: C,
  exchanges: Exchanges<FastifyRequest["raw"]>,
  log: FastifyBaseLogger,
): C {
  const routeContextOf = createRouteContextOf();
  const fail = (error: unknown, { raw }: FastifyRequest) => exchanges.fail(raw, error);
  const nothing = () => {};
  const controlled = Object.assign(controller, {
    requestIdLogLabel: idMember,
    incomingRequest(request: FastifyRequest, reply: FastifyReply) {
      remember(request, reply);
      const isEnabled = (level: Level) => isWanted(controlled, request, level);
      const { requestId } = exchanges.open(request.raw, reply.raw, request.id, isEnabled);
      const id: unknown = request.id;
      // A factory of the application's own may have made a logger that no policy holds; an id may have no shape.
      if (!isHeld(request.log) || (id !== requestId && (typeof id !== "number" || String(id) !== requestId))) {
        request.log = log.child({ [idMember]: requestId }, childOptions(routeContextOf(request)));
        reply.log = request.log;
      }
      if (request.log === log) return;
      if (isOwnLogger(request.log)) (request.log as unknown as PolicyLogger).answering = reply;
      else {
        Reflect.set(request.log, boundKey, true);
        restateWarnings(request.log, reply);
      }
    },
    requestCompleted(error: unknown, request: FastifyRequest) {
      if (error !== undefined && error !== null) fail(error, request);
    },
    defaultErrorLog: fail,
    streamError(error: unknown, request: FastifyRequest) {
      // The request's line says so.
      if (!isPrematureClose(error)) fail(error, request);
    },
    writeHeadError: fail,
    serializerError: fail,
    routeNotFound: nothing,
    serviceUnavailable() {
      log.info({ res: { statusCode: 503 } }, "request refused: the server is closing");
    },
  });
  return controlled;
}

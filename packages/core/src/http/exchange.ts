import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestContext } from "./follow.ts";
import type { Level } from "./levels.ts";
import type { Log, ReadTold } from "./log.ts";
import { type ExchangeParts, OpenExchange, writeError } from "./open-exchange.ts";
import { chooseRequestId } from "./request-id.ts";

/** One request and its response, from its first middleware to its last byte. */
export interface Exchange extends RequestContext {
  /** Made when it is first asked for. */
  log(): Log;
  /** Notes the error that ends the request; it stands in its line, or in one of its own where that is written. */
  fail(error: unknown): void;
  /** Writes the request's line, once: when the response closes, or before where the process may not last so long. */
  close(): void;
  /** Runs the rest of the request in its context. */
  run(next: () => void): void;
}

/** The requests of one adapter. */
export interface Exchanges<Request extends IncomingMessage> {
  /** A logger for all that is no request's; in a request its lines carry the id. */
  readonly log: Log;
  /** Writes what an adapter has made of a call to a logger of its own; it is not read where the level is off. */
  tell(level: Level, read: ReadTold): void;
  /** A request's id: the application's own, else the client's, each where it has the shape; else a new one. */
  requestId(request: Request, id?: unknown): string;
  /** A logger whose lines carry an id, for a framework that makes a request's logger before its exchange is open. */
  bind(requestId: string): Log;
  /**
   * Opens an exchange; the one that is open already where there is one. Its line is written when the response closes,
   * unless `isEnabled`, asked then, refuses the line's level.
   */
  open(request: Request, response: ServerResponse, id?: unknown, isEnabled?: (level: Level) => boolean): Exchange;
  /** Notes an error of a request that may have no exchange. */
  fail(request: Request, error: unknown): void;
}

const exchangeKey = Symbol.for("philog.exchange");

interface Keyed {
  [exchangeKey]?: Exchange | undefined;
}

/** The open exchange of a request, whichever adapter has opened it. */
export function exchangeOf(request: object): Exchange | undefined {
  return (request as Keyed)[exchangeKey];
}

/**
 * Makes room for a request's exchange before a framework changes the request's prototype: V8 makes a hidden class anew for
 * each member that a request is given after that, which takes some microseconds on Node 20.
 */
export function reserveExchange(request: object): void {
  (request as Keyed)[exchangeKey] = exchangeOf(request);
}

interface Parts<Request extends IncomingMessage> extends ExchangeParts<Request> {
  /** The name of the header for the id, in lower case. */
  readonly header: string | undefined;
}

/** Makes the exchanges of one adapter. */
export function createExchanges<Request extends IncomingMessage>(parts: Parts<Request>): Exchanges<Request> {
  const { target, header } = parts;
  const told = new WeakMap<object, unknown>();

  const requestIdOf: Exchanges<Request>["requestId"] = (request, id) =>
    chooseRequestId(id, header === undefined ? undefined : request.headers[header]);

  return {
    get log() {
      return target.log;
    },
    tell: target.tell,
    requestId: requestIdOf,
    bind: target.bind,
    open(request, response, id, isEnabled) {
      const known = exchangeOf(request);
      if (known !== undefined) return known;
      const exchange = new OpenExchange(parts, requestIdOf(request, id), request, response, isEnabled);
      // Assigned, since V8 makes a slow object of one whose members are defined.
      (request as Keyed)[exchangeKey] = exchange;
      return exchange;
    },
    fail(request, error) {
      const exchange = exchangeOf(request);
      if (exchange !== undefined) return exchange.fail(error);
      // Whoever passes an error on may be followed by one who is told of it, too.
      if (told.get(request) !== error) writeError(target, undefined, error);
      told.set(request, error);
    },
  };
}

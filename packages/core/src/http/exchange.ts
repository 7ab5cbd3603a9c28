import type { IncomingMessage, ServerResponse } from "node:http";
import { ownMessages } from "../policy/own-messages.ts";
import { type RequestContext, runInContext } from "./follow.ts";
import type { Level } from "./levels.ts";
import type { Log, ReadTold } from "./log.ts";
import { errorOf, type Facts } from "./record.ts";
import { chooseRequestId } from "./request-id.ts";
import type { Target } from "./target.ts";

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
  [exchangeKey]?: Exchange;
}

/** The open exchange of a request, whichever adapter has opened it. */
export function exchangeOf(request: object): Exchange | undefined {
  return (request as Keyed)[exchangeKey];
}

interface Parts<Request extends IncomingMessage> {
  readonly target: Target;
  readonly read: (request: Request, response: ServerResponse, facts: Facts) => object;
  /** The name of the header for the id, in lower case. */
  readonly header: string | undefined;
}

/** The status of a connection that goes on with another protocol. */
const switching = 101;

/** Whether a response that has closed was sent as a whole. One that is injected, without a client, never is by itself. */
function isSent(response: ServerResponse): boolean {
  // One of HTTP/2 that was cancelled is finished without an end.
  return response.writableEnded && (response.writableFinished || response.socket?.destroyed === false);
}

/** Whether another protocol has taken the connection over, such as a WebSocket's: what it answers is not seen here. */
function isUpgraded(request: IncomingMessage, response: ServerResponse): boolean {
  return (request as { upgrade?: boolean }).upgrade === true && !response.headersSent;
}

/** What a client got wrong is a warning; an error after the answer has begun is no client's. */
function levelOf(status: number, isThrown: boolean, isAborted: boolean): Level {
  if (status >= 500 || (isThrown && status < 400)) return "error";
  return isThrown || isAborted ? "warn" : "info";
}

/** Makes the exchanges of one adapter. */
export function createExchanges<Request extends IncomingMessage>(parts: Parts<Request>): Exchanges<Request> {
  const { target, read, header } = parts;
  const told = new WeakMap<object, unknown>();
  const writeError = (requestId: string | undefined, error: unknown) => {
    const err = errorOf(error);
    target.write("error", () => (requestId === undefined ? { err } : { requestId, err }), ownMessages.errored);
  };

  const requestIdOf: Exchanges<Request>["requestId"] = (request, id) =>
    chooseRequestId(id, header === undefined ? undefined : request.headers[header]);

  const open: Exchanges<Request>["open"] = (request, response, id, isEnabled) => {
    const known = exchangeOf(request);
    if (known !== undefined) return known;
    const requestId = requestIdOf(request, id);
    const started = performance.now();
    const receivedBefore = request.socket?.bytesRead ?? 0;
    let log: Log | undefined;
    let thrown: Facts["thrown"];
    let closed = false;

    const exchange: Exchange = {
      requestId,
      request,
      log() {
        log ??= target.bind(requestId);
        return log;
      },
      fail(error) {
        if (closed) writeError(requestId, error);
        else {
          // An error handler that throws: what it was called for is no line's yet.
          if (thrown !== undefined && thrown.error !== error) writeError(requestId, thrown.error);
          thrown = { error };
        }
      },
      close() {
        if (closed) return;
        closed = true;
        const upgrades = isUpgraded(request, response);
        const isAborted = !upgrades && !isSent(response);
        const statusCode = upgrades ? switching : response.statusCode;
        const responseTime = Math.round((performance.now() - started) * 10) / 10;
        const received = (request.socket?.bytesRead ?? 0) - receivedBefore;
        const level = levelOf(statusCode, thrown !== undefined, isAborted);
        if (isEnabled?.(level) === false) return;
        const { errored, aborted, upgraded, completed } = ownMessages;
        const ended = upgrades ? upgraded : isAborted ? aborted : completed;
        const message = thrown !== undefined ? errored : ended;
        target.write(
          level,
          () => read(request, response, { requestId, statusCode, responseTime, received, thrown }),
          message,
        );
      },
      run: (next) => runInContext(exchange, next),
    };
    // A response closes in the context of its socket, which may be another request's.
    response.on("close", () => runInContext(exchange, exchange.close));
    // Assigned, since V8 makes a slow object of one whose members are defined.
    (request as Keyed)[exchangeKey] = exchange;
    return exchange;
  };
  return {
    get log() {
      return target.log;
    },
    tell: target.tell,
    requestId: requestIdOf,
    bind: target.bind,
    open,
    fail(request, error) {
      const exchange = exchangeOf(request);
      if (exchange !== undefined) return exchange.fail(error);
      // Whoever passes an error on may be followed by one who is told of it, too.
      if (told.get(request) !== error) writeError(undefined, error);
      told.set(request, error);
    },
  };
}

import type { IncomingMessage, ServerResponse } from "node:http";
import { ownMessages } from "../policy/own-messages.ts";
import type { Exchange } from "./exchange.ts";
import { runInContext } from "./follow.ts";
import type { Level } from "./levels.ts";
import type { Log } from "./log.ts";
import { errorOf, type Facts } from "./record.ts";
import type { Target } from "./target.ts";

/** What all exchanges of an adapter share. */
export interface ExchangeParts<Request extends IncomingMessage> {
  readonly target: Target;
  readonly read: (request: Request, response: ServerResponse, facts: Facts) => object;
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

/** Writes an error that is in no request's line. */
export function writeError(target: Target, requestId: string | undefined, error: unknown): void {
  const err = errorOf(error);
  target.write("error", () => (requestId === undefined ? { err } : { requestId, err }), ownMessages.errored);
}

/** A class, since closures would hang as much again on every request. */
export class OpenExchange<Request extends IncomingMessage> implements Exchange {
  readonly requestId: string;
  readonly request: Request;
  readonly #parts: ExchangeParts<Request>;
  readonly #response: ServerResponse;
  readonly #isEnabled: ((level: Level) => boolean) | undefined;
  readonly #started = performance.now();
  readonly #receivedBefore: number;
  #log: Log | undefined;
  #thrown: Facts["thrown"];
  #isClosed = false;

  constructor(
    parts: ExchangeParts<Request>,
    requestId: string,
    request: Request,
    response: ServerResponse,
    isEnabled: ((level: Level) => boolean) | undefined,
  ) {
    this.requestId = requestId;
    this.request = request;
    this.#parts = parts;
    this.#response = response;
    this.#isEnabled = isEnabled;
    this.#receivedBefore = request.socket?.bytesRead ?? 0;
    // A response closes in the context of its socket, which may be another request's.
    response.on("close", () => runInContext(this, () => this.close()));
  }

  log(): Log {
    this.#log ??= this.#parts.target.bind(this.requestId);
    return this.#log;
  }

  fail(error: unknown): void {
    const { target } = this.#parts;
    if (this.#isClosed) {
      writeError(target, this.requestId, error);
      return;
    }
    // An error handler that throws: what it was called for is no line's yet.
    if (this.#thrown !== undefined && this.#thrown.error !== error) {
      writeError(target, this.requestId, this.#thrown.error);
    }
    this.#thrown = { error };
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const { requestId, request } = this;
    const response = this.#response;
    const thrown = this.#thrown;
    const upgrades = isUpgraded(request, response);
    const isAborted = !upgrades && !isSent(response);
    const statusCode = upgrades ? switching : response.statusCode;
    const responseTime = Math.round((performance.now() - this.#started) * 10) / 10;
    const received = (request.socket?.bytesRead ?? 0) - this.#receivedBefore;
    const level = levelOf(statusCode, thrown !== undefined, isAborted);
    if (this.#isEnabled?.(level) === false) return;
    const { errored, aborted, upgraded, completed } = ownMessages;
    const ended = upgrades ? upgraded : isAborted ? aborted : completed;
    const { target, read } = this.#parts;
    target.write(
      level,
      () => read(request, response, { requestId, statusCode, responseTime, received, thrown }),
      thrown !== undefined ? errored : ended,
    );
  }

  run(next: () => void): void {
    runInContext(this, next);
  }
}

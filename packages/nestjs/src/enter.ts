import type { ServerResponse } from "node:http";
import { defineMember, exchangeOf, installFinalHandler } from "@philog/core/http";
import { idOf, rawOf, remember } from "./describe.ts";
import { note } from "./note.ts";
import type { Opened } from "./open.ts";

type Done = (error?: unknown) => void;
type Hook = (request: object, response: object, done: Done) => unknown;

/** What is used of Nest's HTTP adapters. */
export interface Adapter {
  getType?(): string;
  getInstance(): unknown;
  /** Not in the first versions of Nest 11. */
  setOnRequestHook?(hook: Hook): void;
}

interface Fastify {
  addHook(name: "onRequest", hook: (request: object, response: object, done: Done) => void): void;
}

interface Express {
  use(handler: Hook): void;
}

const enteredKey = Symbol.for("philog.nestjs");

/** Opens the exchange of a request, and runs `next` in its context. */
function enter(current: () => Opened, request: object, response: object, next: () => void): void {
  const raw = rawOf(request);
  if (raw !== request) remember(raw, request, response);
  const exchange = current().exchanges.open(raw, rawOf(response) as unknown as ServerResponse, idOf(request));
  // Fastify has an id for every request.
  if (raw === request) (request as { id?: unknown }).id ??= exchange.requestId;
  exchange.run(next);
}

/** Takes the hook that both platforms call before all else; one of the application's own still runs, behind ours. */
function takeHook(adapter: Adapter & { onRequestHook?: Hook }, current: () => Opened): void {
  let own = adapter.onRequestHook;
  adapter.setOnRequestHook?.(function (this: unknown, request, response, done) {
    let result: unknown;
    enter(current, request, response, () => {
      result = own === undefined ? done() : own.call(this, request, response, done);
    });
    return result;
  });
  adapter.setOnRequestHook = (hook) => {
    own = hook;
  };
}

/** Takes what Express would print: the error of a filter that throws, which no filter of Nest's is asked about. */
function takeFinalHandler(app: object, current: () => Opened): void {
  const { request: kind } = app as { request: object };
  if (!("id" in kind)) defineMember(kind, "id", ({ requestId }) => requestId);
  installFinalHandler(app, (request, error) => {
    const exchange = exchangeOf(request);
    if (exchange === undefined) current().exchanges.fail(request, error);
    else note(exchange, error);
  });
}

/** Opens an exchange for every request, before parsers, middleware and guards. Once for an adapter. */
export function enterRequests(adapter: Adapter, current: () => Opened): void {
  const entered = adapter as Adapter & { [enteredKey]?: true };
  if (entered[enteredKey] === true) return;
  Object.defineProperty(entered, enteredKey, { value: true });

  if (adapter.getType?.() === "express") takeFinalHandler(adapter.getInstance() as object, current);
  const hook = (request: object, response: object, done: Done) => enter(current, request, response, done);
  if (adapter.setOnRequestHook !== undefined) takeHook(adapter, current);
  else if (adapter.getType?.() === "fastify") (adapter.getInstance() as Fastify).addHook("onRequest", hook);
  else (adapter.getInstance() as Express).use(hook);
}

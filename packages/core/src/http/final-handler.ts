import type { IncomingMessage, ServerResponse } from "node:http";
import { exchangeOf, reserveExchange } from "./exchange.ts";

type Done = (error?: unknown) => void;
type Handle = (this: object, request: IncomingMessage, response: ServerResponse, done?: Done) => void;

interface App {
  handle: Handle;
  get(name: string): unknown;
}

const installedKey = Symbol.for("philog.express");

/**
 * The app as Express's own final handler is to see it: it answers as it always does, and then asks for the environment
 * once more to print the error, which it does not in tests.
 */
function createResponder(app: App, error: unknown): App {
  let asked = false;
  const get = (name: string): unknown => {
    if (name !== "env") return app.get(name);
    const environment = asked ? "test" : app.get("env");
    asked = true;
    return environment;
  };
  const router = { handle: (_request: IncomingMessage, _response: ServerResponse, done: Done) => done(error) };
  return Object.create(app, {
    get: { value: get },
    // Headers are set already, and may be sent.
    enabled: { value: () => false },
    router: { value: router },
    _router: { value: router },
  });
}

/**
 * Stands before the final handler that Express makes where an app is given none: the response stays Express's, and the
 * error, which Express would print with all that it holds, goes to `fail`. Once for an app.
 */
export function installFinalHandler(app: object, fail: (request: IncomingMessage, error: unknown) => void): void {
  const own = app as App;
  if (Object.hasOwn(own, installedKey)) return;
  Object.defineProperty(own, installedKey, { value: true });
  const { handle } = own;
  own.handle = function (request, response, done) {
    // Within another app, or below a handler of the application's own.
    if (done !== undefined) return handle.call(this, request, response, done);
    reserveExchange(request);
    handle.call(this, request, response, (error) => {
      if (error) fail(request, error);
      try {
        handle.call(createResponder(this as App, error), request, response);
      } catch (failure) {
        // Express reads the error to answer it: where that throws, nobody catches it, and the process ends.
        exchangeOf(request)?.close();
        throw failure;
      }
    });
  };
}

import type { ServerResponse } from "node:http";
import { type Exchanges, exchangeOf } from "@philog/core/http";
import type { Request } from "express";

type Done = (error?: unknown) => void;
type Handle = (this: object, request: Request, response: ServerResponse, done?: Done) => void;

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
  const router = { handle: (_request: Request, _response: ServerResponse, done: Done) => done(error) };
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
 * error, which Express would print with all that it holds, goes through the policy. Once for an app.
 */
export function installFinal(app: object, exchanges: () => Exchanges<Request>): void {
  const own = app as App;
  if (Object.hasOwn(own, installedKey)) return;
  Object.defineProperty(own, installedKey, { value: true });
  const { handle } = own;
  own.handle = function (request, response, done) {
    // Within another app, or below a handler of the application's own.
    if (done !== undefined) return handle.call(this, request, response, done);
    handle.call(this, request, response, (error) => {
      if (error) exchanges().fail(request, error);
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

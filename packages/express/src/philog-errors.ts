import { type Exchanges, exchangeOf, installFinalHandler, openHttp } from "@philog/core/http";
import type { Application, ErrorRequestHandler, Request, RequestHandler } from "express";
import { createDescribe } from "./describe.ts";
import { mountable } from "./mountable.ts";
import type { PhilogOptions } from "./philog.ts";
import { createRoutes } from "./route.ts";

/**
 * Puts an error into its request's line before an error handler of the application's own answers, and passes it on.
 * Options count for requests that have not come through `philog`. Throws as `philog` does.
 */
export function philogErrors(options?: PhilogOptions): ErrorRequestHandler {
  const open = (given: PhilogOptions) => openHttp(given, createDescribe(createRoutes()), "philogErrors");
  let own: Exchanges<Request> | undefined = options && open(options);
  const exchanges = () => {
    own ??= open({ startLine: false });
    return own;
  };
  const handler: ErrorRequestHandler = (error, request, _response, next) => {
    const exchange = exchangeOf(request);
    if (exchange === undefined) exchanges().fail(request, error);
    else exchange.fail(error);
    next(error);
  };
  // What `app.use` mounts is no error handler: the mount puts one behind it, at the same path.
  const behind: ErrorRequestHandler = (error, request, response, next) => handler(error, request, response, next);
  const pass: RequestHandler = (_request, _response, next) => next();
  return mountable(handler, pass, (app, mountpath) => {
    (app as Application).use(mountpath, behind);
    installFinalHandler(app, (request, error) => exchanges().fail(request as Request, error));
  });
}

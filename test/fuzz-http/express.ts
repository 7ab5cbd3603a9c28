import { createServer } from "node:http";
import { createRequire } from "node:module";
import { philog, philogErrors } from "@philog/express";
import type express from "express";
import type { NextFunction, Request, Response } from "express";
import type { Reply } from "./act.ts";
import type { Adapter, AppOptions } from "./adapter.ts";
import { listen } from "./server.ts";
import { routes } from "./wire.ts";

const require = createRequire(import.meta.url);

function answer(response: Response, reply: Reply | undefined): void {
  if (reply === undefined || response.writableEnded) return;
  const { status, headers, body } = reply;
  response.status(status).set(headers);
  if (typeof body === "object") response.json(body);
  else if (body === undefined) response.end();
  else response.send(body);
}

type Handler = (request: Request, response: Response, next: NextFunction) => unknown;

/** Fills an app by its plan, with the same parts with an adapter and without. */
function fill(host: typeof express, app: express.Express, { plan, stage, guard }: AppOptions): express.Express {
  const isFour = !("router" in app);
  app.set("env", plan.environment);
  app.set("trust proxy", plan.trustProxy);
  const parse = () => {
    if (plan.parsers) app.use(host.json() as any, host.urlencoded({ extended: true }) as any, host.text() as any);
  };
  const install = () => {
    if (guard === undefined) return;
    const middleware = philog(guard.options);
    guard.log = () => middleware.log;
    app.use(middleware);
  };
  if (plan.isLate) parse();
  install();
  if (!plan.isLate) parse();
  app.use((request, _response, next) => {
    stage.log("before", request, request.log);
    next();
  });

  const handle: Handler = (request, response, next) => {
    const { params, query, body } = request;
    const made = () => stage.run({ request, response, params, query, body }, request.log);
    try {
      const reply = made();
      if (!(reply instanceof Promise)) return answer(response, reply);
      const done = reply.then((late) => answer(response, late));
      // Express 5 takes what a promise is rejected with; Express 4 knows no promises.
      return isFour ? void done.catch(next) : done;
    } catch (error) {
      if (request.method === "PUT") return next(error);
      throw error;
    }
  };
  app.all(routes.patient, handle);
  app.all(routes.visit, handle);
  app.all(/^\/search$/, handle);
  const clinic = host.Router({ mergeParams: true });
  clinic.all("/patients/:id", handle);
  app.use("/clinics/:clinic", clinic);
  const sub = host();
  sub.all("/wards/:ward", handle);
  app.use("/sub", sub);

  // A layer more is a turn more for what Express destroys half written: the bare app has one that does nothing.
  const passOn = (error: unknown, _request: Request, _response: Response, next: NextFunction) => next(error);
  if (plan.hasErrors) app.use(guard === undefined ? passOn : philogErrors());
  if (plan.errorHandler === "none") return app;
  app.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (plan.errorHandler === "passes on" || response.headersSent) return next(error);
    if (plan.errorHandler === "throws") throw stage.actOf(request)?.thrownAgain;
    if (plan.errorHandler === "logs") request.log?.error({ err: error }, "failed");
    response.status(500).json({ error: "internal" });
  });
  return app;
}

const adapter = (name: string, host: typeof express): Adapter => ({
  name,
  start: (options) => listen(createServer(fill(host, host(), options)), options.onClose),
});

export const express5 = adapter("Express 5", require("express"));
export const express4 = adapter("Express 4", require("../hosts/express4/node_modules/express"));

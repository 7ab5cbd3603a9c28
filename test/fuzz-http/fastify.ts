import { createRequire } from "node:module";
import philog, { philogLogger } from "@philog/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Reply } from "./act.ts";
import type { Adapter, AppOptions } from "./adapter.ts";
import { listen } from "./server.ts";
import { routes } from "./wire.ts";

const require = createRequire(import.meta.url);
const fastify = require("fastify") as (options?: object) => FastifyInstance;

function answer(reply: FastifyReply, made: Reply | undefined): FastifyReply {
  if (made === undefined || reply.raw.writableEnded) return reply.hijack();
  const { status, headers, body } = made;
  return reply.code(status).headers(headers).send(body);
}

/** Makes an app by its plan, with the same parts with an adapter and without. */
function make({ plan, stage, guard }: AppOptions): FastifyInstance {
  const own = { trustProxy: plan.trustProxy };
  // The two ways to put an app behind a policy.
  const isPlugin = plan.hasErrors;
  const app = fastify(guard === undefined || isPlugin ? own : { ...own, ...philogLogger(guard.options) });
  if (guard !== undefined && isPlugin) app.register(philog, guard.options);
  if (guard !== undefined) guard.log = () => app.log;
  const logOf = (request: FastifyRequest) => (guard === undefined ? undefined : request.log);

  if (plan.parsers) {
    const form = (_request: unknown, body: string | Buffer, done: (error: null, value: unknown) => void) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, form);
  }
  app.addHook("onRequest", async (request) => {
    stage.note(request.raw, request);
    stage.log("before", request.raw, logOf(request));
  });
  const handle = (request: FastifyRequest, reply: FastifyReply) => {
    const { params, query, body } = request;
    const visit = { request: request.raw, response: reply.raw, params, query, body };
    const made = stage.run(visit, logOf(request));
    return made instanceof Promise ? made.then((late) => answer(reply, late)) : void answer(reply, made);
  };
  app.all(routes.patient, handle);
  app.all(routes.visit, handle);
  app.register(async (inner) => void inner.all("/search", handle));
  app.register(async (inner) => void inner.all("/clinics/:clinic/patients/:id", handle), { prefix: "" });
  app.register(async (inner) => void inner.all("/wards/:ward", handle), { prefix: "/sub" });

  if (plan.errorHandler !== "none") {
    app.setErrorHandler((error, request, reply) => {
      if (plan.errorHandler === "passes on") return reply.send(error);
      if (plan.errorHandler === "throws") throw stage.actOf(request.raw)?.thrownAgain;
      if (plan.errorHandler === "logs") logOf(request)?.error({ err: error }, "failed");
      return reply.code(500).send({ error: "internal" });
    });
  }
  return app;
}

export const fastify5: Adapter = {
  name: "Fastify 5",
  refusesUrls: true,
  async start(options) {
    const app = make(options);
    await app.ready();
    return listen(app.server, options.onClose, async () => {
      app.server.close();
      await app.close();
    });
  },
};

import { RedactionError } from "@philog/core";
import type { Level } from "@philog/core/http";
import type { FastifyInstance, FastifyPluginCallback } from "fastify";
import { loggerOf } from "./app-logger.ts";
import { controllerOf, enterContext, mark, markOf, takeOver } from "./install.ts";
import { type Controller, controlLines } from "./log-controller.ts";
import { openFastify, type PhilogOptions, type RegisterOptions } from "./open-fastify.ts";

const name = "@philog/fastify";

/** Puts what an app that is made already logs behind a policy, from here on. */
function install(app: FastifyInstance, options: PhilogOptions): void {
  const controller = controllerOf(app);
  if (typeof controller !== "object" || controller === null) {
    throw new RedactionError("PHILOG_HOST_UNSUPPORTED", "the plugin needs Fastify 5.10 or later");
  }
  if (markOf(controller) !== undefined) {
    if (Object.keys(options).length === 0) return;
    throw new RedactionError("PHILOG_OPTION_BAD", "the app is behind a policy already: its options stand there");
  }
  const own = { logger: loggerOf(app.log), level: app.log.level as Level };
  const { exchanges, log, disableRequestLogging } = openFastify(options, name, own);
  const controlled = controlLines(Object.create(controller) as Controller, exchanges, log);
  if (disableRequestLogging !== undefined) {
    controlled.isLogDisabled =
      typeof disableRequestLogging === "function" ? disableRequestLogging : () => disableRequestLogging;
  }
  takeOver(app, mark(controlled, install), log);
  // Fastify's own counter: an id that the client gave helps more.
  const { genReqId } = app as unknown as { genReqId: { name: string } };
  if (genReqId.name === "defaultGenReqId") app.setGenReqId((request) => exchanges.requestId(request as never));
  enterContext(app);
}

const plugin: FastifyPluginCallback<RegisterOptions> = (app, options, done) => {
  try {
    install(app, options as PhilogOptions);
    done();
  } catch (error) {
    done(error as Error);
  }
};

/**
 * Fastify's plugin: logs every request of an app behind a policy, and puts `app.log`, `request.log` and what Fastify
 * itself logs behind it. `register` fails with PolicyError for a bad policy, RedactionError for bad options.
 */
export const philog: FastifyPluginCallback<RegisterOptions> = Object.assign(plugin, {
  // What is installed is the app's that registers it, not a child's that is made for the plugin.
  [Symbol.for("skip-override")]: true,
  [Symbol.for("fastify.display-name")]: name,
  [Symbol.for("plugin-meta")]: { name, fastify: ">=5.10.0 <6" },
});

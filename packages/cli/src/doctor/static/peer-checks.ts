import { propertyOf, resolve } from "../../messages/resolve.ts";
import type { Finding } from "../finding.ts";
import { type Call, callsFrom } from "./calls.ts";
import { at, type ProjectCheck } from "./check.ts";
import type { Source } from "./project.ts";

/** morgan, which writes URLs, referrers and addresses. */
export const checkMorgan: ProjectCheck = (project) =>
  project.sources.flatMap((source) =>
    callsFrom(source, "morgan", ["*"]).map((call) =>
      at(source, call, {
        id: "morgan",
        state: "gap",
        what: "morgan writes URLs, referrers and addresses to its own stream",
        mend: "take it out: @philog/express and the other adapters log requests by their route",
      }),
    ),
  );

/** express-winston, which logs requests with all headers and changes the live ones. */
export const checkExpressWinston: ProjectCheck = (project) =>
  project.sources.flatMap((source) =>
    callsFrom(source, "express-winston", ["logger", "errorLogger"]).map((call) =>
      at(source, call, {
        id: "express-winston",
        state: "gap",
        what: "express-winston puts URLs, queries and headers into messages, and deletes live headers",
        mend: "use @philog/express with { logger }",
      }),
    ),
  );

const hasLogger = (call: Call, source: Source): boolean => {
  const [options] = call.arguments;
  if (options === undefined) return false;
  const made = resolve(options, source.bindings);
  return made.type !== "ObjectExpression" || propertyOf(made, "logger") !== undefined;
};

/** pino-http with a logger of its own. */
export const checkPinoHttp: ProjectCheck = (project) =>
  project.sources.flatMap((source) =>
    callsFrom(source, "pino-http", ["*", "pinoHttp"])
      .filter((call) => !hasLogger(call, source))
      .map(
        (call): Finding =>
          at(source, call, {
            id: "pino-http",
            state: "gap",
            what: "pino-http makes a logger of its own, and puts headers, URL and query on every line",
            mend: "use @philog/express, or give it { logger } that is behind @philog/pino",
          }),
      ),
  );

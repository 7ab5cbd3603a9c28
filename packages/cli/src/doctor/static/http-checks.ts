import type { Node } from "@babel/types";
import { memberName, propertyOf, resolve, unwrap } from "../../messages/resolve.ts";
import type { Finding } from "../finding.ts";
import { type Call, callsFrom, callsOf, originOf } from "./calls.ts";
import { at, orOk, type ProjectCheck } from "./check.ts";
import type { Source } from "./project.ts";

/** The calls of a method on what a call has made, in the order of the source. */
function callsOn(source: Source, made: Call, method: string): Call[] {
  return callsOf(source).filter((call) => {
    const callee = unwrap(call.callee);
    return (
      memberName(callee) === method && "object" in callee && resolve(callee.object as Node, source.bindings) === made
    );
  });
}

const isOurs = (source: Source, call: Call, name: string): boolean =>
  call.arguments.some((argument) => {
    const made = resolve(argument, source.bindings);
    if (made.type !== "CallExpression") return false;
    const origin = originOf(made.callee, source.bindings);
    return origin?.from === "@philog/express" && origin.name === name;
  });

/** Express apps without our middleware, or with others before it. */
export const checkExpress: ProjectCheck = (project) => {
  const found: Finding[] = [];
  let apps = 0;
  const nest = project.sources.some((source) => callsFrom(source, "@philog/nestjs", ["*"]).length > 0);
  for (const source of project.sources) {
    for (const made of callsFrom(source, "express", ["*", "express"])) {
      if (nest) continue;
      apps += 1;
      const uses = callsOn(source, made, "use");
      const first = uses.findIndex((call) => isOurs(source, call, "philog"));
      if (first < 0) {
        found.push(
          at(source, made, {
            id: "express",
            state: "gap",
            what: "an Express app has no philog(): its final handler prints errors with the bodies that they hold",
            mend: "app.use(philog()) of @philog/express, before all else",
          }),
        );
      } else if (first > 0) {
        found.push(
          at(source, uses[first]!, {
            id: "express-order",
            state: "gap",
            what: "other middleware comes before philog(): what it refuses has no line, and no request logger",
            mend: "app.use(philog()) before all else",
          }),
        );
      }
    }
  }
  return orOk(found, "express", apps > 0 ? "every Express app of the sources has philog() first" : undefined);
};

/** Fastify with a logger that is not ours. */
export const checkFastify: ProjectCheck = (project) => {
  const found: Finding[] = [];
  let apps = 0;
  for (const source of project.sources) {
    for (const made of callsFrom(source, "fastify", ["*", "fastify"])) {
      apps += 1;
      const [argument] = made.arguments;
      const options = argument && resolve(argument, source.bindings);
      const logger = options?.type === "ObjectExpression" ? propertyOf(options, "logger") : undefined;
      const plain = logger?.type === "BooleanLiteral" ? logger.value : logger?.type === "ObjectExpression";
      if (!plain) continue;
      found.push(
        at(source, made, {
          id: "fastify",
          state: "gap",
          what: "Fastify's own logger writes URLs, addresses and error messages",
          mend: "fastify(philogLogger()) of @philog/fastify, and register the plugin",
        }),
      );
    }
  }
  return orOk(found, "fastify", apps > 0 ? "no Fastify app of the sources has a logger of its own" : undefined);
};

/** Nest without our module. */
export const checkNest: ProjectCheck = (project) => {
  const starts = project.sources.flatMap((source) =>
    callsOf(source)
      .filter((call) => {
        const callee = unwrap(call.callee);
        if (!/^create(?:Microservice|ApplicationContext)?$/.test(memberName(callee) ?? "")) return false;
        const origin = "object" in callee ? originOf(callee.object as Node, source.bindings) : undefined;
        return origin?.from === "@nestjs/core" && origin.name === "NestFactory";
      })
      .map((call) => ({ source, call })),
  );
  const uses = project.sources.some(({ program }) =>
    program.body.some((node) => node.type === "ImportDeclaration" && node.source.value === "@philog/nestjs"),
  );
  const found = starts.map(({ source, call }) =>
    at(source, call, {
      id: "nest",
      state: "gap",
      what: "a Nest application is made without @philog/nestjs: its logger prints messages, stacks and start-up as they are",
      mend: "philogModule.forRoot(), and PhilogLogger for the application's logger",
    }),
  );
  return uses && starts.length > 0
    ? [{ id: "nest", state: "ok", what: "the Nest application imports @philog/nestjs" }]
    : found;
};

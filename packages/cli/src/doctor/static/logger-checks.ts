import type { Node } from "@babel/types";
import { propertyOf, resolve } from "../../messages/resolve.ts";
import type { Finding } from "../finding.ts";
import { type Call, callsFrom, callsOf, originOf } from "./calls.ts";
import { at, orOk, type ProjectCheck } from "./check.ts";
import type { Project, Source } from "./project.ts";

interface Kind {
  readonly id: string;
  readonly from: string;
  /** The exports that make a logger. */
  readonly makers: readonly string[];
  readonly adapter: string;
}

const pino: Kind = { id: "pino", from: "pino", makers: ["*", "pino"], adapter: "@philog/pino" };
const winston: Kind = { id: "winston", from: "winston", makers: ["createLogger"], adapter: "@philog/winston" };

/** What is handed to an adapter: nodes of this source, and whether anything comes from elsewhere. */
function protectedNodes(source: Source, adapter: string): { nodes: Set<Node>; foreign: boolean } {
  const nodes = new Set<Node>();
  let foreign = false;
  for (const call of callsFrom(source, adapter, ["philog"])) {
    const [logger] = call.arguments;
    if (logger === undefined) continue;
    const made = resolve(logger, source.bindings);
    nodes.add(made);
    const origin = made.type === "Identifier" ? originOf(made, source.bindings) : undefined;
    if (made.type === "Identifier" && !/^(?:pino|winston)$/.test(origin?.from ?? "")) foreign = true;
  }
  return { nodes, foreign };
}

const createCheck =
  ({ id, from, makers, adapter }: Kind): ProjectCheck =>
  (project) => {
    const found: Finding[] = [];
    const all = project.sources.map((source) => ({ source, ...protectedNodes(source, adapter) }));
    // A logger of one file may be protected in another.
    const foreign = all.some((one) => one.foreign);
    let made = 0;
    for (const { source, nodes } of all) {
      for (const call of callsFrom(source, from, makers)) {
        made += 1;
        if (nodes.has(call)) continue;
        found.push(
          at(source, call, {
            id,
            state: foreign ? "unknown" : "gap",
            what: foreign
              ? `a ${id} logger is made here; whether another file puts it behind a policy is not told here`
              : `a ${id} logger is made that is not behind a policy`,
            mend: `philog(logger) of ${adapter}, where the logger is made`,
          }),
        );
      }
    }
    const used =
      made > 0 || project.sources.some((one) => callsFrom(one, adapter, ["pino", "createLogger"]).length > 0);
    return orOk(found, id, used ? `every ${id} logger that the sources make is behind a policy` : undefined);
  };

export const checkPino = createCheck(pino);
export const checkWinston = createCheck(winston);

const defaultMethods = "log error warn info http verbose debug silly add configure".split(" ");

/** winston's default logger, which is used and set up through the module itself. */
export const checkDefaultWinston: ProjectCheck = (project) => {
  const isBehind = project.sources.some(
    (source) =>
      callsFrom(source, "winston", ["*"]).length > 0 ||
      callsFrom(source, "@philog/winston", ["philog"]).some(
        ({ arguments: [logger] }) => logger !== undefined && originOf(logger, source.bindings)?.from === "winston",
      ),
  );
  if (isBehind) return [];
  return project.sources.flatMap((source) =>
    callsFrom(source, "winston", defaultMethods).map((call) =>
      at(source, call, {
        id: "winston-default",
        state: "gap",
        what: "winston's default logger is used or configured, and it is not behind a policy",
        mend: "philog(winston) of @philog/winston, or a logger of your own",
      }),
    ),
  );
};

const replaced = ["redact", "serializers", "formatters"];

function replaces(call: Call, source: Source): boolean {
  const [, options] = call.arguments;
  if (options === undefined) return false;
  const made = resolve(options, source.bindings);
  return made.type === "ObjectExpression" && replaced.some((name) => propertyOf(made, name) !== undefined);
}

/** Children whose options replace what the parent redacts. */
export const checkChildren: ProjectCheck = (project: Project) =>
  project.sources.flatMap((source) =>
    callsOf(source)
      .filter((call) => {
        const { callee } = call;
        const name = "property" in callee && callee.property.type === "Identifier" ? callee.property.name : undefined;
        return name === "child" && replaces(call, source);
      })
      .map((call) =>
        at(source, call, {
          id: "child-options",
          state: "unknown",
          what: "a child logger has redact, serializers or formatters of its own, which replace its parent's",
          mend: "leave them to the policy: behind @philog/pino they cannot loosen it, elsewhere they do",
        }),
      ),
  );

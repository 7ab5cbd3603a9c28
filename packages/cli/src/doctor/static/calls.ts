import type { CallExpression, NewExpression, Node, OptionalCallExpression } from "@babel/types";
import type { Bindings } from "../../messages/bindings.ts";
import { memberName, resolve, unwrap } from "../../messages/resolve.ts";
import { walk } from "../../messages/walk.ts";
import type { Source } from "./project.ts";

export type Call = CallExpression | OptionalCallExpression | NewExpression;

/** Where a name comes from: a package, and which of its exports; `*` is the package itself, or its default. */
export interface Origin {
  readonly from: string;
  readonly name: string;
}

/** The import behind an expression such as `pino`, `winston.createLogger` or `require("pino")`. */
export function originOf(start: Node, bindings: Bindings): Origin | undefined {
  const node = unwrap(start);
  if (node.type === "Identifier") {
    const [only, another] = bindings.get(node.name) ?? [];
    if (another !== undefined || only?.kind !== "import") {
      const resolved = resolve(node, bindings);
      return resolved === node || resolved.type === "Identifier" ? undefined : originOf(resolved, bindings);
    }
    return { from: only.from, name: only.name === "default" ? "*" : only.name };
  }
  if (node.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "require") {
    const [source] = node.arguments;
    return source?.type === "StringLiteral" ? { from: source.value, name: "*" } : undefined;
  }
  const name = memberName(node);
  if (name === undefined || !("object" in node)) return undefined;
  const of = originOf(node.object as Node, bindings);
  if (of?.name !== "*") return undefined;
  return { from: of.from, name: name === "default" ? "*" : name };
}

/** Every call of a source, in its order. */
export function callsOf({ program }: Source): Call[] {
  const calls: Call[] = [];
  walk(program, (node) => {
    if (node.type === "CallExpression" || node.type === "OptionalCallExpression" || node.type === "NewExpression")
      calls.push(node);
  });
  return calls;
}

/** The calls of exports of a package. */
export function callsFrom(source: Source, from: string, names: readonly string[]): Call[] {
  return callsOf(source).filter((call) => {
    const origin = originOf(call.callee, source.bindings);
    return origin?.from === from && names.includes(origin.name);
  });
}

/** The line on which a node stands. */
export const lineOf = (node: Node): number | undefined => node.loc?.start.line;

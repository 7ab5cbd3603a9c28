import type { Node } from "@babel/types";
import { memberName, unwrap } from "../../messages/resolve.ts";
import type { Call } from "./calls.ts";

const globals = /^(?:globalThis|global|window|self)$/;
const printing =
  /^(?:log|info|debug|warn|error|trace|dir|dirxml|table|assert|group|groupCollapsed|timeEnd|timeLog|count)$/;

const nameOf = (node: Node): string | undefined => (node.type === "Identifier" ? node.name : memberName(node));

function objectOf(node: Node): Node | undefined {
  const inner = unwrap(node);
  if (inner.type !== "MemberExpression" && inner.type !== "OptionalMemberExpression") return undefined;
  return unwrap(inner.object);
}

/** Whether a call is one of the console's methods that print. */
export function isConsoleCall(call: Call): boolean {
  const receiver = objectOf(call.callee);
  if (receiver === undefined || nameOf(receiver) !== "console") return false;
  const of = objectOf(receiver);
  const own = receiver.type === "Identifier" || (of !== undefined && globals.test(nameOf(of) ?? ""));
  return own && printing.test(memberName(unwrap(call.callee)) ?? "");
}

/** Whether a call is `process.stdout.write` or `process.stderr.write`. */
export function isStreamWrite(call: Call): boolean {
  if (memberName(unwrap(call.callee)) !== "write") return false;
  const stream = objectOf(call.callee);
  if (stream === undefined || !/^std(?:out|err)$/.test(memberName(stream) ?? "")) return false;
  const owner = objectOf(stream);
  return owner !== undefined && nameOf(owner) === "process";
}

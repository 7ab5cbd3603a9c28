import type { Node } from "@babel/types";
import { defaultMethods } from "../../messages/logging-call.ts";
import { memberName, unwrap } from "../../messages/resolve.ts";
import { walk } from "../../messages/walk.ts";
import { type Call, callsOf } from "./calls.ts";
import { at, type ProjectCheck } from "./check.ts";

const receivers = /^(?:console|log|logger|.*[lL]og|.*[lL]ogger)$/;
const requests = /^(?:req|request|ctx|context)$/;
const parts = /^(?:body|rawBody|headers|cookies|query|params|url|originalUrl)$/;

const nameOf = (node: Node): string | undefined => (node.type === "Identifier" ? node.name : memberName(node));

function isLoggingCall(call: Call): boolean {
  const callee = unwrap(call.callee);
  if (!("object" in callee) || !defaultMethods.includes(memberName(callee) ?? "")) return false;
  return receivers.test(nameOf(unwrap(callee.object as Node)) ?? "");
}

/** Whether a part of a request stands below a node. */
function holdsRequest(root: Node): boolean {
  let holds = false;
  walk(root, (node) => {
    if (!parts.test(memberName(node) ?? "") || !("object" in node)) return;
    if (requests.test(nameOf(unwrap(node.object as Node)) ?? "")) holds = true;
  });
  return holds;
}

/** Whether an expression makes text: a template, a sum, `JSON.stringify`. */
function isText(node: Node): boolean {
  if (node.type === "TemplateLiteral" || node.type === "BinaryExpression") return true;
  return node.type === "CallExpression" && memberName(unwrap(node.callee)) === "stringify";
}

/** Parts of requests that are made into text before the logger can see that they are fields. */
export const checkMessages: ProjectCheck = (project) =>
  project.sources.flatMap((source) =>
    callsOf(source)
      .filter(
        (call) => isLoggingCall(call) && call.arguments.some((each) => isText(unwrap(each)) && holdsRequest(each)),
      )
      .map((call) =>
        at(source, call, {
          id: "request-in-message",
          state: "gap",
          what: "a part of a request is put into a message: there it is text, and common words of it pass",
          mend: "log it as a field that the policy lists, or as an argument",
        }),
      ),
  );

import type { Node } from "@babel/types";
import type { Bindings } from "./bindings.ts";
import type { ReadText } from "./read-text.ts";
import { memberName, propertyOf, resolve, unwrap } from "./resolve.ts";

/** The option of pino that puts a text before every message. */
export const prefixOption = "msgPrefix";

const isCall = (node: Node) => node.type === "CallExpression" || node.type === "OptionalCallExpression";

/**
 * The texts that stand before the messages of a logger, with those of the logger that it is a child of: a catalogue
 * has to hold them as one. Empty where there are none, or none that is literal.
 */
export function prefixesOf(start: Node, read: ReadText, bindings: Bindings, open = new Set<Node>()): readonly string[] {
  const node = resolve(start, bindings);
  if (!isCall(node) || open.has(node)) return [];
  open.add(node);
  const callee = unwrap(node.callee);
  const parent = memberName(callee) === "child" && "object" in callee ? (callee.object as Node) : undefined;
  const before = parent === undefined ? [] : prefixesOf(parent, read, bindings, open);
  const option = node.arguments
    .map((argument) => resolve(argument, bindings))
    .flatMap((argument) => (argument.type === "ObjectExpression" ? (propertyOf(argument, prefixOption) ?? []) : []))[0];
  if (option === undefined) return before;
  const own = read(option).texts;
  return before.length === 0 ? own : before.flatMap((text) => own.map((more) => text + more));
}

import type { Expression, Node, ObjectExpression, TSEnumDeclaration } from "@babel/types";
import type { Bindings } from "./bindings.ts";

/** An expression without what only types need, such as `as const`. */
export function unwrap(node: Node): Node {
  switch (node.type) {
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "TSInstantiationExpression":
    case "TypeCastExpression":
    case "ParenthesizedExpression":
      return unwrap(node.expression);
  }
  return node;
}

/** The name behind a dot, or in brackets as a literal; undefined for any other node. */
export function memberName(node: Node): string | undefined {
  if (node.type !== "MemberExpression" && node.type !== "OptionalMemberExpression") return undefined;
  const { property, computed } = node;
  if (property.type === "StringLiteral") return property.value;
  if (property.type === "PrivateName") return property.id.name;
  return property.type === "Identifier" && !computed ? property.name : undefined;
}

/** The value of an object's property; undefined where it has none, or may have another from a spread. */
export function propertyOf(object: ObjectExpression, name: string): Expression | undefined {
  let value: Expression | undefined;
  for (const property of object.properties) {
    if (property.type === "SpreadElement") value = undefined;
    if (property.type !== "ObjectProperty" || property.computed) continue;
    const { key } = property;
    const own = key.type === "Identifier" ? key.name : key.type === "StringLiteral" ? key.value : undefined;
    // A pattern's default stands in patterns alone.
    if (own === name) value = property.value as Expression;
  }
  return value;
}

function enumMember({ members, body }: TSEnumDeclaration, name: string): Expression | undefined {
  const member = (body?.members ?? members).find(({ id }) => (id.type === "Identifier" ? id.name : id.value) === name);
  return member?.initializer ?? undefined;
}

/** `Object.freeze(x)` is x. */
function thawed(node: Node): Node {
  const isFreeze = node.type === "CallExpression" && memberName(node.callee) === "freeze";
  return isFreeze && node.arguments[0] ? unwrap(node.arguments[0]) : node;
}

/**
 * What an expression stands for in this file: constants and members of constant objects are followed. The node itself
 * where nothing is known of it.
 */
export function resolve(start: Node, bindings: Bindings, open = new Set<Node>()): Node {
  const node = unwrap(start);
  if (open.has(node)) return node;
  open.add(node);
  if (node.type === "Identifier") {
    const [only, another] = bindings.get(node.name) ?? [];
    if (another !== undefined || only === undefined) return node;
    if (only.kind === "constant") return resolve(only.value, bindings, open);
    return only.kind === "enum" ? only.value : node;
  }
  const name = memberName(node);
  if (name === undefined || !("object" in node)) return node;
  const object = thawed(resolve(node.object as Node, bindings, open));
  let value: Expression | undefined;
  if (object.type === "ObjectExpression") value = propertyOf(object, name);
  if (object.type === "TSEnumDeclaration") value = enumMember(object, name);
  return value === undefined ? node : resolve(value, bindings, open);
}

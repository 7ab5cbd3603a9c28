import type { Node, TaggedTemplateExpression } from "@babel/types";
import type { Bindings } from "./bindings.ts";
import { memberName, unwrap } from "./resolve.ts";

const home = "@philog/core";

/** Whether a tag is `msg` of @philog/core: imported from there, or from a file of the application's own. */
export function isMessageTag(tag: Node, bindings: Bindings): boolean {
  const object = tag.type === "MemberExpression" ? tag.object : tag;
  if (object.type !== "Identifier" || (object !== tag && memberName(tag) !== "msg")) return false;
  return (bindings.get(object.name) ?? []).some((binding) => {
    if (binding.kind !== "import") return false;
    const { from, name } = binding;
    // Other packages have a tag of that name, too.
    if (from !== home && !/^[.#~/]/.test(from)) return false;
    return object === tag ? name === "msg" : from === home;
  });
}

/** The literal parts, `%s` between them. A tagged message within is a part of this one. */
function partsOf({ quasi }: TaggedTemplateExpression, bindings: Bindings): string {
  return quasi.quasis
    .map(({ value }, index) => {
      const own = (value.cooked ?? "").replaceAll("%", "%%");
      const next = quasi.expressions[index];
      if (next === undefined) return own;
      const inner = unwrap(next);
      const nested = inner.type === "TaggedTemplateExpression" && isMessageTag(inner.tag, bindings);
      return own + (nested ? partsOf(inner, bindings) : "%s");
    })
    .join("");
}

/**
 * The template that a tagged message is made of. The writing process needs none; a second pass, as `philog redact`
 * over an old log, tells by it what was made of the program's own words.
 */
export function taggedTemplate(node: TaggedTemplateExpression, bindings: Bindings): string {
  const { quasis, expressions } = node.quasi;
  // Without a placeholder a template is held letter by letter: a percent sign is one.
  return expressions.length === 0 ? (quasis[0]?.value.cooked ?? "") : partsOf(node, bindings);
}

import { resolve } from "node:path";
import type { Classification } from "../policy/identifiers.ts";
import { defaultPolicy, loadPolicy } from "../policy/load.ts";
import { formatPath, type Segment } from "../policy/path.ts";
import type { Policy, Rule } from "../policy/policy.ts";

/** The segments with a name in place of the last one that is any name; undefined where that is none. */
function named(segments: readonly Segment[], key: string): Segment[] | undefined {
  const at = segments.findLastIndex(({ kind }) => kind !== "items");
  return segments[at]?.kind === "any" ? segments.with(at, { kind: "key", key }) : undefined;
}

/**
 * A policy that also classifies members by their names: where a rule of the policy keeps one, or what is below it, by
 * its shape, the classification takes the shape's place. What the policy classifies, denies or does not list stays as it
 * is, and so do the rules of presets, which name what programs say. Throws as `createRedactor` does.
 */
export function classifyMembers(
  source: Policy | string | undefined,
  members: ReadonlyMap<string, Classification>,
): Policy | string {
  const given = source ?? defaultPolicy;
  if (members.size === 0) return given;
  const { rules, sources, unlisted } = loadPolicy(given);
  const strongest = new Map(rules.map((rule) => [formatPath(rule.segments), rule]));
  const added: Record<string, Rule> = {};
  for (const { path, segments, rule, order } of strongest.values()) {
    if (rule.kind !== "shape" || sources[order]!.startsWith("preset:")) continue;
    for (const [name, classification] of members) {
      if (segments.some((segment) => segment.kind === "key" && segment.key === name)) added[path] ??= classification;
      const exact = named(segments, name);
      if (exact !== undefined && !strongest.has(formatPath(exact))) added[formatPath(exact)] = classification;
    }
  }
  if (unlisted === "shapes") {
    for (const [name, classification] of members) {
      const path = formatPath([{ kind: "deep" }, { kind: "key", key: name }]);
      if (!strongest.has(path)) added[path] = classification;
    }
  }
  if (typeof given === "string") return { version: 1, extends: [resolve(given)], rules: added };
  return { ...given, rules: { ...given.rules, ...added } };
}

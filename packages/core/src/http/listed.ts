import { internalsOf } from "../engine/create-redactor.ts";
import type { Host } from "../host/open-host.ts";
import type { Segment } from "../policy/path.ts";
import type { ResolvedRule } from "../policy/resolve.ts";

/** The names that a policy lists below one place, or `all` where it has to see them all. */
export type Names = ReadonlySet<string> | "all";

/** What a policy lists of requests and responses: what it does not list is not read. */
export interface Listed {
  readonly requestHeaders: Names;
  readonly responseHeaders: Names;
  readonly query: Names;
  readonly body: boolean;
  /** Whether the address decides what is written in its place. */
  readonly ip: boolean;
}

const last = (segments: readonly Segment[]): string | undefined => {
  const segment = segments.at(-1)!;
  return segment.kind === "key" ? segment.key : undefined;
};

/** The name that a rule lists below a place: undefined is any, null is none. */
function nameBelow(segments: readonly Segment[], place: readonly string[]): string | undefined | null {
  for (const [index, key] of place.entries()) {
    const segment = segments[index];
    if (segment?.kind === "deep") return last(segments);
    if (segment?.kind === "any") continue;
    // A rule above the place covers all that is below it.
    if (segment === undefined) return undefined;
    if (segment.kind !== "key" || segment.key !== key) return null;
  }
  const below = segments[place.length];
  if (below?.kind === "key") return below.key;
  return below?.kind === "deep" ? last(segments) : undefined;
}

function namesBelow(rules: readonly { segments: Segment[] }[], place: readonly string[]): Names {
  const names = new Set<string>();
  for (const { segments } of rules) {
    const name = nameBelow(segments, place);
    if (name === undefined) return "all";
    if (name !== null) names.add(name);
  }
  return names;
}

/** Without names that stand in a record in another form, and without the one that no plain object takes. */
function without(names: Names, told: readonly string[]): Names {
  return names === "all" ? names : new Set([...names].filter((name) => name !== "__proto__" && !told.includes(name)));
}

/** Whether a rule does more with an address than to redact it. */
function readsIp(rules: readonly ResolvedRule[]): boolean {
  return rules.some(({ segments, rule }) => {
    const name = nameBelow(segments, ["req"]);
    return (name === undefined || name === "ip") && !(rule.kind === "classified" && rule.action === "redact");
  });
}

/**
 * Reads what the policy of the moment lists; once, until it is reloaded. `told`: names of headers that stand in a
 * record in another form.
 */
export function createListed(host: Host, told: readonly string[]): () => Listed {
  const { compiled } = internalsOf(host.redactor)!;
  let plan: unknown;
  let listed: Listed;
  return () => {
    if (plan !== host.plan()) {
      plan = host.plan();
      const { rules } = compiled().policy;
      const body = namesBelow(rules, ["req", "body"]);
      listed = {
        requestHeaders: without(namesBelow(rules, ["req", "headers"]), told),
        responseHeaders: without(namesBelow(rules, ["res", "headers"]), told),
        query: without(namesBelow(rules, ["req", "query"]), []),
        ip: readsIp(rules),
        body: body === "all" || body.size > 0,
      };
    }
    return listed;
  };
}

/** The members of an object that are listed; the object itself where all are. Undefined where there are none. */
export function pickListed(object: object, names: Names): object | undefined {
  if (names === "all") return object;
  let picked: Record<string, unknown> | undefined;
  for (const name of names) {
    if (!Object.hasOwn(object, name)) continue;
    picked ??= {};
    picked[name] = (object as Record<string, unknown>)[name];
  }
  return picked;
}

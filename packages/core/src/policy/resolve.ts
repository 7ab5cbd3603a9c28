import { type Classification, classifications } from "./identifiers.ts";
import type { OwnPattern } from "./own-pattern.ts";
import { parsePath, type Segment } from "./path.ts";
import type { Action, Destination, Limits, Policy, TextMode, Unlisted } from "./policy.ts";
import { fillActions, type Treatment, treatmentOf } from "./treatment.ts";

export type { Treatment } from "./treatment.ts";

export interface ResolvedRule {
  path: string;
  segments: Segment[];
  rule: Treatment;
  /** The rank of the policy that the rule comes from: higher is stronger. */
  order: number;
}

/** The policy with everything that it extends merged in and every default filled in. */
export interface ResolvedPolicy {
  rules: ResolvedRule[];
  actions: Record<Classification, Action>;
  unlisted: Unlisted;
  message: {
    text: TextMode;
    arguments: "shapes" | "redact";
    /** Single words in lower case, sorted, of every policy that is merged in. */
    words: string[];
    /** Undefined where no catalogue is configured and text is not held to one. */
    catalogue: string[] | undefined;
  };
  detectors: { own: OwnPattern[]; disable: string[] };
  limits: Required<Limits>;
  destination: Destination | undefined;
  issuer: string | undefined;
  tenant: "required" | "optional";
  /** Where it was read from, weakest first: `preset:http`, an absolute file path, or `policy` for an object. */
  sources: string[];
  presets: string[];
}

/** One policy of those that make up the resolved one. */
export interface Layer {
  source: string;
  preset: string | undefined;
  policy: Policy;
  catalogue: string[] | undefined;
}

/** @default for every limit that a policy leaves open */
export const defaultLimits: Required<Limits> = { depth: 8, keys: 200, items: 100, string: 8192, record: 262_144 };

function last<T>(layers: readonly Layer[], read: (layer: Layer) => T | undefined): T | undefined {
  return layers.map(read).findLast((value) => value !== undefined);
}

function merge<T extends object>(layers: readonly Layer[], read: (policy: Policy) => T | undefined): Partial<T> {
  return Object.assign({}, ...layers.map(({ policy }) => read(policy)));
}

/** The words of all policies: what one of them adds, another does not take away. */
function mergeWords(layers: readonly Layer[]): string[] {
  const words = layers.flatMap(({ policy }) => policy.message?.words ?? []);
  return [...new Set(words.flatMap((word) => word.toLowerCase().split(/[ -]/)))].sort();
}

/** Detectors of all policies by their names; the later one of a name holds. */
function mergeOwn(layers: readonly Layer[]): OwnPattern[] {
  const own = layers.flatMap(({ policy }) => policy.detectors?.own ?? []);
  return [...new Map(own.map((detector) => [detector.name, detector])).values()];
}

/** To a vendor without an agreement every stand-in is PHI, and so is what a detector may miss. */
function withoutStandIns(rule: Treatment): Treatment {
  if (rule.kind === "classified" && rule.action !== "remove") return { ...rule, action: "redact" };
  if (rule.kind === "shape" && typeof rule.spec === "object" && "text" in rule.spec) {
    return { kind: "shape", spec: { text: "static" } };
  }
  return rule;
}

/** Merges valid policies, weakest first, into one with every default filled in. */
export function resolvePolicy(layers: readonly Layer[]): ResolvedPolicy {
  const destination = last(layers, ({ policy }) => policy.destination);
  const trusted = destination?.baa !== false;
  const issuer = last(layers, ({ policy }) => policy.issuer);
  const actions = fillActions(merge(layers, (policy) => policy.actions));
  if (!trusted) {
    for (const name of classifications) if (actions[name] !== "remove") actions[name] = "redact";
  }
  const rules = layers.flatMap(({ policy }, order) =>
    Object.entries(policy.rules ?? {}).map(([path, rule]): ResolvedRule => {
      const treatment = treatmentOf(rule, actions, issuer);
      return { path, segments: parsePath(path), rule: trusted ? treatment : withoutStandIns(treatment), order };
    }),
  );
  const message = merge(layers, (policy) => policy.message);
  const catalogue = last(layers, (layer) => layer.catalogue);
  const empty = rules.length === 0 && Object.keys(message).length === 0;
  const open = catalogue === undefined && !empty ? "strict" : "static";
  const text = trusted ? (message.text ?? open) : "static";
  return {
    rules,
    actions,
    unlisted: last(layers, ({ policy }) => policy.unlisted) ?? "remove",
    message: {
      text,
      arguments: message.arguments ?? "shapes",
      words: mergeWords(layers),
      catalogue: catalogue ?? (text === "static" ? [] : undefined),
    },
    detectors: {
      own: mergeOwn(layers),
      disable: [...new Set(last(layers, ({ policy }) => policy.detectors?.disable))].sort(),
    },
    limits: { ...defaultLimits, ...merge(layers, (policy) => policy.limits) },
    destination,
    issuer,
    tenant: last(layers, ({ policy }) => policy.tenant) ?? "optional",
    sources: layers.map(({ source }) => source),
    presets: layers.flatMap(({ preset }) => preset ?? []),
  };
}

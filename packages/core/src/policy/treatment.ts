import { defaultAction, issuedClassifications } from "./actions.ts";
import { type Classification, classifications } from "./identifiers.ts";
import type { Action, DenySpec, Rule, ShapeSpec } from "./policy.ts";

/** What a rule comes to once the defaults are filled in. */
export type Treatment =
  | { kind: "shape"; spec: ShapeSpec }
  | {
      kind: "classified";
      classification: Classification;
      action: Action;
      issuer: string | undefined;
      separator: string | undefined;
    }
  | { kind: "deny"; action: DenySpec["action"] };

/** A classification's rule, whichever it is. */
interface LongClassification {
  classification: Classification;
  action?: Action;
  separator?: string;
  issuer?: string;
}

/** What each classification gets, with the defaults filled in. */
export function fillActions(given: Partial<Record<Classification, Action>>): Record<Classification, Action> {
  const entries = classifications.map((name) => [name, given[name] ?? defaultAction(name)]);
  return Object.fromEntries(entries) as Record<Classification, Action>;
}

/** A rule without its short form: a classification's name becomes an object. */
export function longForm(rule: Rule): ShapeSpec | LongClassification | DenySpec {
  const named = typeof rule === "string" && (classifications as readonly string[]).includes(rule);
  return (named ? { classification: rule } : rule) as ShapeSpec | LongClassification | DenySpec;
}

/** Fills in what a valid rule leaves open. */
export function treatmentOf(
  rule: Rule,
  actions: Readonly<Record<Classification, Action>>,
  policyIssuer: string | undefined,
): Treatment {
  const spec = longForm(rule);
  if (typeof spec === "string") return { kind: "shape", spec };
  if ("classification" in spec) {
    const { classification, action, separator, issuer } = spec;
    return {
      kind: "classified",
      classification,
      action: action ?? actions[classification],
      issuer: issuedClassifications.has(classification) ? (issuer ?? policyIssuer) : undefined,
      separator,
    };
  }
  return "action" in spec ? { kind: "deny", action: spec.action } : { kind: "shape", spec };
}

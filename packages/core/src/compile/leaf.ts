import type { Classification } from "../policy/identifiers.ts";
import type { Action, Limits, ShapeSpec, TextMode } from "../policy/policy.ts";
import type { Treatment } from "../policy/resolve.ts";
import { createShape } from "../policy/shapes/shape.ts";
import { type Coarsenable, createCoarsen } from "../redactors/coarsen.ts";
import { createFieldPath } from "../redactors/field-path.ts";
import { createGeneralize, type Generalizable } from "../redactors/generalize.ts";
import { createKeep } from "../redactors/keep.ts";
import { createRedact } from "../redactors/redact.ts";
import { createRemove } from "../redactors/remove.ts";
import type { Leaf, Making, ValueRedactor } from "../redactors/run.ts";
import { createSeal } from "../redactors/seal.ts";
import { createStack } from "../redactors/stack.ts";
import { createText, createTextRedactor, type TextRules } from "../redactors/text.ts";
import { createTokenize, type TokenSpec } from "../redactors/tokenize.ts";
import { createUnchecked } from "../redactors/unchecked.ts";
import type { Sealer } from "../tokens/sealer.ts";
import type { Tokenizer } from "../tokens/tokenizer.ts";

/** What makes stand-ins; undefined where there is no key. */
export interface StandIns {
  readonly tokenizer: Tokenizer | undefined;
  readonly sealer: Sealer | undefined;
}

/** What the redactors of rules are made from. */
export interface LeafContext extends StandIns {
  readonly limits: Required<Limits>;
  hasFinding(text: string): boolean;
  /** As `hasFinding`, for machine words: also looks at the words that one is put together of. */
  hasFindingInName(name: string): boolean;
  /** Whether the name of a key may be told: the policy names it, or its words are those of fields. */
  isNameableKey(key: string): boolean;
  /** The rules of a text mode, of the policy's own where none is given, for texts under a key. */
  textRules(mode?: TextMode, key?: string): TextRules;
}

/** What else a rule's place says about it. */
export interface LeafPlace extends Making {
  /** Its text is an error's message. */
  readonly quoted: boolean;
  /** The key under which it stands, where the rule names it. */
  readonly key?: string | undefined;
}

/** The redactor of a classified value. */
export function createClassifiedLeaf(
  { action, ...spec }: TokenSpec & { action: Action },
  { tokenizer, sealer }: StandIns,
  making: Making,
): ValueRedactor {
  const classification: Classification = spec.classification;
  switch (action) {
    case "remove":
      return createRemove(classification, making);
    case "generalize":
      return createGeneralize(classification as Generalizable, making);
    case "coarsen":
      return createCoarsen(classification as Coarsenable, making);
    case "tokenize":
      // Without a key a policy that asks for stand-ins is refused; a mark may ask for one all the same.
      if (tokenizer !== undefined) return createTokenize(spec, tokenizer, making);
      break;
    case "seal":
      if (sealer !== undefined) return createSeal(classification, sealer, making);
  }
  return createRedact(classification, making);
}

/** The redactor of an operational value. */
export function createShapeLeaf(spec: ShapeSpec, context: LeafContext, place: LeafPlace): Leaf {
  if (spec === "unchecked") return createUnchecked(context.limits, place);
  if (spec === "fieldPath") return createFieldPath(context.isNameableKey, place);
  if (spec === "stack") return createStack(context.hasFinding, place);
  const isText = typeof spec === "object" && "text" in spec;
  if (spec === "text" || isText) {
    const rules = context.textRules(isText ? spec.text : undefined, place.key);
    return createText(createTextRedactor(rules, place, place.quoted), place);
  }
  return createKeep(createShape(spec), context.hasFindingInName, place);
}

/** The redactor of a rule. */
export function createLeaf(rule: Treatment, context: LeafContext, place: LeafPlace): Leaf {
  switch (rule.kind) {
    case "shape":
      return createShapeLeaf(rule.spec, context, place);
    case "classified":
      return createClassifiedLeaf(rule, context, place);
    case "deny":
      return rule.action === "remove" ? createRemove(undefined, place) : createRedact(undefined, place);
  }
}

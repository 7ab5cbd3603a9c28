import type { Classification } from "../policy/identifiers.ts";
import { checkPattern } from "../policy/linear.ts";
import { marker } from "../policy/markers.ts";
import type { Action, ShapeSpec } from "../policy/policy.ts";
import { isTighter } from "../policy/rule-checks.ts";
import type { MarkContent } from "../redactors/mark.ts";
import { createRedact } from "../redactors/redact.ts";
import type { Making, ValueRedactor } from "../redactors/run.ts";
import { createVerdicts } from "../redactors/verdicts.ts";
import { issuerFor } from "../tokens/derive.ts";
import { createClassifiedLeaf, createShapeLeaf, type LeafContext } from "./leaf.ts";

/** The redactors of marked values, for places that no rule names. */
export interface Marks {
  /** The redactor that a mark asks for. */
  redactorOf(content: Exclude<MarkContent, { kind: "message" }>): ValueRedactor;
}

const rememberedShapes = 256;

/** Makes the redactors of marks when they are first met. */
export function createMarks(
  actions: Record<Classification, Action>,
  issuer: string | undefined,
  context: LeafContext,
  making: Omit<Making, "path">,
): Marks {
  const classified = new Map<Classification, ValueRedactor>();
  const shapes = createVerdicts<ValueRedactor>(rememberedShapes);
  const place = { ...making, path: "(marked)", quoted: false };
  const refuse = createRedact(undefined, place);

  const createSafe = (spec: ShapeSpec): ValueRedactor => {
    try {
      // Code may not loosen the policy: there is no mark for what nobody checks.
      if (spec === "unchecked") return refuse;
      if (typeof spec === "object" && "pattern" in spec && checkPattern(spec.pattern) !== undefined) return refuse;
      const isText = typeof spec === "object" && "text" in spec;
      const isLooser = isText && !isTighter(spec.text, context.textRules().mode);
      return createShapeLeaf(isLooser ? "text" : spec, context, place);
    } catch {
      return refuse;
    }
  };
  return {
    redactorOf(content) {
      if (content.kind === "safe") {
        const name = JSON.stringify(content.shape) ?? marker.withheld;
        const known = shapes.get(name);
        if (known !== undefined) return known;
        const made = createSafe(content.shape);
        shapes.set(name, made);
        return made;
      }
      const { classification } = content;
      const known = classified.get(classification);
      if (known !== undefined) return known;
      if (!Object.hasOwn(actions, classification)) return refuse;
      const action = actions[classification];
      const own = issuerFor(classification, undefined, issuer);
      const spec = { classification, action, issuer: own, separator: undefined };
      const made = createClassifiedLeaf(spec, context, place);
      classified.set(classification, made);
      return made;
    },
  };
}

import { inspect } from "node:util";
import { type Classification, classifications } from "../policy/identifiers.ts";
import { marker } from "../policy/markers.ts";
import type { ShapeSpec } from "../policy/policy.ts";

// Symbol.for: a mark made by another copy of this package is known, too.
const markKey = Symbol.for("philog.mark");

/** What a marked value says of itself. */
export type MarkContent =
  | { kind: "safe"; shape: ShapeSpec; value: unknown }
  | { kind: "phi"; classification: Classification; value: unknown }
  | { kind: "message"; parts: readonly string[]; values: readonly unknown[] };

/** A value that carries its own treatment. Prints redacted wherever Philog does not resolve it. */
export interface Mark {
  toString(): string;
  toJSON(): string;
}

function createMark(content: MarkContent, printed: string): Mark {
  const print = () => printed;
  return Object.defineProperties({} as Mark, {
    // A function, so that not even an inspection of hidden members shows the value.
    [markKey]: { value: () => content },
    toString: { value: print },
    toJSON: { value: print },
    [Symbol.toPrimitive]: { value: print },
    [inspect.custom]: { value: print },
  });
}

/** Vouches for a value where no field does, such as a message argument: it is kept if it fits the shape. */
export function safe(shape: ShapeSpec, value: unknown): Mark {
  return createMark({ kind: "safe", shape, value }, marker.redacted());
}

/** Classifies a value where no field does: it is treated as the policy's `actions` say. */
export function phi(classification: Classification, value: unknown): Mark {
  // A caller that swaps the arguments must not find the value in the marker.
  const known = classifications.includes(classification) ? classification : undefined;
  return createMark({ kind: "phi", classification, value }, marker.redacted(known));
}

/** Template tag for messages: the literal parts are the program's own, the values are arguments. */
export function msg(parts: TemplateStringsArray, ...values: unknown[]): Mark {
  return createMark({ kind: "message", parts, values }, parts.join(marker.redacted()));
}

/** The content of a mark, or undefined for any other value. */
export function markContent(value: object): MarkContent | undefined {
  const content = (value as { [markKey]?: () => MarkContent })[markKey];
  return typeof content === "function" ? content() : undefined;
}

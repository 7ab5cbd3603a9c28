import type { Limits, Unlisted } from "../policy/policy.ts";
import type { MarkContent } from "../redactors/mark.ts";
import type { Count, Leaf, NewTally, Run, ValueRedactor } from "../redactors/run.ts";
import type { Sealer } from "../tokens/sealer.ts";
import type { PlanNode } from "./plan.ts";

/** What the compiler is given besides the plan. */
export interface CompileContext {
  readonly unlisted: Unlisted;
  readonly limits: Required<Limits>;
  /** The redactor of the rule that wins at a place; undefined where none does. */
  leaf(node: PlanNode): Leaf | undefined;
  /** Resolves a marked value, under the redactor of the place where it stands; `denied`: it keeps no value. */
  mark(
    content: MarkContent,
    leaf: ValueRedactor | undefined,
    denied: boolean,
    run: Run,
    depth: number,
  ): string | undefined;
  /** Whether a key that no rule names may be printed. */
  isPrintableKey(key: string): boolean;
  /** Whether a key may stand in the names of a record that was redacted before. */
  isNameableKey(key: string): boolean;
  /** Told once of each unlisted path that may be printed, with the type of its value. */
  notice(path: string, type: string): void;
  /** Undefined where there is no seal key: then key records are no concern of this policy. */
  readonly sealer: Sealer | undefined;
  readonly tally: NewTally;
  readonly count: Count;
}

/** A place of the record, compiled. */
export interface NodeWriter {
  value: ValueRedactor;
  /** As `value`, for what is no object: one call less on the way to a leaf. */
  plain: ValueRedactor;
  /** As `Leaf.stands`, where the place has nothing below it. */
  stands: Leaf["stands"];
  /**
   * The members of an object as JSON text, each with a comma before it; `braced`: the first with an
   * opening brace. `mapLike`: its keys are data.
   */
  members(object: object, run: Run, depth: number, mapLike?: boolean, braced?: boolean): string;
}

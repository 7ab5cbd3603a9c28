import type { Fact } from "../facts/ask.ts";

/** Every control: short, stable, greppable. docs/aws.md has one row for each. */
export const controlIds = [
  "group",
  "class",
  "key",
  "key-found",
  "key-enabled",
  "key-kind",
  "key-region",
  "key-rotation",
  "key-service",
  "key-principals",
  "key-own",
  "retention",
  "retention-policy",
  "tags",
  "deletion-protection",
  "data-protection",
  "masking",
  "subscriptions",
  "account",
  "account-subscriptions",
  "seal-found",
  "seal-enabled",
  "seal-kind",
  "seal-region",
  "seal-principals",
  "seal-decrypt",
  "seal-grants",
] as const;

export type ControlId = (typeof controlIds)[number];

/** One control, asked for and looked at. Holds names, numbers and ARNs of AWS, never an event and never a tag's value. */
export interface Control {
  readonly id: ControlId;
  /** The group's id in the file, `sealKey`, or `account`. */
  readonly subject: string;
  readonly result: "ok" | "gap" | "unknown";
  readonly expected: string;
  readonly found: string;
  /** The call and the member that show it. */
  readonly evidence: string;
  /** What to do; where nothing is wrong there is none. */
  readonly mend?: string;
}

export interface Asked {
  readonly id: ControlId;
  readonly subject: string;
  readonly expected: string;
  readonly evidence: string;
  readonly mend: string;
}

/** What a look at a fact has shown. */
export interface Seen {
  readonly ok: boolean;
  readonly found: string;
  /** Where it says more than what was asked for. */
  readonly mend?: string;
}

/** Judges a control by a fact; a denied call shows nothing, and that is a gap of its own kind. */
export function judge<T>(asked: Asked, fact: Fact<T>, look: (value: T) => Seen): Control {
  const { mend, ...rest } = asked;
  if (fact.kind === "denied") {
    const operation = asked.evidence.split(" ")[0];
    return { ...rest, result: "unknown", found: fact.error, mend: `allow the caller ${operation}, then verify again` };
  }
  const { ok, found, mend: more } = look(fact.value);
  return ok ? { ...rest, result: "ok", found } : { ...rest, result: "gap", found, mend: more ?? mend };
}

/** A fact that was known already. */
export const known = <T>(value: T): Fact<T> => ({ kind: "known", value });

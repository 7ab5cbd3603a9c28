import type { Aws } from "../sdk.ts";

/** Keys that earlier steps have made: their ARNs by what the file calls them. */
export type MadeKeys = Map<string, string>;

/** One thing that should be, and what it takes. */
export interface Step {
  /** The group's id in the file, or `sealKey`. */
  readonly subject: string;
  /** Such as `retention`. */
  readonly what: string;
  /** `left alone`: the file asks for less, or for what this command never does. */
  readonly does: "create" | "change" | "nothing" | "left alone";
  readonly text: string;
  /** Only of what creates and changes. */
  readonly carryOut?: (aws: Aws, made: MadeKeys) => Promise<unknown>;
}

export const nothing = (subject: string, what: string, text: string): Step => ({
  subject,
  what,
  does: "nothing",
  text,
});

export const leftAlone = (subject: string, what: string, text: string): Step => ({
  subject,
  what,
  does: "left alone",
  text,
});

/** What could not be seen is not touched. */
export const unseen = (subject: string, what: string, error: string) =>
  leftAlone(subject, what, `it cannot be looked at: ${error}`);

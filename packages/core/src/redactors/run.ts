import type { Format } from "../policy/formats.ts";
import type { Classification } from "../policy/identifiers.ts";

/** What happened to values of one path: counted, and told to `onDecision`. Never holds a value. */
export interface Tally {
  readonly path: string;
  readonly action: Outcome;
  readonly classification: Classification | Format | undefined;
  count: number;
}

/** `keep` and the actions, and the ways in which a value fails: `unlisted`, `misfit`, `limit`, `unreadable`. */
export type Outcome =
  | "redact"
  | "remove"
  | "generalize"
  | "coarsen"
  | "tokenize"
  | "seal"
  | "scan"
  | "unlisted"
  | "misfit"
  | "limit"
  | "unreadable"
  | "nokey";

/** The state of one record on its way through the plan. */
export interface Run {
  /** Tells this record from the last, so that a name is noted once. */
  readonly id: number;
  /** The record was redacted before: markers and tokens pass as they stand. */
  readonly trusted: boolean;
  /** JSON strings, each with a comma before it, of what is gone. */
  names: string;
  nameCount: number;
  /** UTF-16 code units that the record may still take. */
  left: number;
  /** Something was left out since this was last set to false. */
  dropped: boolean;
  /** The objects being read, for cycles. */
  readonly open: object[];
  /** The error's message last redacted, and what came of it: a host writes it as a member and as the line's message. */
  errorMessage: string | undefined;
  errorText: string;
  /** What it was held to: another place can have another mode, or a key that says more. */
  errorRules: ((text: string) => string) | undefined;
}

/** One value in, its JSON text out; undefined where the member is left out. */
export type ValueRedactor = (value: unknown, run: Run, depth: number) => string | undefined;

/** The redactor of values that are no containers. */
export interface Leaf extends ValueRedactor {
  /** Whether a string stands as it is between quotes: it fits and needs no escape. Where it does not, ask the redactor. */
  readonly stands?: (value: string) => boolean;
}

/** Counts a decision. */
export type Count = (tally: Tally) => void;

export type NewTally = (path: string, action: Outcome, classification?: Classification | Format) => Tally;

/** What every small redactor is made with. */
export interface Making {
  /** The path of the rule, for counts. */
  readonly path: string;
  readonly tally: NewTally;
  readonly count: Count;
}

import type { Kind } from "../../scan/scanned.ts";
import type { Fact } from "../facts/ask.ts";

/** A kind of finding in a group's sample, with the paths in JSON lines where it was met most. */
export interface SampledKind extends Kind {
  paths: readonly string[];
}

/** What a look at some of a group's newest lines has shown. Holds no value. */
export type Sample =
  | {
      readonly kind: "scanned";
      readonly events: number;
      readonly lines: number;
      readonly touched: number;
      readonly findings: number;
      readonly kinds: readonly SampledKind[];
    }
  /** No line of the time that was asked for. */
  | { readonly kind: "empty" }
  /** `error` is the name of what the service answered. */
  | { readonly kind: "unread"; readonly error: string }
  | { readonly kind: "not asked" };

export interface Subscription {
  readonly name: string;
  readonly destination: string;
}

/** What is known of one log group. */
export interface SurveyedGroup {
  readonly name: string;
  readonly arn: string;
  readonly class: string;
  /** Milliseconds since 1970. */
  readonly created: number | undefined;
  readonly storedBytes: number;
  /** The ARN of its KMS key. */
  readonly key: string | undefined;
  /** As it is in force; undefined where nothing is ever deleted. */
  readonly retentionDays: number | undefined;
  /** The account's policy that sets it. */
  readonly retentionPolicy: string | undefined;
  /** Whose data protection policy masks it at reading. */
  readonly masking: readonly ("group" | "account")[];
  readonly deletionProtection: boolean;
  readonly tags: Fact<Readonly<Record<string, string>>>;
  readonly subscriptions: Fact<readonly Subscription[]>;
  readonly sample: Sample;
}

/** An account's log groups in one Region, the worst first. */
export interface Survey {
  readonly region: string;
  /** ISO 8601. */
  readonly at: string;
  readonly hours: number;
  /** What the account's own policies copy of all groups elsewhere. */
  readonly accountSubscriptions: Fact<readonly Subscription[]>;
  readonly groups: readonly SurveyedGroup[];
  /** Groups that were found; more than are told where the survey was interrupted. */
  readonly found: number;
  readonly finished: boolean;
}

import { createRedactor, internalsOf, type Redactor, type RedactorOptions } from "../engine/create-redactor.ts";
import type { Passes } from "../engine/passes.ts";
import type { StartRecord } from "../engine/start-record.ts";
import { RedactionError } from "../errors.ts";
import type { Policy } from "../policy/policy.ts";

/** What every adapter takes: a redactor, or what one is made from. */
export type HostOptions =
  | { redactor: Redactor }
  | ({ redactor?: undefined; policy?: Policy | string } & RedactorOptions);

/** The names of the options that every adapter takes. */
export const hostOptionNames = [
  "redactor",
  "policy",
  "keys",
  "tenant",
  "destination",
  "onDecision",
  "lockdown",
] as const;

/** What adapters need of a redactor and users do not. */
export interface Host {
  readonly redactor: Redactor;
  readonly passes: Passes;
  /** Changes with every reload: what was redacted under another plan is redacted again. */
  plan(): unknown;
  lockdownReason(): string | undefined;
  startRecord(): StartRecord;
}

/**
 * Opens a redactor for an adapter, or makes one of the options.
 * Throws PHILOG_OPTION_BAD for a redactor that is none, and for one beside options that it would ignore.
 */
export function openHost(options: HostOptions): Host {
  const { redactor: given, ...own } = options as { redactor?: Redactor; policy?: Policy | string } & RedactorOptions;
  const { policy, ...rest } = own;
  if (given !== undefined && Object.values(own).some((value) => value !== undefined)) {
    throw new RedactionError("PHILOG_OPTION_BAD", "`redactor` stands alone: its policy and keys are its own");
  }
  const redactor = given ?? createRedactor(policy, rest);
  const internals = internalsOf(redactor);
  if (internals === undefined) throw new RedactionError("PHILOG_OPTION_BAD", "`redactor` comes from createRedactor");
  const { passes, compiled: plan, lockdownReason, startRecord } = internals;
  return { redactor, passes, plan, lockdownReason, startRecord };
}

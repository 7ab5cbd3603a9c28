import { createRedactor, internalsOf, type Redactor, type RedactorOptions } from "../engine/create-redactor.ts";
import type { PassContext } from "../engine/passes.ts";
import type { StartRecord } from "../engine/start-record.ts";
import { RedactionError } from "../errors.ts";
import type { Policy } from "../policy/policy.ts";
import { createWriteFragment, type WriteFragment } from "./fragment.ts";
import { createWriteLine, type WriteLine } from "./line.ts";
import { createWriteMessage, type WriteMessage } from "./message.ts";

/** What every adapter takes: a redactor, or what one is made from. */
export type HostOptions =
  | { redactor: Redactor }
  | ({ redactor?: undefined; policy?: Policy | string } & RedactorOptions);

/** The names of the options that every adapter takes. */
export const hostOptionNames = [
  "redactor",
  "policy",
  "keys",
  "sealKey",
  "tenant",
  "destination",
  "onDecision",
  "lockdown",
  "detectors",
] as const;

/** The parts of a line, each through the compiled policy of the moment. None throws. */
export interface HostPasses extends WriteLine, WriteMessage {
  readonly fragment: WriteFragment;
  /** Open to adapters, which withhold lines of their own. */
  readonly counts: PassContext["counts"];
}

/** A redactor as an adapter uses it. */
export interface Host {
  readonly redactor: Redactor;
  readonly passes: HostPasses;
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
  const { compiled: plan, counts, lockdownReason, startRecord } = internals;
  const passes: HostPasses = {
    ...createWriteLine(internals),
    ...createWriteMessage(internals),
    fragment: createWriteFragment(internals),
    counts,
  };
  return { redactor, passes, plan, lockdownReason, startRecord };
}

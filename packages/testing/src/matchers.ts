import type { CanaryValue } from "./canaries/canary.ts";
import { errorTable, LeakError } from "./errors.ts";
import { findLeaks } from "./search/finder.ts";
import type { Output } from "./search/output.ts";

/** What a matcher hands to the test runner. It carries no `actual`: runners would print the output that leaks. */
export interface MatcherResult {
  pass: boolean;
  message(): string;
}

/** The matchers as a user sees them. */
export interface LeakMatchers<R = void> {
  /** No encoding of any canary is in the output. */
  toLeakNothing(values: readonly CanaryValue[]): R;
  /** At least one canary is in the output in some encoding. */
  toLeak(values: readonly CanaryValue[]): R;
}

function judge(output: Output, values: readonly CanaryValue[], wanted: boolean): MatcherResult {
  const leaks = findLeaks(output, values);
  const leaky = leaks.length > 0;
  const message = () => (leaky ? new LeakError(leaks).message : `PHILOG_NO_LEAK: ${errorTable.PHILOG_NO_LEAK}`);
  return { pass: leaky === wanted, message };
}

/** For `expect.extend`, in vitest and in Jest. */
export const matchers = {
  toLeakNothing: (output: Output, values: readonly CanaryValue[]) => judge(output, values, false),
  toLeak: (output: Output, values: readonly CanaryValue[]) => judge(output, values, true),
};

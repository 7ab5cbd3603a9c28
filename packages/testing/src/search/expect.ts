import type { CanaryValue } from "../canaries/canary.ts";
import { LeakError, TestingError } from "../errors.ts";
import { findLeaks, type Leak } from "./finder.ts";
import type { Output } from "./output.ts";

/** Throws a `LeakError` that lists kind, encoding and offset where any canary is in the output. */
export function expectNoLeak(output: Output, values: readonly CanaryValue[]): void {
  const leaks = findLeaks(output, values);
  if (leaks.length > 0) throw new LeakError(leaks);
}

/**
 * The opposite, for the host without protection: throws `PHILOG_NO_LEAK` where no canary is in the output,
 * which is how a test notices that it plants or captures nothing. Returns what leaked.
 */
export function expectLeak(output: Output, values: readonly CanaryValue[]): Leak[] {
  const leaks = findLeaks(output, values);
  if (leaks.length === 0) throw new TestingError("PHILOG_NO_LEAK");
  return leaks;
}

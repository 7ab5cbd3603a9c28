import type { Output } from "../prompt/output.ts";
import type { Found, Totals } from "./found.ts";

/** How a scan ended. */
export interface Outcome {
  totals: Totals;
  /** Read, unpacked. */
  bytes: number;
  /** Lines that were too long to be scanned. */
  long: number;
  /** Whether all was scanned. */
  finished: boolean;
  /** What could not be read, and why. */
  faults: readonly string[];
}

/** Writes findings as they come, and what there is to say at the end. Never a value. */
export interface Report {
  /** Resolves once they are written: false where nobody reads any more. */
  add(found: readonly Found[]): Promise<boolean>;
  finish(outcome: Outcome): Promise<boolean>;
}

/** What a format does with findings: at most `listed` of them, or of a kind, are told one by one. */
export type CreateReport = (output: Output, listed: number) => Report;

import type { ResolvedPolicy } from "../policy/resolve.ts";
import { version } from "./versions.ts";

/** What an adapter logs once, before its first record: which policy is in force, so that it can be proved later. */
export interface StartRecord {
  philog: "started";
  version: string;
  policy: string;
  /** Where the full text of the policy is kept, weakest first. */
  sources: string[];
  text: ResolvedPolicy["message"]["text"];
  unlisted: ResolvedPolicy["unlisted"];
  /** The id of the token key; `none` without keys, `pending` until they are there. */
  tokenKey: string;
  /** The detectors and classifications that the policy does not look for; left out where there are none. */
  disabled?: string[];
  note?: string;
}

/**
 * Identifiers of free text that `scan` leaves, of 100. Measured on Presidio's two generated sets, where full recall is
 * 85.0 and 85.9 %: `npm run eval`, docs/reference/eval.md.
 */
const scanMisses = 15;

/** What the start-up line says of `scan`, which is an opt-in. */
export const scanNote = `message text is scanned, which misses up to ${scanMisses} in 100 identifiers of free text; "strict" and a catalogue are tighter`;

/** Describes a redactor in its start-up line. */
export function startRecord(policy: ResolvedPolicy, policyHash: string, tokenKey: string): StartRecord {
  const { text } = policy.message;
  const { disable } = policy.detectors;
  return {
    philog: "started",
    version,
    policy: policyHash,
    sources: policy.sources,
    text,
    unlisted: policy.unlisted,
    tokenKey,
    ...(disable.length > 0 ? { disabled: disable } : {}),
    ...(text === "scan" ? { note: scanNote } : {}),
  };
}

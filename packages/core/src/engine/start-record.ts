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
  note?: string;
}

const scanNote = "message text is scanned, which misses what no detector knows; a catalogue makes it static";

/** Describes a redactor in its start-up line. */
export function startRecord(policy: ResolvedPolicy, policyHash: string, tokenKey: string): StartRecord {
  const { text } = policy.message;
  return {
    philog: "started",
    version,
    policy: policyHash,
    sources: policy.sources,
    text,
    unlisted: policy.unlisted,
    tokenKey,
    ...(text === "scan" ? { note: scanNote } : {}),
  };
}

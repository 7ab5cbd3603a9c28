import type { Format } from "../policy/formats.ts";
import type { Classification } from "../policy/identifiers.ts";
import type { Count, NewTally, Outcome, Tally } from "../redactors/run.ts";
import type { SealStats } from "../tokens/sealer.ts";

/** What happened to one value. Never holds the value. */
export interface Decision {
  path: string;
  action: Outcome;
  /** A whole format that was found in a text stands for its classifications. */
  classification?: Classification | Format;
}

/** Counts since the redactor was made. Values that were kept are not counted. */
export interface Stats {
  records: number;
  /** Records that could not be read and were written as a withheld line. */
  withheld: number;
  byAction: Partial<Record<Outcome, number>>;
  byClassification: Partial<Record<Classification | Format, number>>;
  /** By the path of the rule; `(text)` stands for findings in text, `(marked)` for marked values. */
  byPath: Record<string, number>;
  tokens: { keyId: string | undefined; retries: number; failures: number };
  /** Left out without a seal key. */
  seals?: SealStats;
}

export interface Tallies {
  readonly tally: NewTally;
  readonly count: Count;
  /** `records`, `withheld`, `tokens` and `seals` are the caller's. */
  sums(): Pick<Stats, "byAction" | "byClassification" | "byPath">;
}

/** Keeps one count for each path, action and classification, also across a reload. */
export function createTallies(onDecision: ((decision: Decision) => void) | undefined): Tallies {
  const tallies = new Map<string, Tally>();
  let telling = false;
  return {
    tally(path, action, classification) {
      const name = `${action} ${classification ?? ""} ${path}`;
      let tally = tallies.get(name);
      if (tally === undefined) {
        tally = { path, action, classification, count: 0 };
        tallies.set(name, tally);
      }
      return tally;
    },
    count(tally) {
      tally.count += 1;
      // A listener that logs would else be told of its own decisions, without end.
      if (onDecision === undefined || telling) return;
      telling = true;
      try {
        const { path, action, classification } = tally;
        onDecision(classification === undefined ? { path, action } : { path, action, classification });
      } catch {
        // The listener's fault is not the record's.
      } finally {
        telling = false;
      }
    },
    sums() {
      const byAction: Stats["byAction"] = {};
      const byClassification: Stats["byClassification"] = {};
      const byPath: Stats["byPath"] = Object.create(null);
      for (const { path, action, classification, count } of tallies.values()) {
        if (count === 0) continue;
        byAction[action] = (byAction[action] ?? 0) + count;
        byPath[path] = (byPath[path] ?? 0) + count;
        if (classification) byClassification[classification] = (byClassification[classification] ?? 0) + count;
      }
      return { byAction, byClassification, byPath };
    },
  };
}

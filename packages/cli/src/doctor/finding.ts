/** What the doctor found in one respect. Holds names, counts and places, never a value that was logged. */
export interface Finding {
  /** Stable and greppable; docs/doctor.md has one row for each. */
  readonly id: string;
  /** `gap`: values can pass here. `unknown`: look yourself, it cannot be told from here. */
  readonly state: "ok" | "gap" | "unknown";
  /** In one sentence. */
  readonly what: string;
  readonly mend?: string | undefined;
  /** Where a source has it. */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
}

const ranks = { gap: 0, unknown: 1, ok: 2 };

/** Gaps first, then by id and place. */
export function byWeight(one: Finding, other: Finding): number {
  return (
    ranks[one.state] - ranks[other.state] ||
    one.id.localeCompare(other.id) ||
    (one.file ?? "").localeCompare(other.file ?? "") ||
    (one.line ?? 0) - (other.line ?? 0)
  );
}

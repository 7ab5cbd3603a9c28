/** What one look at the running process found. Holds names and counts, never a value that was logged. */
export interface Check {
  /** Stable and greppable, such as `console` or `report-environment`; docs/process.md has one row for each. */
  readonly id: string;
  /** `gap`: values can pass here. `unknown`: it cannot be told from inside the process. */
  readonly state: "ok" | "gap" | "unknown";
  /** What was found, in one sentence. */
  readonly what: string;
  /** What to do about it, where there is something to do. */
  readonly mend?: string;
}

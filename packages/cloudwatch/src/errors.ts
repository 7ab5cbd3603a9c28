/** Every coded error of the transport. A message names code, option, group or file, never a line. */
export const errorTable = {
  PHILOG_CLOUDWATCH_OPTION: "an option is unknown, missing or of the wrong type",
  PHILOG_CLOUDWATCH_SPOOL: "the spool's directory cannot be used",
  PHILOG_CLOUDWATCH_KEY_BESIDE: "a key file lies beside the spool that it opens",
  PHILOG_CLOUDWATCH_SNAPSHOT: "a transport cannot be part of a startup snapshot: its keys and its stream would be, too",
} as const;

export type CloudWatchErrorCode = keyof typeof errorTable;

/** A transport that cannot be made as it was asked for. */
export class CloudWatchError extends Error {
  readonly code: CloudWatchErrorCode;

  constructor(code: CloudWatchErrorCode, detail?: string) {
    super(`${code}: ${errorTable[code]}${detail ? ` (${detail})` : ""}`);
    this.name = "CloudWatchError";
    this.code = code;
  }
}

/** What goes wrong while the transport runs: it never throws into the application, it says so. */
export const problemTable = {
  PHILOG_CLOUDWATCH_UNVERIFIED:
    "the log group is not as `expect` says: lines are held until it is; `philog aws verify` and `philog aws provision` help",
  PHILOG_CLOUDWATCH_DRIFT:
    "control-drift: the log group is no longer as expected, or cannot be described: lines are sent",
  PHILOG_CLOUDWATCH_DENIED: "the service refuses the call: lines are held, and tried again slowly",
  PHILOG_CLOUDWATCH_INVALID: "the service refuses an event: it is held, and tried again slowly",
  PHILOG_CLOUDWATCH_UNREACHABLE: "calls fail or are throttled: lines are held, and tried again",
  PHILOG_CLOUDWATCH_ENTITY: "the service does not take the entity: events are stored without it",
  PHILOG_CLOUDWATCH_LOST: "lines were lost",
  PHILOG_CLOUDWATCH_NO_KEY: "no data key can be had: lines stay in memory, and nothing is written to disk",
  PHILOG_CLOUDWATCH_DISK: "the spool cannot be written: lines stay in memory",
  PHILOG_CLOUDWATCH_SEGMENT_KEY: "a segment's key cannot be opened: the segment is kept",
  PHILOG_CLOUDWATCH_TORN: "the end of a segment was cut off by a crash",
  PHILOG_CLOUDWATCH_TAMPERED: "a segment was changed: what still opens is sent, and the file is put in quarantine",
  PHILOG_CLOUDWATCH_FOREIGN: "a file in the spool is no segment: it is put in quarantine",
  PHILOG_CLOUDWATCH_INTERNAL: "the transport has failed within itself: please report it",
  PHILOG_CLOUDWATCH_TAKEN: "another process has taken over the spool's directory: a new one is made",
} as const;

export type ProblemCode = keyof typeof problemTable;

/** Something that operators have to know. It never holds a line. */
export interface Problem {
  readonly code: ProblemCode;
  readonly text: string;
  /** What it is about: a control, an error's name, a file, a number. */
  readonly detail?: string;
}

/** Says a problem; the same code at most once a minute, unless `detail` is another. */
export type Report = (code: ProblemCode, detail?: string) => void;

/** Runs an action that must not throw into the application. Returns whether it went well. */
export function guarded(report: Report, action: () => void): boolean {
  try {
    action();
    return true;
  } catch (error) {
    report("PHILOG_CLOUDWATCH_INTERNAL", error instanceof Error ? error.name : typeof error);
    return false;
  }
}

const again = 60_000;

/** `onProblem` may throw: the transport goes on. */
export function createReport(onProblem: (problem: Problem) => void, now: () => number): Report {
  const said = new Map<string, number>();
  return (code, detail) => {
    const key = `${code} ${detail ?? ""}`;
    const before = said.get(key);
    if (before !== undefined && now() - before < again) return;
    // Details are few, but nothing here may grow without end.
    if (said.size > 256) said.clear();
    said.set(key, now());
    try {
      onProblem({ code, text: problemTable[code], ...(detail === undefined ? {} : { detail }) });
    } catch {
      // Whoever listens cannot stop the lines.
    }
  };
}

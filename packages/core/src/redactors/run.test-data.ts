import type { Making, Run, Tally } from "./run.ts";

/** A making whose decisions can be read: `redact:mrn`, `misfit`. */
export function newMaking(path = "here"): Making & { decisions: string[] } {
  const decisions: string[] = [];
  return {
    path,
    decisions,
    tally: (path, action, classification): Tally => ({ path, action, classification, count: 0 }),
    count({ action, classification }) {
      decisions.push(classification === undefined ? action : `${action}:${classification}`);
    },
  };
}

export function newRun(trusted = false): Run {
  return {
    id: 1,
    trusted,
    names: "",
    nameCount: 0,
    left: 262_144,
    dropped: false,
    open: [],
    errorMessage: undefined,
    errorText: "",
    errorRules: undefined,
  };
}

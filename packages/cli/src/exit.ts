/** What the command's exit codes mean, the same in every command. */
export const exit = {
  done: 0,
  /** A finding: a check that failed, a comparison that is worse. */
  found: 1,
  /** The command was used wrongly: an unknown option, a bad policy, no such file. */
  usage: 2,
  /** The work could not be finished: a file that vanished, a full disk, a worker that died. */
  failed: 3,
  /** Interrupted by SIGINT, as shells number it. */
  interrupted: 130,
} as const;

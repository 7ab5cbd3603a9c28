import type { Instance } from "./instance.ts";

/** What the parts of one installation tell each other while one line is made. */
export interface LineState {
  /** The logger whose call is under way: its message has been through the guard. */
  caller: Instance | undefined;
  /** The message that the guard has formatted. */
  formatted: string | undefined;
  /** Whether the call under way has a message of its own: where it has none, pino takes an error's. */
  given: boolean;
  /** Whether the stream has been handed the line of the call under way: what it throws is the application's to know. */
  handed: boolean;
  /** The last error that a stream threw. */
  thrown: unknown;
  /** The last line, who wrote it, at what level, and its time and members as JSON text with a comma before each. */
  line: string;
  writer: Instance | undefined;
  level: number;
  time: string;
  members: string;
  /** The start-up record, which is Philog's own and passes as it stands. */
  start: object | undefined;
}

export function createLineState(): LineState {
  return {
    caller: undefined,
    formatted: undefined,
    given: true,
    handed: false,
    thrown: undefined,
    line: "",
    writer: undefined,
    level: 0,
    time: "",
    members: "",
    start: undefined,
  };
}

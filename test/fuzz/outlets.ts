import diagnostics from "node:diagnostics_channel";
import { inspect } from "node:util";

const metadata = Symbol.for("pino.metadata");
const channels = [
  "tracing:pino_asJson:start",
  "tracing:pino_asJson:end",
  "tracing:pino_asJson:error",
  "apm:pino:log:json",
  "ci:log-submission:log",
];

/** A destination that keeps its lines, and what a logger tells it beside them. */
export interface Destination {
  write(line: string): void;
  [member: string | symbol]: unknown;
}

/** Everything that leaves the process by way of a logger. */
export interface Outlets {
  /** `tells`: the stream asks for the record and the message of each line, too. */
  destination(tells: boolean): Destination;
  /** Starts and ends listening on diagnostics channels. */
  listen(): void;
  stop(): void;
  /** Adds what reached the application by another way. */
  add(text: string): void;
  /** What left since the last call: the lines by themselves, and everything as one text. */
  take(): { lines: string[]; all: string };
}

function show(value: unknown): string {
  try {
    return inspect(value, { depth: 12, showHidden: true, maxArrayLength: null, maxStringLength: null });
  } catch {
    // Without a policy a listener is shown values that throw when they are looked at.
    return "";
  }
}

/** What a listener can read of a message: all but the logger itself, which holds the application's options. */
function shown(message: unknown): string {
  const { instance: _, ...rest } = message as Record<string, unknown>;
  return show(rest);
}

export function createOutlets(): Outlets {
  let lines: string[] = [];
  let rest: string[] = [];
  const listener = (message: unknown) => {
    rest.push(shown(message));
  };
  return {
    destination(tells) {
      return {
        ...(tells ? { [metadata]: true } : {}),
        write(line) {
          lines.push(line);
          if (tells) rest.push(show([this.lastObj, this.lastMsg, this.lastTime, this.lastLevel]));
        },
      };
    },
    listen() {
      for (const name of channels) diagnostics.subscribe(name, listener);
    },
    stop() {
      for (const name of channels) diagnostics.unsubscribe(name, listener);
    },
    add: (text) => rest.push(text),
    take() {
      const taken = { lines, all: [...lines, ...rest].join("\n") };
      lines = [];
      rest = [];
      return taken;
    },
  };
}

/** Sends standard error to the outlets while `action` runs. */
export function withStandardError<T>(outlets: Outlets, action: () => T): T {
  const { write } = process.stderr;
  process.stderr.write = (chunk: unknown) => {
    outlets.add(String(chunk));
    return true;
  };
  try {
    return action();
  } finally {
    process.stderr.write = write;
  }
}

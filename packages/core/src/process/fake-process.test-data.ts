import { EventEmitter } from "node:events";
import type { ConsoleLike } from "./guard-console.ts";
import type { LineStream } from "./own-lines.ts";
import type { ProcessLike } from "./process-like.ts";

/** A stream that keeps what it is given. */
export interface FakeStream extends LineStream {
  readonly chunks: (string | Uint8Array)[];
  text(): string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever a line holds
  records(): Record<string, any>[];
}

export function fakeStream(): FakeStream {
  const chunks: (string | Uint8Array)[] = [];
  const text = () => chunks.map((chunk) => Buffer.from(chunk as string).toString()).join("");
  return {
    chunks,
    text,
    records: () =>
      text()
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line)),
    write(chunk, ...rest) {
      chunks.push(chunk);
      const done = rest.find((value) => typeof value === "function") as (() => void) | undefined;
      done?.();
      return true;
    },
    once: () => undefined,
    listenerCount: () => 0,
  };
}

export interface FakeProcess extends ProcessLike {
  readonly stdout: FakeStream;
  readonly stderr: FakeStream;
  readonly exits: (number | undefined)[];
  readonly warned: string[];
}

/** A process that notes its end instead of ending. */
export function fakeProcess(given: Partial<ProcessLike> = {}): FakeProcess {
  const exits: (number | undefined)[] = [];
  const warned: string[] = [];
  return Object.assign(new EventEmitter(), {
    execArgv: [],
    env: { PHILOG_START_LINE: "0" },
    stdout: fakeStream(),
    stderr: fakeStream(),
    exits,
    warned,
    exit: (code?: number) => exits.push(code),
    hasUncaughtExceptionCaptureCallback: () => false,
    emitWarning: (message: string) => warned.push(message),
    cwd: () => "/nonexistent",
    ...given,
  }) as unknown as FakeProcess;
}

/** A console with every method of Node's, none of which prints. */
export function fakeConsole(more: ConsoleLike = {}): ConsoleLike {
  const names = Object.entries(console).flatMap(([name, value]) => (typeof value === "function" ? name : []));
  return { ...Object.fromEntries(names.map((name) => [name, () => {}])), ...more };
}

/** Stands for a patient's name. */
export const canary = "Zlaivexon";

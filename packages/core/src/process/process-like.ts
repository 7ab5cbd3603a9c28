import type { EventEmitter } from "node:events";
import type { LineStream } from "./own-lines.ts";

/** Node's own function for what nobody has caught. Returns whether somebody listens. */
export type OnFatal = (thrown: unknown, fromPromise: boolean) => boolean;

/** What is guarded of a process, so that a test can hand over one that does not end. */
export interface ProcessLike extends EventEmitter {
  readonly execArgv: readonly string[];
  readonly env: Record<string, string | undefined>;
  readonly stdout: LineStream;
  readonly stderr: LineStream;
  readonly report?: NodeJS.ProcessReport & { excludeEnv?: boolean; excludeNetwork?: boolean };
  noDeprecation?: boolean;
  traceDeprecation?: boolean;
  traceProcessWarnings?: boolean;
  _fatalException?: unknown;
  _rawDebug?: unknown;
  exit(code?: number): void;
  hasUncaughtExceptionCaptureCallback(): boolean;
  emitWarning(message: string): void;
  cwd(): string;
}

import type { Host } from "../host/open-host.ts";
import type { ConsoleGuard } from "./guard-console.ts";
import type { OwnLines } from "./own-lines.ts";

/** What guards this process, for a second preload, for `@philog/core/lambda` and for `inspectProcess`. */
export interface ProcessState {
  readonly host: Host;
  readonly console: ConsoleGuard;
  /** Whether what others write to stdout and stderr goes through the policy, too. */
  readonly streams: boolean;
  /** The code of the policy's fault; then everything is withheld. */
  readonly fault: string | undefined;
  readonly lines: OwnLines;
  /** Lambda handlers that are wrapped. */
  readonly handlers?: number;
}

// Symbol.for: a preload and an import may come from two copies of this package.
const stateKey = Symbol.for("philog.process");

type Holder = Record<symbol, ProcessState | undefined>;

/** What guards the process; undefined where nothing does. */
export function processState(holder: object = globalThis): ProcessState | undefined {
  return (holder as Holder)[stateKey];
}

/** Notes what guards the process. */
export function setProcessState(state: ProcessState, holder: object = globalThis): void {
  Object.defineProperty(holder, stateKey, { configurable: true, value: state });
}

import { admitLine } from "../host/admit-line.ts";
import { levels } from "../http/levels.ts";
import { inspectProcess } from "./inspect-process.ts";
import { type Inspected, inspectedProcess } from "./inspected.ts";
import { createOwnLines, type LineStream } from "./own-lines.ts";

/** Milliseconds after which an application has loaded and made what it starts with. */
const settling = 3000;

// Symbol.for: several adapters of a process, and several copies of this package, make one check.
const startedKey = Symbol.for("philog.selfCheck");

/** What is looked at, and where it is said. */
export interface SelfCheckParts {
  readonly env: Record<string, string | undefined>;
  readonly holder: object;
  readonly stream: LineStream;
  inspect(): Inspected;
}

/** Whether to check: as the option says, else PHILOG_SELF_CHECK (1 or 0), else in development. */
function isWanted(option: boolean | undefined, { PHILOG_SELF_CHECK: own, NODE_ENV }: SelfCheckParts["env"]): boolean {
  return option ?? (own === undefined ? NODE_ENV === "development" : own === "1");
}

/** Writes a line for each gap, with how to mend it. */
function tell({ stream, inspect }: SelfCheckParts): void {
  const lines = createOwnLines();
  for (const { id, state, what, mend } of inspectProcess(inspect())) {
    if (state !== "gap") continue;
    const record = { level: levels.warn, time: Date.now(), philog: "gap", check: id, msg: what, mend };
    const line = JSON.stringify(record);
    admitLine(line);
    lines.write(stream, line);
  }
}

/**
 * Looks for ways past the policy once an application has started, and names each on stderr. Once for a process; keeps
 * none alive. `option`: an adapter's own. @default in development, or as PHILOG_SELF_CHECK says
 */
export function startSelfCheck(option?: boolean, given: Partial<SelfCheckParts> = {}): void {
  const parts: SelfCheckParts = {
    env: process.env,
    holder: globalThis,
    stream: process.stderr as LineStream,
    inspect: inspectedProcess,
    ...given,
  };
  const holder = parts.holder as { [startedKey]?: true };
  if (holder[startedKey] === true || !isWanted(option, parts.env)) return;
  Object.defineProperty(holder, startedKey, { configurable: true, value: true });
  setTimeout(tell, settling, parts).unref();
}

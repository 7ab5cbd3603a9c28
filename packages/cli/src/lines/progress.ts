import type { Io } from "../io.ts";
import { pace } from "./pace.ts";

/** Shows how far a run is, on a terminal. */
export interface Progress {
  show(bytes: number, seconds: number): void;
  clear(): void;
}

const interval = 0.25;
const clearLine = "\r\u001b[K";

/** Silent where stderr is no terminal, and where stdout is one: the lines themselves show it there. */
export function createProgress(command: string, { stderr, stdout }: Io, quiet: boolean): Progress {
  if (quiet || !stderr.isTTY || stdout.isTTY) return { show() {}, clear() {} };
  let shown: number | undefined;
  return {
    show(bytes, seconds) {
      if (shown !== undefined && seconds - shown < interval) return;
      shown = seconds;
      stderr.write(`${clearLine}philog ${command}: ${pace(bytes, seconds)}`);
    },
    clear() {
      if (shown !== undefined) stderr.write(clearLine);
    },
  };
}

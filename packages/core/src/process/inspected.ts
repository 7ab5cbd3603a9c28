import { hasSubscribers } from "node:diagnostics_channel";
import { url } from "node:inspector";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { ProcessLike } from "./process-like.ts";

/** What the checks look at: names and settings, never a value that was logged. */
export interface Inspected {
  readonly process: Pick<ProcessLike, "execArgv" | "env" | "report" | "listenerCount">;
  /** The global object, on which instrumentation and this package leave their marks. */
  readonly globals: object;
  /** Files of CommonJS modules that are loaded, with forward slashes. */
  readonly modules: readonly string[];
  isInspected(): boolean;
  hasSubscribers(channel: string): boolean;
}

/** This process, as it is now. */
export function inspectedProcess(): Inspected {
  const { cache } = createRequire(join(process.cwd(), "philog"));
  return {
    process: process as unknown as ProcessLike,
    globals: globalThis,
    modules: Object.keys(cache).map((file) => file.replaceAll("\\", "/")),
    isInspected: () => url() !== undefined,
    hasSubscribers,
  };
}

/** Whether a package is loaded, as far as CommonJS shows. */
export function isLoaded({ modules }: Inspected, name: string): boolean {
  return modules.some((file) => file.includes(`/node_modules/${name}/`));
}

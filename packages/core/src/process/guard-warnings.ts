import { appendFileSync } from "node:fs";
import type { WriteRecord } from "../http/log.ts";
import { nodeOption } from "./node-options.ts";
import type { ProcessLike } from "./process-like.ts";

/** A warning's stack below its message: lines of a message can look like frames. */
function framesOf({ stack = "", message }: Error): string {
  const at = stack.indexOf(message);
  return at < 0 ? "" : stack.slice(at + message.length);
}

/** The file that `--redirect-warnings` names, if any. */
function redirection(target: ProcessLike): string | undefined {
  const [file] = nodeOption(target, "--redirect-warnings").filter((value) => value !== true);
  return file ?? (target.env.NODE_REDIRECT_WARNINGS || undefined);
}

/**
 * Prints warnings through the policy in the place of Node's own listener. Where that has been switched off
 * (`--no-warnings`), none is printed. `createWrite` makes a writer of lines on something other than stderr.
 */
export function guardWarnings(
  target: ProcessLike,
  onStderr: WriteRecord,
  createWrite: (write: (line: string) => void) => WriteRecord,
): void {
  const own = target.listeners("warning").filter(({ name }) => name === "onWarning");
  if (own.length === 0) return;
  for (const listener of own) target.removeListener("warning", listener as () => void);
  const file = redirection(target);
  const write = file === undefined ? onStderr : createWrite((line) => appendFileSync(file, `${line}\n`));
  const disabled = new Set(nodeOption(target, "--disable-warning"));
  target.on("warning", (warning: unknown) => {
    if (!(warning instanceof Error)) return;
    const { name, message, code } = warning as NodeJS.ErrnoException;
    const isDeprecation = name === "DeprecationWarning";
    if (isDeprecation && target.noDeprecation) return;
    if (disabled.has(name) || (code !== undefined && disabled.has(code))) return;
    const isTraced = target.traceProcessWarnings || (isDeprecation && target.traceDeprecation);
    const stack = isTraced ? { stack: framesOf(warning) } : {};
    write("warn", () => [{ event: "warning", err: { type: name, code, ...stack } }, message, "error"]);
  });
}

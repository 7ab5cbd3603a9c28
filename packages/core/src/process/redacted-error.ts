import { markRedacted } from "../engine/redacted.ts";
import type { Host } from "../host/open-host.ts";
import { isError } from "../redactors/settle.ts";

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

/** The name that an error says it has, which is not always its class's; undefined where the policy does not keep it. */
function nameOf(host: Host, error: unknown): string | undefined {
  const { name } = error as Error;
  const { err } = host.redactor.copy({ err: { name } }) as { err?: { name?: unknown } };
  return err?.name === name ? text(name) : undefined;
}

/**
 * An error that may be printed by those who ask nobody: type, code, message and frames as the policy lets them pass, and
 * nothing else of what was thrown. Never throws.
 */
export function redactedError(host: Host, thrown: unknown): Error {
  const { redactor } = host;
  const safe = new Error("[REDACTED]");
  safe.stack = "";
  try {
    const given = typeof thrown === "object" && thrown !== null && isError(thrown) ? thrown : new Error(String(thrown));
    const { type, message, stack, code } = redactor.error(given);
    safe.message = text(message) ?? "[REDACTED]";
    safe.name = nameOf(host, given) ?? text(type) ?? "Error";
    safe.stack = `${safe.name}: ${safe.message}${given === thrown ? framesOf(stack) : ""}`;
    if (code !== undefined) Object.assign(safe, { code });
  } catch {
    host.passes.counts.withheld += 1;
  }
  return markRedacted(safe);
}

const framesOf = (stack: unknown) => (text(stack) === undefined ? "" : `\n${stack}`);

import { isError } from "./entry.ts";
import { type Handler, type Logger, SPLAT } from "./instance.ts";

interface ProcessInfo {
  getProcessInfo(): object;
  getOsInfo(): object;
}

/** What was thrown, as metadata: an error, or what there is to say of anything else. */
function metadataOf(thrown: unknown): object {
  try {
    if (isError(thrown)) return thrown;
  } catch {
    return { err: thrown };
  }
  if (typeof thrown === "object" && thrown !== null) return { err: thrown };
  // A thrown string is a message like any other.
  const what = thrown === null ? "null" : `a ${typeof thrown}`;
  const error = new Error(typeof thrown === "string" ? thrown : `${what} was thrown`);
  error.stack = "";
  return error;
}

/** winston's handler reads whatever was thrown; this one leaves that to the policy. */
function guard(handler: Handler, message: string, flag: string): void {
  const { getProcessInfo, getOsInfo } = handler as unknown as ProcessInfo;
  handler.getAllInfo = (thrown) => ({
    level: "error",
    message,
    [SPLAT]: [metadataOf(thrown)],
    [flag]: true,
    process: getProcessInfo.call(handler),
    os: getOsInfo.call(handler),
  });
}

/** Guards a logger's handlers of uncaught exceptions and unhandled rejections. */
export function guardHandlers({ exceptions, rejections }: Logger): void {
  guard(exceptions, "uncaughtException:", "exception");
  guard(rejections, "unhandledRejection:", "rejection");
}

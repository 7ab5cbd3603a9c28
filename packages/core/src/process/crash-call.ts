import type { Call } from "../http/log.ts";
import { isError } from "../redactors/settle.ts";

const notAnError = "ERR_UNHANDLED_REJECTION";

/** What was thrown, as a record and a message. May throw what it throws. */
export function crashCall(thrown: unknown, event: string): Call {
  if (typeof thrown === "object" && thrown !== null) {
    if (!isError(thrown)) return [{ event, err: thrown }, "an object was thrown that is no error", "formatted"];
    const { code } = thrown as NodeJS.ErrnoException;
    // Node's message quotes the reason.
    if (code === notAnError)
      return [{ event, err: { code } }, "a promise was rejected with what is no error", "formatted"];
    return [{ event, err: thrown }, thrown.message, "error"];
  }
  if (typeof thrown === "string") return [{ event }, thrown, "error"];
  return [{ event }, `${thrown === null ? "null" : typeof thrown} was thrown`, "formatted"];
}

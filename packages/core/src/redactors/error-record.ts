const ownParts = ["type", "message", "stack", "cause", "errors"];

function errorType(error: Error): unknown {
  const made: unknown = error.constructor;
  return typeof made === "function" ? made.name : error.name;
}

/** The stack below the message: lines of a message can look like frames. */
function belowMessage(stack: unknown, message: unknown): unknown {
  if (typeof stack !== "string" || typeof message !== "string") return stack;
  const at = stack.indexOf(message);
  return at < 0 ? stack : stack.slice(at + message.length);
}

/**
 * What an error holds, as a record: type, message, its own enumerable properties, stack, cause, errors.
 * Each member is read from the error when the record's is, and once, so that what no rule lists is never read.
 */
export function errorRecord(error: Error): object {
  const record = {};
  const add = (key: string, get: () => unknown) =>
    Object.defineProperty(record, key, { enumerable: true, configurable: true, get });
  const read = (key: string) => () => (error as unknown as Record<string, unknown>)[key];
  let known: { message: unknown } | undefined;
  const message = () => {
    known ??= { message: error.message };
    return known.message;
  };
  add("type", () => errorType(error));
  add("message", message);
  for (const key of Object.keys(error)) if (!ownParts.includes(key)) add(key, read(key));
  if ("stack" in error) add("stack", () => belowMessage(error.stack, message()));
  for (const key of ["cause", "errors"]) if (key in error) add(key, read(key));
  return record;
}

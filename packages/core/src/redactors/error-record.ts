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
 * What no rule lists is not read, and all else once; what cannot be read is a member that cannot be read.
 */
export function errorRecord(error: Error, isListed: (key: string) => boolean): object {
  const record: Record<string, unknown> = Object.create(null);
  const add = (key: string, read: () => unknown) => {
    try {
      record[key] = isListed(key) ? read() : undefined;
    } catch (fault) {
      const get = () => {
        throw fault;
      };
      Object.defineProperty(record, key, { enumerable: true, configurable: true, get });
    }
  };
  const readAt = (key: string) => add(key, () => (error as unknown as Record<string, unknown>)[key]);
  let known: { message: unknown } | undefined;
  const message = () => {
    known ??= { message: error.message };
    return known.message;
  };
  add("type", () => errorType(error));
  add("message", message);
  for (const key of Object.keys(error)) if (!ownParts.includes(key)) readAt(key);
  if ("stack" in error) add("stack", () => belowMessage(error.stack, message()));
  for (const key of ["cause", "errors"]) if (key in error) readAt(key);
  return record;
}

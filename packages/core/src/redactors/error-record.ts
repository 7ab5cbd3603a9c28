import { movedMembers, readMembers } from "./error-members.ts";

const ownParts = ["type", "message", "stack", "cause", "errors", "issues"];

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
  const valueAt = (key: string) => (error as unknown as Record<string, unknown>)[key];
  const readAt = (key: string) => {
    const read = readMembers.get(key);
    add(key, () => (read === undefined ? valueAt(key) : read(valueAt(key), error)));
  };
  let known: { message: unknown } | undefined;
  const message = () => {
    known ??= { message: error.message };
    return known.message;
  };
  add("type", () => errorType(error));
  add("message", message);
  for (const key of Object.keys(error)) {
    if (!ownParts.includes(key)) readAt(key);
    const moved = movedMembers.get(key);
    if (moved !== undefined && isListed(moved.to) && !(moved.to in error))
      add(moved.to, () => moved.read(valueAt(key)));
  }
  if ("stack" in error) add("stack", () => belowMessage(error.stack, message()));
  for (const key of ["cause", "errors", "issues"]) if (key in error) readAt(key);
  return record;
}

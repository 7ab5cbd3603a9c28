const ownParts = ["type", "message", "stack", "cause", "errors"];

function errorType(error: Error): unknown {
  const made: unknown = error.constructor;
  return typeof made === "function" ? made.name : error.name;
}

/**
 * What an error holds, as a record: type, message, its own enumerable properties, stack, cause, errors.
 * Each member is read from the error when the record's is, so that what no rule lists is never read.
 */
export function errorRecord(error: Error): object {
  const record = {};
  const add = (key: string, get: () => unknown) =>
    Object.defineProperty(record, key, { enumerable: true, configurable: true, get });
  const read = (key: string) => () => (error as unknown as Record<string, unknown>)[key];
  add("type", () => errorType(error));
  add("message", read("message"));
  for (const key of Object.keys(error)) if (!ownParts.includes(key)) add(key, read(key));
  for (const key of ["stack", "cause", "errors"]) if (key in error) add(key, read(key));
  return record;
}

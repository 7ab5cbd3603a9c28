// Symbol.for: what another copy of this package redacted is known, too.
const redactedKey = Symbol.for("philog.redacted");

declare const brand: unique symbol;

/** A value that a redactor made: in-process transports take nothing else. */
export type Redacted<T> = T & { readonly [brand]: true };

/** Marks an object as redacted: a second pass leaves its markers and tokens as they stand. */
export function markRedacted<T extends object>(record: T): Redacted<T> {
  return Object.defineProperty(record, redactedKey, { value: true }) as Redacted<T>;
}

/** Whether an object carries the mark. It makes a second pass gentle on markers and tokens, and on nothing else. */
export function isRedacted(record: object): boolean {
  return (record as { [redactedKey]?: unknown })[redactedKey] === true;
}

import { types } from "node:util";
import { markContent } from "@philog/core/host";

/** One call of a logger, as it was made: nothing of it is read before its line is. */
export interface Entry {
  /** Undefined where the object that is logged says it. */
  readonly level: unknown;
  /** A message and what is behind it, or the one object that holds all. */
  readonly given: readonly unknown[];
  readonly defaults: object | undefined;
  /** Children's metadata, weakest first. */
  readonly bindings: readonly object[];
}

const entryKey = Symbol("philog.entry");

/** What stands for an entry on its way through `write`, which a child that is older copies together with its metadata. */
export const carry = (entry: Entry): object => ({ [entryKey]: entry });

/** The entry of what was written: the one that it carries, or an object with level and message, as streams write. */
export function entryOf(info: unknown): Entry {
  try {
    const carried = isObject(info) ? (info as { [entryKey]?: Entry })[entryKey] : undefined;
    if (carried !== undefined)
      return Object.keys(info as object).length === 0 ? carried : bind(carried, info as object);
  } catch {
    // It cannot be read here, and will not be where its line is made.
  }
  return { level: undefined, given: [info], defaults: undefined, bindings: [] };
}

/** The entry of a child with this metadata. */
export const bind = (entry: Entry, metadata: object): Entry => ({
  ...entry,
  bindings: [metadata, ...entry.bindings],
});

export const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
export const isMark = (value: unknown): boolean => isObject(value) && markContent(value) !== undefined;
/** By its class, too: not every error comes from this realm, and not every one is made by a constructor. */
export const isError = (value: unknown): value is Error => types.isNativeError(value) || value instanceof Error;
/** Whether an object among what is logged is a record: its members have names. */
export const isRecord = (value: unknown): value is object =>
  isObject(value) && !Array.isArray(value) && !isError(value) && !isMark(value);

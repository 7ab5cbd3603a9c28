import { isObject } from "./entry.ts";

/** What a record held before a format: what is there again was redacted, at whatever depth the format has put it. */
export interface Known {
  /** The first strings of it, longest first, to be found in texts. */
  strings(): readonly string[];
  /** Whether it stood under that key, or is one of the values that formats write under other names. */
  has(value: unknown, key: string): boolean;
  hasKey(key: string): boolean;
  add(record: object): void;
}

const colour = /\u001b\[\d{1,3}(?:;\d{1,3}){0,4}m/g;
/** Keys that winston's own formats give to what they move or add. */
const formatKeys = ["@fields", "@message", "@timestamp", "metadata", "level", "message", "timestamp", "stack", "ms"];

/** What a text format prints of a record is little; where it is more, the rest is held as text. */
const mostPieces = 100;

export const withoutColour = (text: string): string => (text.includes("\u001b[") ? text.replace(colour, "") : text);

/** Members of a record that formats write under other names. */
const renamed = ["level", "message", "timestamp", "stack"];

/** Collects what stands in redacted JSON. */
export function createKnown(redacted: object): Known {
  const byKey = new Map<string, Set<unknown>>();
  const keys = new Set<string>(formatKeys);
  const all = new Set<string>();
  const underAnyKey = new Set<unknown>([""]);
  let sorted: string[] | undefined;

  const addValue = (key: string, value: unknown): void => {
    const values = byKey.get(key) ?? new Set();
    byKey.set(key, values.add(value));
    if (typeof value === "string") all.add(value).add(withoutColour(value));
  };
  /** What stands in an array stands under the array's key. */
  const addBelow = (key: string, value: unknown): void => {
    if (!isObject(value)) addValue(key, value);
    else if (Array.isArray(value)) for (const item of value) addBelow(key, item);
    else addMembers(value);
  };
  const addMembers = (record: object): void => {
    const members = Object.entries(record);
    for (const [key, member] of members) {
      keys.add(key);
      if (!isObject(member)) addValue(key, member);
    }
    for (const [key, member] of members) if (isObject(member)) addBelow(key, member);
  };
  const add = (record: object): void => {
    sorted = undefined;
    addMembers(record);
    for (const key of renamed) underAnyKey.add((record as Record<string, unknown>)[key] ?? "");
  };
  const stands = (value: unknown, key: string): boolean =>
    underAnyKey.has(value) || byKey.get(key)?.has(value) === true;

  add(redacted);
  return {
    add,
    hasKey: (key) => keys.has(key),
    has: (value, key) => stands(value, key) || (typeof value === "string" && stands(withoutColour(value).trim(), key)),
    strings() {
      sorted ??= [...all]
        .filter((value) => value !== "")
        .slice(0, mostPieces)
        .sort((one, other) => other.length - one.length);
      return sorted;
    },
  };
}

import { types } from "node:util";
import { marker } from "../policy/markers.ts";
import type { Limits } from "../policy/policy.ts";
import { jsonString } from "./json-string.ts";
import { mapRecord, setItems } from "./map-record.ts";
import type { Making, Run, ValueRedactor } from "./run.ts";
import { isBinary, settle, settleLeaf } from "./settle.ts";

/** The escape hatch: keeps a value whole, within the limits. Bytes and streams are withheld all the same. */
export function createUnchecked(limits: Required<Limits>, making: Making): ValueRedactor {
  const tally = making.tally(making.path, "limit");
  const limit = (name: string) => {
    making.count(tally);
    return jsonString(marker.limit(name));
  };
  const isStream = (value: object) => typeof (value as { pipe?: unknown }).pipe === "function";

  const list = (array: readonly unknown[], run: Run, depth: number): string => {
    const items: string[] = [];
    const { length } = array;
    for (let index = 0; index < length && index < limits.items; index++) {
      items.push(guarded(() => array[index], run, depth) ?? "null");
    }
    if (length > limits.items) items.push(limit("items"));
    return `[${items.join()}]`;
  };
  const record = (object: object, run: Run, depth: number): string => {
    const members: string[] = [];
    const keys = Object.keys(object);
    for (const key of keys.slice(0, limits.keys)) {
      run.left -= key.length;
      const text = guarded(() => (object as Record<string, unknown>)[key], run, depth);
      if (text !== undefined) members.push(`${JSON.stringify(key)}:${text}`);
    }
    if (keys.length > limits.keys) members.push(`${limit("keys")}:true`);
    return `{${members.join()}}`;
  };
  const container = (value: object, run: Run, depth: number): string | undefined => {
    if (depth > limits.depth) return limit("depth");
    if (run.open.includes(value)) return limit("cycle");
    if (isBinary(value) || isStream(value)) return jsonString(marker.withheld);
    run.open.push(value);
    try {
      if (types.isMap(value)) return record(mapRecord(value, limits.keys), run, depth + 1);
      if (types.isSet(value)) return list(setItems(value, limits.items), run, depth + 1);
      const settled = settle(value);
      if (typeof settled !== "object" || settled === null) return keep(settled, run, depth);
      return Array.isArray(settled) ? list(settled, run, depth + 1) : record(settled, run, depth + 1);
    } finally {
      run.open.pop();
    }
  };
  const keep = (value: unknown, run: Run, depth: number): string | undefined => {
    switch (typeof value) {
      case "string":
        if (value.length > limits.string) return limit("string");
        run.left -= value.length;
        return run.left < 0 ? limit("record") : jsonString(value);
      case "number":
        return Number.isFinite(value) ? `${value}` : "null";
      case "boolean":
        return `${value}`;
      case "bigint":
        return keep(settleLeaf(value), run, depth);
      case "object":
        return value === null ? "null" : container(value, run, depth);
      default:
        return undefined;
    }
  };
  /** One unreadable value is withheld, not the record. */
  const guarded = (read: () => unknown, run: Run, depth: number): string | undefined => {
    if (--run.left < 0) return limit("record");
    try {
      return keep(read(), run, depth);
    } catch {
      return jsonString(marker.withheld);
    }
  };
  return keep;
}

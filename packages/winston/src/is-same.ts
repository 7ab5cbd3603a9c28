import { isObject } from "./entry.ts";

/** Whether both are the same JSON values, whatever the order of their members. Nothing that JSON cannot say is the same. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return typeof one !== "function";
  if (!isObject(one) || !isObject(other) || Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  const keys = Object.keys(other);
  if (Object.keys(one).length !== keys.length) return false;
  for (const key of keys) {
    if (!Object.hasOwn(one, key)) return false;
    if (!isSame((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key])) return false;
  }
  return true;
}

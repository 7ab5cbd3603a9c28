import { types } from "node:util";

const isObject = (value: unknown): value is object =>
  (typeof value === "object" && value !== null) || typeof value === "function";

/** A member's descriptor. The stack of an error is made when it is first looked at, of parts that may throw. */
function memberOf(object: object, key: string | symbol): PropertyDescriptor {
  try {
    return Object.getOwnPropertyDescriptor(object, key) ?? {};
  } catch {
    return {};
  }
}

const longest = 64;
const textOf = (text: string) => `${text.length}:${text.slice(0, longest)}`;

/** Every own member of an input and of all below it, without running a getter, a trap or a `toJSON`. */
export function snapshot(input: unknown): string {
  const seen = new Map<object, number>();
  const parts: string[] = [];
  const left: unknown[] = [input];
  while (left.length > 0) {
    const value = left.pop();
    if (!isObject(value)) {
      parts.push(typeof value === "string" ? textOf(value) : `${typeof value} ${String(value)}`);
      continue;
    }
    const known = seen.get(value);
    if (known !== undefined || types.isProxy(value)) {
      parts.push(`#${known ?? "proxy"}`);
      continue;
    }
    seen.set(value, seen.size);
    if (ArrayBuffer.isView(value)) {
      parts.push(`bytes ${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("latin1")}`);
      continue;
    }
    parts.push(types.isDate(value) ? `date ${Date.prototype.getTime.call(value)}` : "object");
    if (types.isMap(value)) left.push(...Map.prototype.entries.call(value));
    if (types.isSet(value)) left.push(...Set.prototype.values.call(value));
    for (const key of Reflect.ownKeys(value)) {
      const { get, set, value: own, ...flags } = memberOf(value, key);
      parts.push(`${textOf(String(key))} ${flags.writable} ${flags.enumerable} ${flags.configurable}`);
      left.push(own, get, set);
    }
  }
  return parts.join("\n");
}

/** Freezes an input and all below it as far as it can be frozen: proxies and bytes cannot. */
export function freezeDeep(input: unknown): void {
  const seen = new Set<object>();
  const left: unknown[] = [input];
  while (left.length > 0) {
    const value = left.pop();
    if (!isObject(value) || seen.has(value) || types.isProxy(value) || ArrayBuffer.isView(value)) continue;
    seen.add(value);
    if (isForeign(value)) continue;
    if (types.isMap(value)) left.push(...Map.prototype.entries.call(value));
    if (types.isSet(value)) left.push(...Set.prototype.values.call(value));
    for (const key of Reflect.ownKeys(value)) left.push(memberOf(value, key).value);
    Object.freeze(value);
  }
}

/** Platform objects such as streams and classes would break the program that holds them. */
function isForeign(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  const isOwn =
    prototype === null || prototype === Object.prototype || Array.isArray(value) || types.isNativeError(value);
  return !isOwn && (typeof value === "function" || "pipe" in value || typeof value === "symbol");
}

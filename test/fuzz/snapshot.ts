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
const textOf = (text: string) => `${text.length}:${text.length > longest ? text.slice(0, longest) : text}\n`;

/**
 * Every own member of an input and of all below it, without running a getter, a trap or a `toJSON`. What lies below
 * `apart` is left out: it is looked at by itself.
 */
export function snapshot(input: unknown, apart?: object): string {
  const seen = new Map<object, number>();
  if (apart !== undefined) seen.set(apart, 0);
  let out = "";
  const left: unknown[] = [input];
  while (left.length > 0) {
    const value = left.pop();
    if (!isObject(value)) {
      out += typeof value === "string" ? textOf(value) : `${typeof value} ${String(value)}\n`;
      continue;
    }
    const known = seen.get(value);
    if (known !== undefined || types.isProxy(value)) {
      out += `#${known ?? "proxy"}\n`;
      continue;
    }
    seen.set(value, seen.size);
    if (ArrayBuffer.isView(value)) {
      out += `bytes ${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("latin1")}\n`;
      continue;
    }
    out += types.isDate(value) ? `date ${Date.prototype.getTime.call(value)}\n` : "object\n";
    if (types.isMap(value)) left.push(...Map.prototype.entries.call(value));
    if (types.isSet(value)) left.push(...Set.prototype.values.call(value));
    for (const key of Reflect.ownKeys(value)) {
      const member = memberOf(value, key);
      const flags = (member.writable ? 4 : 0) + (member.enumerable ? 2 : 0) + (member.configurable ? 1 : 0);
      out += flags + textOf(String(key));
      left.push(member.value);
      if (member.get !== undefined || member.set !== undefined) left.push(member.get, member.set);
    }
  }
  return out;
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

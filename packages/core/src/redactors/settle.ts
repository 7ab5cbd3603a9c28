import { types } from "node:util";

/** Whether an error, also one of another realm. */
export function isError(value: object): value is Error {
  return value instanceof Error || types.isNativeError(value);
}

/** Whether bytes: a Buffer, a typed array, an ArrayBuffer or a Blob. Never read. */
export function isBinary(value: object): boolean {
  return ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value) || value instanceof Blob;
}

/** The primitive in an object such as `new String("x")`, whose characters would else be members. */
function unbox(value: object): unknown {
  if (types.isStringObject(value)) return String.prototype.valueOf.call(value);
  if (types.isNumberObject(value)) return Number.prototype.valueOf.call(value);
  if (types.isBooleanObject(value)) return Boolean.prototype.valueOf.call(value);
  return types.isBigIntObject(value) ? BigInt.prototype.valueOf.call(value) : value;
}

/** What JSON makes of an object: `toJSON` is called once, as JSON.stringify would. May throw what `toJSON` throws. */
export function settle(value: object): unknown {
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === "function") return isBinary(value) ? value : toJSON.call(value, "");
  return types.isBoxedPrimitive(value) ? unbox(value) : value;
}

/** The value that a leaf sees: a Date or a URL as its string, a bigint as its number or digits. */
export function settleLeaf(value: unknown): unknown {
  if (typeof value === "bigint") {
    const number = Number(value);
    // Past 308 digits it is written as JSON writes Infinity: to print it would take more than linear time.
    return Number.isSafeInteger(number) || !Number.isFinite(number) ? number : value.toString();
  }
  return typeof value === "object" && value !== null ? settle(value) : value;
}

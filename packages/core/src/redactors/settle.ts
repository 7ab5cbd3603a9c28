import { types } from "node:util";

/** Whether an error, also one of another realm. */
export function isError(value: object): value is Error {
  return value instanceof Error || types.isNativeError(value);
}

/** Whether bytes: a Buffer, a typed array, an ArrayBuffer or a Blob. Never read. */
export function isBinary(value: object): boolean {
  return ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value) || value instanceof Blob;
}

/** What JSON makes of an object: `toJSON` is called once, as JSON.stringify would. May throw what `toJSON` throws. */
export function settle(value: object): unknown {
  const { toJSON } = value as { toJSON?: unknown };
  return typeof toJSON === "function" && !isBinary(value) ? toJSON.call(value, "") : value;
}

/** The value that a leaf sees: a Date or a URL as its string, a bigint as its number or digits. */
export function settleLeaf(value: unknown): unknown {
  if (typeof value === "bigint") {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  return typeof value === "object" && value !== null ? settle(value) : value;
}

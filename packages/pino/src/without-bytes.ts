import { marker } from "@philog/core/host";

/** Replaces bytes, for JSON in either direction: there they are small numbers, which a policy may well list. */
export function withoutBytes(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { type, data } = value as { type?: unknown; data?: unknown };
  return ArrayBuffer.isView(value) || (type === "Buffer" && Array.isArray(data)) ? marker.withheld : value;
}

import { isHex, isUuid } from "../policy/shapes/request-id.ts";
import type { ValueRedactor } from "./run.ts";

/** What `unlisted: "shapes"` keeps of values that no rule names: booleans, small integers, uuid and hex. */
export const adopt: ValueRedactor = (value, run) => {
  if (value === null || typeof value === "boolean") return `${value}`;
  if (typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 10_000) return `${value}`;
  if (typeof value === "string" && (isUuid(value) || isHex(value))) return `"${value}"`;
  if (value !== undefined) run.dropped = true;
  return undefined;
};

import { isMarker } from "../policy/markers.ts";
import { isHex, isUuid } from "../policy/shapes/request-id.ts";
import type { Making, ValueRedactor } from "./run.ts";

/** What `unlisted: "shapes"` keeps of values that no rule names: booleans, small integers, uuid and hex. */
export function createAdopt(making: Making): ValueRedactor {
  const unlisted = making.tally(making.path, "unlisted");
  return (value, run) => {
    if (value === null || typeof value === "boolean") return `${value}`;
    if (typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 10_000) return `${value}`;
    if (typeof value === "string" && (isUuid(value) || isHex(value) || (run.trusted && isMarker(value)))) {
      return `"${value}"`;
    }
    if (value === undefined) return undefined;
    making.count(unlisted);
    run.dropped = true;
    return undefined;
  };
}

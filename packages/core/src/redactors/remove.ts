import type { Classification } from "../policy/identifiers.ts";
import { isMarker } from "../policy/markers.ts";
import { jsonString } from "./json-string.ts";
import type { Making, ValueRedactor } from "./run.ts";

/** Leaves a value out, whatever it is. */
export function createRemove(classification: Classification | undefined, making: Making): ValueRedactor {
  const tally = making.tally(making.path, "remove", classification);
  return (value, run) => {
    if (value === undefined) return undefined;
    if (run.trusted && typeof value === "string" && isMarker(value)) return jsonString(value);
    making.count(tally);
    run.dropped = true;
    return undefined;
  };
}

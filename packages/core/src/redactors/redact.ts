import type { Classification } from "../policy/identifiers.ts";
import { isMarker, marker } from "../policy/markers.ts";
import { jsonString } from "./json-string.ts";
import type { Making, ValueRedactor } from "./run.ts";

/** Replaces any value by a marker of fixed text: nothing of it shows, not even its last digits. */
export function createRedact(classification: Classification | undefined, making: Making): ValueRedactor {
  const tally = making.tally(making.path, "redact", classification);
  const text = jsonString(marker.redacted(classification));
  return (value, run) => {
    if (value === null) return "null";
    if (value === undefined || typeof value === "function" || typeof value === "symbol") return undefined;
    if (run.trusted && typeof value === "string" && isMarker(value)) return jsonString(value);
    making.count(tally);
    return text;
  };
}

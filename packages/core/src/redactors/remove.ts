import type { Classification } from "../policy/identifiers.ts";
import type { Making, ValueRedactor } from "./run.ts";

/** Leaves a value out, whatever it is. */
export function createRemove(classification: Classification | undefined, making: Making): ValueRedactor {
  const tally = making.tally(making.path, "remove", classification);
  return (value, run) => {
    if (value === undefined) return undefined;
    making.count(tally);
    run.dropped = true;
    return undefined;
  };
}

import { isMarker } from "../policy/markers.ts";
import { jsonString } from "./json-string.ts";
import type { Run, ValueRedactor } from "./run.ts";
import { settleLeaf } from "./settle.ts";

/**
 * The frame of every action: null stays null, what JSON leaves out is left out, a marker of an earlier pass stands,
 * and whatever `act` does not turn into JSON text is replaced whole, containers included.
 */
export function createClassified(
  replaced: ValueRedactor,
  act: (value: string | number, run: Run) => string | undefined,
): ValueRedactor {
  return (value, run, depth) => {
    if (value === null) return "null";
    if (value === undefined || typeof value === "function" || typeof value === "symbol") return undefined;
    const settled = settleLeaf(value);
    if (typeof settled === "string") {
      if (run.trusted && isMarker(settled)) return jsonString(settled);
      return act(settled, run) ?? replaced(value, run, depth);
    }
    return (typeof settled === "number" ? act(settled, run) : undefined) ?? replaced(value, run, depth);
  };
}

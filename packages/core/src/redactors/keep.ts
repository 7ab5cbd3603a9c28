import { isMarker, marker } from "../policy/markers.ts";
import type { Shape } from "../policy/shapes/shape.ts";
import { isSealedText } from "../tokens/sealed-text.ts";
import { isTokenText } from "../tokens/token.ts";
import { jsonString } from "./json-string.ts";
import type { Leaf, Making } from "./run.ts";
import { settleLeaf } from "./settle.ts";
import { createVerdicts } from "./verdicts.ts";

/** Longer strings are checked each time: a verdict on them would cost more memory than it saves time. */
const cachedLength = 64;
const cachedVerdicts = 512;

/** What only looks like a stand-in fits no shape. */
const isStandIn = (value: string) => isTokenText(value) || isSealedText(value);

/** Keeps a value that fits its shape; replaces any other by `[MISFIT:shape]`. */
export function createKeep(shape: Shape, hasFinding: (text: string) => boolean, making: Making): Leaf {
  const misfits = making.tally(making.path, "misfit");
  const misfitText = jsonString(marker.misfit(shape.name));
  const verdicts = createVerdicts<string>(cachedVerdicts);
  let seen: Set<string> | undefined;
  // Machine words are few, people are many: past the limit none of the path's values is believed any more.
  let crowded = false;

  const misfit = () => {
    making.count(misfits);
    return misfitText;
  };
  const isNew = (value: string) => {
    if (shape.distinct === undefined) return false;
    seen ??= new Set();
    return seen.add(value).size > shape.distinct;
  };
  const checkString = (value: string): string | undefined => {
    if (!shape.string?.(value)) return undefined;
    if (isStandIn(value) || (shape.scanned && hasFinding(value))) return undefined;
    if (isNew(value)) {
      crowded = true;
      seen = undefined;
      return undefined;
    }
    return shape.plain ? `"${value}"` : jsonString(value);
  };
  const cached = shape.stable && (shape.scanned || !shape.plain);

  const keep: Leaf = (value, run, depth) => {
    switch (typeof value) {
      case "string": {
        if (!crowded) {
          const verdict = cached ? verdicts.get(value) : undefined;
          if (verdict !== undefined) return verdict;
          const text = checkString(value);
          if (text !== undefined) {
            if (cached && value.length <= cachedLength) verdicts.set(value, text);
            return text;
          }
        }
        return run.trusted && isMarker(value) ? jsonString(value) : misfit();
      }
      case "number":
        if (!Number.isFinite(value)) return "null";
        return shape.number?.(value) ? `${value}` : misfit();
      case "boolean":
        return shape.boolean?.(value) ? `${value}` : misfit();
      case "object":
        if (value === null) return "null";
        break;
      case "bigint":
        break;
      default:
        return undefined;
    }
    const settled = settleLeaf(value);
    return typeof settled === "object" && settled !== null ? misfit() : keep(settled, run, depth);
  };
  const { string } = shape;
  if (cached || string === undefined || !shape.plain || shape.distinct !== undefined) return keep;
  return Object.assign(keep, { stands: (value: string) => string(value) && !isStandIn(value) });
}

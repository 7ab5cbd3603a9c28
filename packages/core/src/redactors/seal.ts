import type { Classification } from "../policy/identifiers.ts";
import { marker } from "../policy/markers.ts";
import type { Sealer } from "../tokens/sealer.ts";
import { createClassified } from "./classified.ts";
import { createRedact } from "./redact.ts";
import type { Making, ValueRedactor } from "./run.ts";

/** Seals a value; a marker says so where it cannot be sealed now; redacts what is never sealed: containers, documents. */
export function createSeal(classification: Classification, sealer: Sealer, making: Making): ValueRedactor {
  const tally = making.tally(making.path, "seal", classification);
  const nokey = making.tally(making.path, "nokey", classification);
  const nokeyText = `"${marker.nokey(classification)}"`;
  return createClassified(createRedact(classification, making), (value) => {
    const sealed = sealer.seal(classification, value);
    if (sealed !== undefined) {
      making.count(tally);
      return `"${sealed}"`;
    }
    if (sealer.reason() !== "nokey") return undefined;
    making.count(nokey);
    return nokeyText;
  });
}

import { age, labelledAge, spelledAge } from "./age.ts";
import { clinical } from "./clinical.ts";
import { numericDate } from "./dates.ts";
import { labelledDate } from "./dates-labelled.ts";
import { monthDate } from "./dates-prose.ts";
import { seasonDate } from "./dates-season.ts";
import type { Detector } from "./detector.ts";
import { nameDetectors, placeDetectors } from "./names-and-places.ts";
import { valueDetectors } from "./values.ts";
import { zip } from "./zip.ts";

/**
 * Goes up with any change of what the built-in detectors find, and of what `strict` lets pass, by their code; their lists of
 * names, places and words have `listsVersion`. Part of the policy hash.
 */
export const detectorsVersion = 7;

/** Every built-in detector, the strongest first. */
export const builtInDetectors: readonly Detector[] = [
  ...valueDetectors,
  numericDate,
  monthDate,
  seasonDate,
  labelledDate,
  ...placeDetectors,
  zip,
  age,
  labelledAge,
  spelledAge,
  ...nameDetectors,
  clinical,
];

/** The names of all built-in detectors. */
export const detectorNames: readonly string[] = builtInDetectors.map(({ name }) => name);

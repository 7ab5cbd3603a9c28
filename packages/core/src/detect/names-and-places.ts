import type { Detector } from "./detector.ts";
import { addressPart, labelledAddress, street, wayAndNumber, wayKindFirst } from "./geo-address.ts";
import { facility } from "./geo-facility.ts";
import { cityAndState, county, listedPlace } from "./geo-place.ts";
import { visitedPlace } from "./geo-visited.ts";
import { labelledName } from "./names.ts";
import { accentedName } from "./names-accented.ts";
import { announcedName } from "./names-announced.ts";
import { describedName } from "./names-described.ts";
import { initialedName } from "./names-initials.ts";
import { introducedName } from "./names-introduced.ts";
import { listedName } from "./names-listed.ts";
import { segmentName } from "./names-segments.ts";
import { titledName } from "./names-titled.ts";

/** Detectors of places smaller than a state, the strongest first. */
export const placeDetectors: readonly Detector[] = [
  street,
  addressPart,
  labelledAddress,
  wayAndNumber,
  wayKindFirst,
  cityAndState,
  facility,
  visitedPlace,
  county,
  listedPlace,
];

/** Detectors of people's names, the strongest first. */
export const nameDetectors: readonly Detector[] = [
  titledName,
  labelledName,
  segmentName,
  announcedName,
  listedName,
  accentedName,
  initialedName,
  describedName,
  introducedName,
];

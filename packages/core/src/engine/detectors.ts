import { detectorNames } from "../detect/built-in.ts";
import type { OwnDetector } from "../detect/own-detector.ts";
import { disableFaults, ownFaults } from "../detect/scan-options.ts";
import { type Fault, PolicyError } from "../errors.ts";
import type { ResolvedPolicy } from "../policy/resolve.ts";

/** What a policy and a redactor's options say of detectors, for the scanner. */
export interface Detection {
  readonly own: readonly OwnDetector[];
  readonly disable: readonly string[];
}

const code = "PHILOG_POLICY_MEMBER";
const nameOf = ({ name }: OwnDetector) => name;

/**
 * Puts the detectors of a policy and those of a redactor's options together. Throws PolicyError where they do not go
 * together, or where the policy disables what is not there.
 */
export function detectionOf({ own, disable }: ResolvedPolicy["detectors"], given: readonly OwnDetector[]): Detection {
  const faults: Fault[] = [
    ...ownFaults(own, disable, [...detectorNames, ...given.map(nameOf)], code, "detectors.own"),
    ...ownFaults(given, disable, [], code, "options.detectors"),
    ...disableFaults(disable, [...detectorNames, ...own.map(nameOf), ...given.map(nameOf)], code, "detectors.disable"),
  ];
  if (faults.length > 0) throw new PolicyError(faults);
  return { own: [...own, ...given], disable };
}

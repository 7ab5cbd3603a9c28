import { type Classification, classifications } from "@philog/core";
import { nearest } from "@philog/core/host";
import { exit } from "../exit.ts";
import { Failure } from "../prompt/failure.ts";

/** The classifications that core makes tokens for, as a list in text. */
export const tokenizedNames =
  "name, phone, fax, email, ssn, mrn, healthPlan, account, license, vehicle, device, url, ip or otherId";

/** Reads the name of a classification. Throws `Failure` with the nearest one, and without what was given. */
export function readClassification(name: string): Classification {
  const found = classifications.find((known) => known === name);
  if (found !== undefined) return found;
  const near = nearest(name, classifications);
  const hint = near === undefined ? `it has to be ${tokenizedNames}` : `did you mean ${near}?`;
  throw new Failure(exit.usage, `--classification: there is no such one; ${hint}`);
}

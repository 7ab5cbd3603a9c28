/** What a canary stands for: an identifier of 45 CFR 164.514(b)(2), clinical text, a secret, or a random word. */
export type CanaryKind =
  | "name"
  | "geo"
  | "date"
  | "age"
  | "phone"
  | "fax"
  | "email"
  | "ssn"
  | "mrn"
  | "healthPlan"
  | "account"
  | "license"
  | "vehicle"
  | "device"
  | "url"
  | "ip"
  | "biometric"
  | "photo"
  | "otherId"
  | "clinical"
  | "secret"
  | "opaque";

/** A synthetic value that is planted in an input and must not be found in the output. */
export interface Canary {
  kind: CanaryKind;
  value: string;
  /** The value as people write it, with its label, such as `MRN 98441207`. */
  text: string;
}

/** What the finders take: a canary, or a plain string, whose kind is reported as `value`. */
export type CanaryValue = Canary | string;

import type { ClassificationMeanings } from "./meanings.ts";

/**
 * The identifiers of the Safe Harbor list and their letters in it.
 * `age` is the second half of (C): ages over 89. `clinical` and `secret` are not on the list.
 * Source: 45 CFR 164.514(b)(2)(i).
 */
export const identifierLetters = {
  name: "A",
  geo: "B",
  date: "C",
  age: "C",
  phone: "D",
  fax: "E",
  email: "F",
  ssn: "G",
  mrn: "H",
  healthPlan: "I",
  account: "J",
  license: "K",
  vehicle: "L",
  device: "M",
  url: "N",
  ip: "O",
  biometric: "P",
  photo: "Q",
  otherId: "R",
} as const satisfies Omit<ClassificationMeanings, "clinical" | "secret">;

export type Identifier = keyof typeof identifierLetters;

/** The label on a field: what kind of PHI it holds. */
export type Classification = keyof ClassificationMeanings;

export const classifications: readonly Classification[] = [
  ...(Object.keys(identifierLetters) as Identifier[]),
  "clinical",
  "secret",
];

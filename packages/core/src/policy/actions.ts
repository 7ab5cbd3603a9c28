import type { Classification } from "./identifiers.ts";
import type { Action, ActionFor, Issued } from "./policy.ts";

type ActionTable = { readonly [C in Classification]: readonly ActionFor<C>[] };

const withheld = ["redact", "remove", "seal"] as const;
const tokenized = [...withheld, "tokenize"] as const;
const coarsened = [...tokenized, "coarsen"] as const;
const generalized = [...withheld, "generalize"] as const;

/** The actions defined for each classification: the one table. */
export const allowedActions: ActionTable = {
  name: tokenized,
  geo: generalized,
  date: generalized,
  age: generalized,
  phone: tokenized,
  fax: tokenized,
  email: tokenized,
  ssn: tokenized,
  mrn: tokenized,
  healthPlan: tokenized,
  account: tokenized,
  license: tokenized,
  vehicle: tokenized,
  device: tokenized,
  url: coarsened,
  ip: coarsened,
  biometric: withheld,
  photo: withheld,
  otherId: tokenized,
  clinical: withheld,
  secret: withheld,
};

/** Classifications that take an issuer. */
export const issuedClassifications: ReadonlySet<string> = new Set<Issued>(["mrn", "account", "healthPlan"]);

/** What is done where the policy says nothing: secrets are removed, all else is redacted. */
export function defaultAction(classification: Classification): Action {
  return classification === "secret" ? "remove" : "redact";
}

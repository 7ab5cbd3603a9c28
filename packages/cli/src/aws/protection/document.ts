import { isObject } from "../target/checks.ts";
import { identifierArn, identifierName, managedIdentifiers } from "./managed-identifiers.ts";
import { ownIdentifiers } from "./own-identifiers.ts";

/** What a data protection policy does, with AWS's identifiers by their names. */
export interface Protection {
  /** Identifiers that are masked. */
  readonly masked: ReadonlySet<string>;
  readonly audited: ReadonlySet<string>;
  /** Expressions of the policy's own, by name. */
  readonly own: ReadonlyMap<string, string>;
  /** Where findings go to. */
  readonly findings: Readonly<Record<string, unknown>>;
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];

/** Reads a policy's JSON; `undefined` where it is none. */
export function readProtection(document: string): Protection | undefined {
  let value: unknown;
  try {
    value = JSON.parse(document);
  } catch {
    return undefined;
  }
  if (!isObject(value) || !Array.isArray(value.Statement)) return undefined;
  const masked = new Set<string>();
  const audited = new Set<string>();
  let findings = {};
  for (const { DataIdentifier, Operation } of value.Statement.filter(isObject)) {
    if (!isObject(Operation)) continue;
    for (const name of texts(DataIdentifier).map(identifierName)) {
      if (isObject(Operation.Deidentify)) masked.add(name);
      if (isObject(Operation.Audit)) audited.add(name);
    }
    if (isObject(Operation.Audit) && isObject(Operation.Audit.FindingsDestination)) {
      findings = Operation.Audit.FindingsDestination;
    }
  }
  const listed = isObject(value.Configuration) ? value.Configuration.CustomDataIdentifier : undefined;
  const own = new Map<string, string>();
  for (const one of Array.isArray(listed) ? listed.filter(isObject) : []) {
    if (typeof one.Name === "string" && typeof one.Regex === "string") own.set(one.Name, one.Regex);
  }
  return { masked, audited, own, findings };
}

/** What we ask for. */
export const wantedProtection: Protection = {
  masked: new Set([...managedIdentifiers, ...ownIdentifiers.map(({ name }) => name)]),
  audited: new Set([...managedIdentifiers, ...ownIdentifiers.map(({ name }) => name)]),
  own: new Map(ownIdentifiers.map(({ name, regex }) => [name, regex])),
  findings: {},
};

/** Identifiers of ours that a policy does not mask, or finds by another expression. */
export function missingFrom({ masked, own }: Pick<Protection, "masked" | "own">): string[] {
  return [...wantedProtection.masked].filter(
    (name) => !masked.has(name) || own.get(name) !== wantedProtection.own.get(name),
  );
}

const mostOwn = 10;

/** A policy's identifiers and ours. What it masks stays masked; expressions past the ten that are allowed are left out. */
export function joinProtection(policy: Protection): Protection {
  const own = new Map(policy.own);
  for (const [name, regex] of wantedProtection.own) {
    if (own.has(name) || own.size < mostOwn) own.set(name, regex);
  }
  const dropped = [...wantedProtection.own.keys()].filter((name) => !own.has(name));
  const names = new Set([...policy.masked, ...policy.audited, ...wantedProtection.masked]);
  for (const name of dropped) names.delete(name);
  return { masked: names, audited: names, own, findings: policy.findings };
}

/** The policy as the service takes it: two statements with the same identifiers. */
export function protectionDocument({ masked, own, findings }: Protection) {
  const isOwn = (name: string) => own.has(name);
  const DataIdentifier = [...masked].sort().map((name) => (isOwn(name) ? name : identifierArn(name)));
  return {
    Name: "philog",
    Description: "Masks PHI at reading; the second line behind the redaction in the process.",
    Version: "2021-06-01",
    Configuration: { CustomDataIdentifier: [...own].map(([Name, Regex]) => ({ Name, Regex })) },
    Statement: [
      { Sid: "audit", DataIdentifier, Operation: { Audit: { FindingsDestination: findings } } },
      { Sid: "mask", DataIdentifier, Operation: { Deidentify: { MaskConfig: {} } } },
    ],
  };
}

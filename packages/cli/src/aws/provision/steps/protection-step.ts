import type { Fact } from "../../facts/ask.ts";
import {
  joinProtection,
  type Protection,
  protectionDocument,
  readProtection,
  wantedProtection,
} from "../../protection/document.ts";
import { maskingClasses, type WantedGroup } from "../../target/target.ts";
import { leftAlone, nothing, type Step, unseen } from "../step.ts";

const what = "data protection";

/** Puts a policy. */
export function putProtection({ name: logGroupIdentifier }: WantedGroup, protection: Protection): Step["carryOut"] {
  const policyDocument = JSON.stringify(protectionDocument(protection));
  return ({ logs, logsSdk }) =>
    logs.send(new logsSdk.PutDataProtectionPolicyCommand({ logGroupIdentifier, policyDocument }));
}

const same = (one: string, other: Protection) => {
  const normal = (text: string) => {
    const { masked, audited, own } = readProtection(text)!;
    return JSON.stringify([[...masked].sort(), [...audited].sort(), [...own].sort()]);
  };
  return normal(one) === normal(JSON.stringify(protectionDocument(other)));
};

/** A policy for a group without one, and what is missing in one that is there. What it masks stays masked. */
export function protectionStep(wanted: WantedGroup, logGroupClass: string, fact: Fact<string | undefined>): Step {
  const { id: subject, dataProtection } = wanted;
  if (fact.kind === "denied") return unseen(subject, what, fact.error);
  const found = fact.value;
  if (!dataProtection) {
    return found === undefined
      ? nothing(subject, what, "none")
      : leftAlone(subject, what, "it stays: the file asks for less");
  }
  if (!maskingClasses.some((one) => one === logGroupClass)) {
    return leftAlone(subject, what, `a group of class ${logGroupClass} cannot be masked`);
  }
  if (found === undefined) {
    const text = `${wantedProtection.masked.size} identifiers`;
    return { subject, what, does: "create", text, carryOut: putProtection(wanted, wantedProtection) };
  }
  const policy = readProtection(found);
  if (policy === undefined) return leftAlone(subject, what, "its policy cannot be read");
  const joined = joinProtection(policy);
  if (same(found, joined)) return nothing(subject, what, `${joined.masked.size} identifiers`);
  const text = `${joined.masked.size} identifiers, from ${policy.masked.size}`;
  return { subject, what, does: "change", text, carryOut: putProtection(wanted, joined) };
}

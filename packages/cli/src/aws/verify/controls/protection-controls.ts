import type { AccountPolicy } from "@aws-sdk/client-cloudwatch-logs";
import type { Fact } from "../../facts/ask.ts";
import type { GroupFacts } from "../../facts/group-facts.ts";
import { missingFrom, type Protection, readProtection } from "../../protection/document.ts";
import type { WantedGroup } from "../../target/target.ts";
import { type Asked, type Control, judge, known } from "../control.ts";

/** Policies of the group and of the account add up. */
function joined(documents: readonly (string | undefined)[]): Pick<Protection, "masked" | "audited" | "own"> {
  const policies = documents.flatMap((text) => (text === undefined ? [] : (readProtection(text) ?? [])));
  return {
    masked: new Set(policies.flatMap(({ masked }) => [...masked])),
    audited: new Set(policies.flatMap(({ audited }) => [...audited])),
    own: new Map(policies.flatMap(({ own }) => [...own])),
  };
}

const shown = (names: readonly string[]) =>
  names.length <= 3 ? names.join(", ") : `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;

/** A policy is there, and it masks what we ask for. */
export function protectionControls(
  { id: subject, dataProtection }: WantedGroup,
  { group, protection }: GroupFacts,
  account: Fact<readonly AccountPolicy[]>,
): Control[] {
  if (!dataProtection) return [];
  const present: Asked = {
    id: "data-protection",
    subject,
    expected: "a data protection policy in force",
    evidence: "GetDataProtectionPolicy policyDocument",
    mend: "philog aws provision puts one",
  };
  const masking: Asked = {
    id: "masking",
    subject,
    expected: "every identifier masked (Deidentify)",
    evidence: "GetDataProtectionPolicy policyDocument Statement[].Operation",
    mend: "philog aws provision adds what is missing; a policy has room for ten expressions of its own",
  };
  // Either alone may be all that is needed; only together do they show that something is missing.
  const own = protection.kind === "known" ? protection.value : undefined;
  const ofAccount = account.kind === "known" ? account.value.map(({ policyDocument }) => policyDocument) : [];
  const { masked, audited, own: regexes } = joined([own, ...ofAccount]);
  const missing = missingFrom({ masked, own: regexes });
  const denied = protection.kind === "denied" ? protection : account.kind === "denied" ? account : undefined;
  const isThere = own !== undefined || ofAccount.length > 0;
  const status = group.dataProtectionStatus;
  const isOff = status !== undefined && status !== "ACTIVATED" && ofAccount.length === 0;

  if (!isThere) return [judge(present, denied ?? known(undefined), () => ({ ok: false, found: "none" }))];
  const first = judge(present, known(undefined), () => ({ ok: !isOff, found: isOff ? status : "a policy" }));
  const second = judge(masking, missing.length > 0 && denied ? denied : known(undefined), () => {
    if (missing.length === 0) return { ok: true, found: `${masked.size} identifiers` };
    if (masked.size === 0 && audited.size > 0) return { ok: false, found: "it audits, and masks nothing" };
    return { ok: false, found: `without ${shown(missing)}` };
  });
  return [first, second];
}

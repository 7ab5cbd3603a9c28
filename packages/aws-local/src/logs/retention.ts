import type { AccountPolicy, LogGroup, LogsStore } from "./store.ts";

/** Days, from the service's reference: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
export const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** A policy of the account takes no fewer days than 30. */
export const accountRetentionDays = [...retentionDays.filter((days) => days >= 30), "NEVER_EXPIRE"];

/** What a group keeps its events for: an account's policy goes before the group's own. */
export interface Retention {
  readonly days: number | undefined;
  readonly policyName: string | undefined;
}

function appliesTo(group: LogGroup, { policyDocument, policyType, lastUpdatedTime }: AccountPolicy): boolean {
  if (policyType !== "RETENTION_POLICY") return false;
  const { enforcementMode } = JSON.parse(policyDocument);
  return enforcementMode === "RETROACTIVE" || group.creationTime > lastUpdatedTime;
}

export function retentionOf(store: LogsStore, group: LogGroup): Retention {
  for (const policy of store.accountPolicies.values()) {
    if (!appliesTo(group, policy)) continue;
    const { retentionInDays } = JSON.parse(policy.policyDocument);
    return { days: typeof retentionInDays === "number" ? retentionInDays : undefined, policyName: policy.policyName };
  }
  return { days: group.retentionInDays, policyName: undefined };
}

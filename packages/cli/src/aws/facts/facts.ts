import type { AccountPolicy, PolicyType } from "@aws-sdk/client-cloudwatch-logs";
import type { Aws } from "../sdk.ts";
import type { Target } from "../target/target.ts";
import { ask, type Fact } from "./ask.ts";
import { type GroupFacts, lookAtGroup } from "./group-facts.ts";
import { type KeyFacts, lookAtKey } from "./key-facts.ts";

/** Policies of the account, which go before a group's own or add to it. */
export interface AccountFacts {
  readonly retention: Fact<readonly AccountPolicy[]>;
  readonly protection: Fact<readonly AccountPolicy[]>;
  readonly subscriptions: Fact<readonly AccountPolicy[]>;
}

/** All that was asked, before it is judged. */
export interface Facts {
  /** By the group's id in the file. */
  readonly groups: ReadonlyMap<string, Fact<GroupFacts | undefined>>;
  /** By what the file calls the key. */
  readonly keys: ReadonlyMap<string, KeyFacts>;
  readonly account: AccountFacts;
}

/** Every key that the file names, once. */
export function keyIdsOf({ groups, sealKey }: Target): string[] {
  const ids = groups.map(({ kmsKey }) => kmsKey);
  return [...new Set(sealKey === undefined ? ids : [...ids, sealKey])];
}

/** Asks CloudWatch Logs and KMS about everything in the file; it changes nothing. Throws `Failure`. */
export async function gatherFacts(aws: Aws, target: Target): Promise<Facts> {
  const policies = (policyType: PolicyType) =>
    ask<readonly AccountPolicy[]>(
      "DescribeAccountPolicies",
      async () =>
        (await aws.logs.send(new aws.logsSdk.DescribeAccountPoliciesCommand({ policyType }))).accountPolicies ?? [],
      // A service that does not know a kind of policy has none of it.
      { names: ["ResourceNotFoundException"], value: [] },
    );
  // One after the other: these calls have low quotas that the whole account shares.
  const groups = new Map<string, Fact<GroupFacts | undefined>>();
  for (const { id, name } of target.groups) groups.set(id, await lookAtGroup(aws, name));
  const keys = new Map<string, KeyFacts>();
  for (const id of keyIdsOf(target)) keys.set(id, await lookAtKey(aws, id, id === target.sealKey));
  const account = {
    retention: await policies("RETENTION_POLICY"),
    protection: await policies("DATA_PROTECTION_POLICY"),
    subscriptions: await policies("SUBSCRIPTION_FILTER_POLICY"),
  };
  return { groups, keys, account };
}

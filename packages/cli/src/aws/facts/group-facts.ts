import type { LogGroup, SubscriptionFilter } from "@aws-sdk/client-cloudwatch-logs";
import type { Aws } from "../sdk.ts";
import { ask, type Fact } from "./ask.ts";

/** What CloudWatch Logs says of a group that is there. */
export interface GroupFacts {
  readonly group: LogGroup;
  readonly tags: Fact<Readonly<Record<string, string>>>;
  /** The data protection policy's JSON. */
  readonly protection: Fact<string | undefined>;
  readonly subscriptions: Fact<readonly SubscriptionFilter[]>;
}

/** The ARN without the `:*` that some answers end in. */
export const groupArn = (group: LogGroup) => group.logGroupArn ?? (group.arn ?? "").replace(/:\*$/, "");

/** Looks at the group of this name: `undefined` where there is none. */
export async function lookAtGroup({ logs, logsSdk }: Aws, name: string): Promise<Fact<GroupFacts | undefined>> {
  const found = await ask("DescribeLogGroups", async () => {
    const { logGroups = [] } = await logs.send(new logsSdk.DescribeLogGroupsCommand({ logGroupNamePrefix: name }));
    return logGroups.find(({ logGroupName }) => logGroupName === name);
  });
  if (found.kind === "denied" || found.value === undefined) return found as Fact<undefined>;
  const group = found.value;
  const [tags, protection, subscriptions] = await Promise.all([
    ask("ListTagsForResource", async () => {
      const command = new logsSdk.ListTagsForResourceCommand({ resourceArn: groupArn(group) });
      return (await logs.send(command)).tags ?? {};
    }),
    ask<string | undefined>(
      "GetDataProtectionPolicy",
      async () =>
        (await logs.send(new logsSdk.GetDataProtectionPolicyCommand({ logGroupIdentifier: name }))).policyDocument,
      // Classes that cannot be masked have no policy to ask for.
      { names: ["InvalidParameterException", "ResourceNotFoundException"], value: undefined },
    ),
    ask<readonly SubscriptionFilter[]>(
      "DescribeSubscriptionFilters",
      async () =>
        (await logs.send(new logsSdk.DescribeSubscriptionFiltersCommand({ logGroupName: name }))).subscriptionFilters ??
        [],
    ),
  ]);
  return { kind: "known", value: { group, tags, protection, subscriptions } };
}

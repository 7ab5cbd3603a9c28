import type { AccountPolicy, LogGroup } from "@aws-sdk/client-cloudwatch-logs";
import type { ScanLines } from "../../scan/scan-lines.ts";
import { awsFailure } from "../aws-error.ts";
import { errorName, type Fact } from "../facts/ask.ts";
import type { Calls } from "./calls.ts";
import type { Logs } from "./open-logs.ts";
import { type SampleSettings, sampleGroup } from "./sample.ts";
import type { Subscription, SurveyedGroup } from "./surveyed.ts";

/** Every log group of the Region whose name starts with `prefix`. Throws a Failure where they cannot be listed. */
export async function listGroups({ client, sdk }: Logs, calls: Calls, prefix: string | undefined): Promise<LogGroup[]> {
  const groups: LogGroup[] = [];
  let nextToken: string | undefined;
  do {
    const input = { logGroupNamePrefix: prefix, nextToken, limit: 50 };
    try {
      const page = await calls.make("DescribeLogGroups", (options) =>
        client.send(new sdk.DescribeLogGroupsCommand(input), options),
      );
      groups.push(...(page.logGroups ?? []));
      nextToken = page.nextToken;
    } catch (error) {
      throw awsFailure("PHILOG_AWS_CALL", `DescribeLogGroups: ${errorName(error)}`);
    }
  } while (nextToken !== undefined);
  return groups;
}

function destinationOf({ policyName, policyDocument }: AccountPolicy): Subscription {
  let destination: unknown;
  try {
    destination = JSON.parse(policyDocument ?? "").DestinationArn;
  } catch {
    destination = undefined;
  }
  return { name: policyName ?? "", destination: typeof destination === "string" ? destination : "unknown" };
}

/** What the account's own policies copy of all groups elsewhere. */
export function accountSubscriptions({ client, sdk }: Logs, calls: Calls): Promise<Fact<readonly Subscription[]>> {
  const ask = async () => {
    const command = new sdk.DescribeAccountPoliciesCommand({ policyType: "SUBSCRIPTION_FILTER_POLICY" });
    const { accountPolicies = [] } = await calls.make("DescribeAccountPolicies", (options) =>
      client.send(command, options),
    );
    return accountPolicies.map(destinationOf);
  };
  return calls.fact(ask());
}

/** Tags, subscriptions and a sample of one group, beside what the list says of it. */
export async function lookAtGroup(
  logs: Logs,
  calls: Calls,
  scanLines: ScanLines,
  group: LogGroup,
  settings: SampleSettings,
): Promise<SurveyedGroup> {
  const { client, sdk } = logs;
  const name = group.logGroupName ?? "";
  const arn = group.logGroupArn ?? (group.arn ?? "").replace(/:\*$/, "");
  const tagsOf = async () => {
    const command = new sdk.ListTagsForResourceCommand({ resourceArn: arn });
    return (await calls.make("ListTagsForResource", (options) => client.send(command, options))).tags ?? {};
  };
  const subscriptionsOf = async () => {
    const command = new sdk.DescribeSubscriptionFiltersCommand({ logGroupName: name });
    const { subscriptionFilters = [] } = await calls.make("DescribeSubscriptionFilters", (options) =>
      client.send(command, options),
    );
    return subscriptionFilters.map(({ filterName = "", destinationArn = "" }) => ({
      name: filterName,
      destination: destinationArn,
    }));
  };
  const [tags, subscriptions, sample] = await Promise.all([
    calls.fact(tagsOf()),
    calls.fact(subscriptionsOf()),
    sampleGroup(logs, calls, scanLines, name, settings),
  ]);
  const isInherited = group.inheritedProperties?.includes("ACCOUNT_DATA_PROTECTION") === true;
  return {
    name,
    arn,
    class: group.logGroupClass ?? "STANDARD",
    created: group.creationTime,
    storedBytes: group.storedBytes ?? 0,
    key: group.kmsKeyId,
    retentionDays: group.retentionInDays,
    retentionPolicy: (group as { retentionPolicyName?: string }).retentionPolicyName,
    masking: [
      ...(group.dataProtectionStatus === "ACTIVATED" ? (["group"] as const) : []),
      ...(isInherited ? (["account"] as const) : []),
    ],
    deletionProtection: group.deletionProtectionEnabled === true,
    tags,
    subscriptions,
    sample,
  };
}

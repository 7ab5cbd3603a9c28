import type { AccountPolicy } from "@aws-sdk/client-cloudwatch-logs";
import type { Fact } from "../../facts/ask.ts";
import { type GroupFacts, groupArn } from "../../facts/group-facts.ts";
import { isObject } from "../../target/checks.ts";
import type { Target, WantedGroup } from "../../target/target.ts";
import { type Control, judge, type Seen } from "../control.ts";

/** The twelve digits of an ARN. */
const accountOf = (arn: string) => arn.split(":")[4] ?? "";

/** Destinations that are of another account, and not in the file. */
function see(destinations: readonly string[], account: string, allowed: readonly string[]): Seen {
  const foreign = destinations.filter((arn) => accountOf(arn) !== account && !allowed.includes(arn));
  return { ok: foreign.length === 0, found: foreign.length === 0 ? "none elsewhere" : foreign.join(", ") };
}

/** Copies of a group's events that leave its account. */
export function subscriptionControl(wanted: WantedGroup, { group, subscriptions }: GroupFacts): Control {
  return judge(
    {
      id: "subscriptions",
      subject: wanted.id,
      expected: "no copy outside of the account",
      evidence: "DescribeSubscriptionFilters destinationArn",
      mend: "aws logs delete-subscription-filter, or list the destination in the file",
    },
    subscriptions,
    (filters) => {
      const destinations = filters.map(({ destinationArn = "none" }) => destinationArn);
      return see(destinations, accountOf(groupArn(group)), wanted.subscriptions);
    },
  );
}

function destinationOf({ policyDocument = "" }: AccountPolicy): string {
  try {
    const document: unknown = JSON.parse(policyDocument);
    return isObject(document) && typeof document.DestinationArn === "string" ? document.DestinationArn : "none";
  } catch {
    return "none";
  }
}

/** Copies that a policy of the account makes of every group's events. */
export function accountSubscriptionControl({ groups }: Target, fact: Fact<readonly AccountPolicy[]>): Control {
  return judge(
    {
      id: "account-subscriptions",
      subject: "account",
      expected: "no copy outside of the account",
      evidence: "DescribeAccountPolicies SUBSCRIPTION_FILTER_POLICY policyDocument.DestinationArn",
      mend: "aws logs delete-account-policy, or list the destination in the file's groups",
    },
    fact,
    (policies) =>
      see(
        policies.map(destinationOf),
        policies[0]?.accountId ?? "",
        groups.flatMap(({ subscriptions }) => subscriptions),
      ),
  );
}

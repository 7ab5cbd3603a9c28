import type { GroupFacts } from "../../facts/group-facts.ts";
import type { WantedGroup } from "../../target/target.ts";
import { type Control, judge, known } from "../control.ts";

export const daysText = (count: number | undefined) => (count === undefined ? "for ever" : `${count} days`);

/** The call that sets a retention; what it deletes does not come back. */
export const putRetentionText = ({ name, retentionDays }: WantedGroup) =>
  `aws logs put-retention-policy --log-group-name ${name} --retention-in-days ${retentionDays}`;

/** What is in force counts: a policy of the account goes before the group's own. */
export function retentionControls(wanted: WantedGroup, { group }: GroupFacts): Control[] {
  const { retentionInDays, retentionPolicyName } = group;
  const isKept = retentionInDays === wanted.retentionDays;
  const subject = wanted.id;
  const own = judge(
    {
      id: "retention",
      subject,
      expected: daysText(wanted.retentionDays),
      evidence: "DescribeLogGroups retentionInDays",
      mend: `philog aws provision lengthens it; what deletes events is left to you: ${putRetentionText(wanted)}`,
    },
    known(retentionInDays),
    (found) => ({ ok: isKept, found: daysText(found) }),
  );
  const overriding = judge(
    {
      id: "retention-policy",
      subject,
      expected: "no policy of the account that overrides it",
      evidence: "DescribeLogGroups retentionPolicyName",
      mend: "change the account's policy, which goes before the group's own: aws logs put-account-policy",
    },
    known(retentionPolicyName),
    (found) => ({
      ok: found === undefined || isKept,
      found: found === undefined ? "none" : `${found}: ${daysText(retentionInDays)}`,
    }),
  );
  return [own, overriding];
}

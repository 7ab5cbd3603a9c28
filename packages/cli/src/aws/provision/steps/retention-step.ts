import type { LogGroup } from "@aws-sdk/client-cloudwatch-logs";
import type { WantedGroup } from "../../target/target.ts";
import { daysText, putRetentionText } from "../../verify/controls/retention-controls.ts";
import { leftAlone, nothing, type Step } from "../step.ts";

const dayMs = 86_400_000;
/** Events may be this much older than their group: PutLogEvents takes them up to 14 days late. */
const lateMs = 14 * dayMs;

/** Whether a retention could delete events now. */
const deletes = ({ creationTime = 0 }: LogGroup, days: number, now: number) =>
  creationTime - lateMs + days * dayMs < now;

export function putRetention({ name: logGroupName, retentionDays: retentionInDays }: WantedGroup): Step["carryOut"] {
  return ({ logs, logsSdk }) => logs.send(new logsSdk.PutRetentionPolicyCommand({ logGroupName, retentionInDays }));
}

/** The retention of a group that is there: lengthened, and set where it deletes nothing. */
export function retentionStep(wanted: WantedGroup, group: LogGroup, now: number): Step {
  const { id: subject, retentionDays: days } = wanted;
  const what = "retention";
  const { retentionInDays: found, retentionPolicyName: policy } = group;
  if (found === days) return nothing(subject, what, daysText(days));
  if (policy !== undefined) {
    return leftAlone(subject, what, `${daysText(found)}: the account's policy ${policy} goes before the group's own`);
  }
  const isShorter = found === undefined ? deletes(group, days, now) : found > days;
  if (isShorter) {
    return leftAlone(subject, what, `${daysText(found)}: less could delete events; ${putRetentionText(wanted)}`);
  }
  const text = `${daysText(days)}, from ${daysText(found)}`;
  return { subject, what, does: "change", text, carryOut: putRetention(wanted) };
}

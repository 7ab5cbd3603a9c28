import type { GroupFacts } from "../../facts/group-facts.ts";
import { groupArn } from "../../facts/group-facts.ts";
import { wantedProtection } from "../../protection/document.ts";
import type { WantedGroup } from "../../target/target.ts";
import { daysText } from "../../verify/controls/retention-controls.ts";
import { again } from "../again.ts";
import { leftAlone, nothing, type Step, unseen } from "../step.ts";
import { protectionStep, putProtection } from "./protection-step.ts";
import { putRetention, retentionStep } from "./retention-step.ts";

/** What the group will be kept for, where the account has a policy. */
const withPolicy = (days: string, policy: string | undefined) =>
  policy === undefined ? days : `${days}; the account's policy ${policy} goes before it`;

/**
 * A group that is made, with its key from the first event on. `keyArn` is missing where a step before makes the key;
 * `policy` is the account's for retention.
 */
export function newGroupSteps(wanted: WantedGroup, keyArn: string | undefined, policy: string | undefined): Step[] {
  const { id: subject, name, kmsKey, tags, deletionProtection: deletionProtectionEnabled } = wanted;
  const isProtected = deletionProtectionEnabled ? ", protected from deletion" : "";
  const steps: Step[] = [
    {
      subject,
      what: "log group",
      does: "create",
      text: `${name}: ${wanted.class}, encrypted with ${kmsKey}${isProtected}`,
      carryOut({ logs, logsSdk }, made) {
        const command = new logsSdk.CreateLogGroupCommand({
          logGroupName: name,
          kmsKeyId: keyArn ?? made.get(kmsKey),
          logGroupClass: wanted.class,
          deletionProtectionEnabled,
          ...(Object.keys(tags).length > 0 && { tags: { ...tags } }),
        });
        // CloudWatch Logs refuses a key that it does not see yet as it refuses one that is not there.
        return keyArn === undefined ? again("InvalidParameterException", () => logs.send(command)) : logs.send(command);
      },
    },
    {
      subject,
      what: "retention",
      does: "create",
      text: withPolicy(daysText(wanted.retentionDays), policy),
      carryOut: putRetention(wanted),
    },
  ];
  if (!wanted.dataProtection) return steps;
  const text = `${wantedProtection.masked.size} identifiers`;
  const carryOut = putProtection(wanted, wantedProtection)!;
  return [...steps, { subject, what: "data protection", does: "create", text, carryOut }];
}

function classStep({ id: subject, class: wanted }: WantedGroup, logGroupClass: string): Step {
  const what = "class";
  return logGroupClass === wanted
    ? nothing(subject, what, wanted)
    : leftAlone(subject, what, `${logGroupClass}: the class of a group cannot be changed to ${wanted}`);
}

/** A key for a group without one; a group that has another keeps it, because its events need it. */
function keyStep(
  { id: subject, name: logGroupName, kmsKey }: WantedGroup,
  found: string | undefined,
  arn: string | undefined,
): Step {
  const what = "encryption";
  if (found !== undefined) {
    return found === arn ? nothing(subject, what, kmsKey) : leftAlone(subject, what, `another key than ${kmsKey}`);
  }
  return {
    subject,
    what,
    does: "change",
    text: `${kmsKey}, from none; earlier events stay as they are`,
    carryOut: ({ logs, logsSdk }, made) =>
      logs.send(new logsSdk.AssociateKmsKeyCommand({ logGroupName, kmsKeyId: arn ?? made.get(kmsKey) })),
  };
}

function tagStep({ id: subject, tags: wanted }: WantedGroup, { group, tags }: GroupFacts): Step {
  const what = "tags";
  if (tags.kind === "denied") return unseen(subject, what, tags.error);
  const other = Object.entries(wanted).filter(([name, value]) => tags.value[name] !== value);
  if (other.length === 0) return nothing(subject, what, Object.keys(wanted).join(", ") || "none");
  return {
    subject,
    what,
    does: "change",
    text: other.map(([name]) => name).join(", "),
    carryOut: ({ logs, logsSdk }) =>
      logs.send(new logsSdk.TagResourceCommand({ resourceArn: groupArn(group), tags: Object.fromEntries(other) })),
  };
}

function deletionStep({ id: subject, name, deletionProtection }: WantedGroup, isOn: boolean): Step {
  const what = "deletion protection";
  if (isOn === deletionProtection) return nothing(subject, what, isOn ? "on" : "off");
  if (isOn) return leftAlone(subject, what, "it stays on: the file asks for less");
  return {
    subject,
    what,
    does: "change",
    text: "on, from off",
    carryOut: ({ logs, logsSdk }) =>
      logs.send(
        new logsSdk.PutLogGroupDeletionProtectionCommand({
          logGroupIdentifier: name,
          deletionProtectionEnabled: true,
        }),
      ),
  };
}

/** What a group that is there lacks. */
export function presentGroupSteps(
  wanted: WantedGroup,
  facts: GroupFacts,
  keyArn: string | undefined,
  now: number,
): Step[] {
  const { group, protection } = facts;
  const { logGroupClass = "STANDARD" } = group;
  return [
    nothing(wanted.id, "log group", wanted.name),
    classStep(wanted, logGroupClass),
    keyStep(wanted, group.kmsKeyId, keyArn),
    retentionStep(wanted, group, now),
    tagStep(wanted, facts),
    deletionStep(wanted, group.deletionProtectionEnabled === true),
    protectionStep(wanted, logGroupClass, protection),
  ];
}

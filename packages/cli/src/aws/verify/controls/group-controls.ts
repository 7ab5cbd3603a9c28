import type { Fact } from "../../facts/ask.ts";
import type { Facts } from "../../facts/facts.ts";
import type { GroupFacts } from "../../facts/group-facts.ts";
import type { KeyFacts } from "../../facts/key-facts.ts";
import { maskingClasses, type Target, type WantedGroup } from "../../target/target.ts";
import { type Control, judge, known } from "../control.ts";
import { groupKeyControls, keyArnOf } from "./group-key-controls.ts";
import { protectionControls } from "./protection-controls.ts";
import { retentionControls } from "./retention-controls.ts";
import { subscriptionControl } from "./subscription-controls.ts";
import { tagControl } from "./tag-control.ts";

function classControl({ id: subject, class: expected }: WantedGroup, { group }: GroupFacts): Control {
  const { logGroupClass = "STANDARD" } = group;
  const canMask = maskingClasses.some((one) => one === logGroupClass);
  return judge(
    {
      id: "class",
      subject,
      expected,
      evidence: "DescribeLogGroups logGroupClass",
      mend: "a class cannot be changed: make another group, and move the writer to it",
    },
    known(logGroupClass),
    (found) => ({ ok: found === expected, found: canMask ? found : `${found}, which cannot be masked` }),
  );
}

function keyControl({ id: subject, name, kmsKey }: WantedGroup, { group }: GroupFacts, key: KeyFacts): Control {
  const arn = keyArnOf(key);
  // Without an answer of KMS nobody can say whether the group's key is the one behind an alias.
  const isUnknown = arn === undefined && key.metadata.kind === "denied" && group.kmsKeyId !== undefined;
  return judge(
    {
      id: "key",
      subject,
      expected: arn ?? kmsKey,
      evidence: isUnknown ? "DescribeKey KeyMetadata.Arn" : "DescribeLogGroups kmsKeyId",
      mend: `aws logs associate-kms-key --log-group-name ${name} --kms-key-id ${arn ?? "ARN"}; earlier events stay as they are`,
    },
    isUnknown ? (key.metadata as Fact<never>) : known(group.kmsKeyId),
    (found) => ({ ok: arn !== undefined && found === arn, found: found ?? "none" }),
  );
}

function deletionControl({ id: subject, deletionProtection }: WantedGroup, { group }: GroupFacts): Control[] {
  if (!deletionProtection) return [];
  const control = judge(
    {
      id: "deletion-protection",
      subject,
      expected: "on",
      evidence: "DescribeLogGroups deletionProtectionEnabled",
      mend: "philog aws provision switches it on",
    },
    known(group.deletionProtectionEnabled === true),
    (isOn) => ({ ok: isOn, found: isOn ? "on" : "off" }),
  );
  return [control];
}

/** Controls of one group and of its key. A group that is not there has one gap. */
export function groupControls(wanted: WantedGroup, target: Target, { groups, keys, account }: Facts): Control[] {
  const fact = groups.get(wanted.id)!;
  const found = judge(
    {
      id: "group",
      subject: wanted.id,
      expected: wanted.name,
      evidence: "DescribeLogGroups logGroupName",
      mend: "philog aws provision makes it",
    },
    fact,
    (facts) => ({ ok: facts !== undefined, found: facts === undefined ? "none" : wanted.name }),
  );
  const keyed = groupKeyControls(wanted, target, keys);
  if (fact.kind === "denied" || fact.value === undefined) return [found, ...keyed];
  const facts = fact.value;
  return [
    found,
    classControl(wanted, facts),
    keyControl(wanted, facts, keys.get(wanted.kmsKey)!),
    ...keyed,
    ...retentionControls(wanted, facts),
    tagControl(wanted, facts),
    ...deletionControl(wanted, facts),
    ...protectionControls(wanted, facts, account.protection),
    subscriptionControl(wanted, facts),
  ];
}

import type { Fact } from "../../facts/ask.ts";
import type { KeyFacts } from "../../facts/key-facts.ts";
import { partitionOf } from "../../partition.ts";
import type { Target, WantedGroup } from "../../target/target.ts";
import { type Control, judge, known } from "../control.ts";
import { seeService } from "../key-service.ts";
import { inPolicy, keyControls } from "./key-controls.ts";

/** The ARN of the key that the file names; behind an alias KMS has it. */
export function keyArnOf({ id, metadata }: KeyFacts): string | undefined {
  const found = metadata.kind === "known" ? metadata.value?.Arn : undefined;
  return found ?? (id.startsWith("arn:") ? id : undefined);
}

/** The ARN that CloudWatch Logs gives as encryption context. */
function contextOf({ region, account }: Target, { name }: WantedGroup, keyArn: string): string {
  return `arn:${partitionOf(region)}:logs:${region}:${account ?? keyArn.split(":")[4]}:log-group:${name}`;
}

/** Controls of the key under a group: symmetric, rotated, open to CloudWatch Logs for this group, shared with no other. */
export function groupKeyControls(wanted: WantedGroup, target: Target, keys: ReadonlyMap<string, KeyFacts>): Control[] {
  const facts = keys.get(wanted.kmsKey)!;
  const subject = wanted.id;
  const { region, groups } = target;
  const controls = keyControls(facts, { subject, prefix: "key", region, spec: "SYMMETRIC_DEFAULT" });
  if (controls.length === 1) return controls;
  const arn = keyArnOf(facts)!;
  const rotation = judge(
    {
      id: "key-rotation",
      subject,
      expected: "on",
      evidence: "GetKeyRotationStatus KeyRotationEnabled",
      mend: "philog aws provision switches it on; old events stay readable",
    },
    facts.rotates as Fact<boolean | undefined>,
    (rotates) => ({ ok: rotates === true, found: rotates === true ? "on" : "off" }),
  );
  const service = judge(
    {
      id: "key-service",
      subject,
      expected: "CloudWatch Logs for this group, by a condition on its encryption context",
      evidence: "GetKeyPolicy Policy Statement[].Condition",
      mend: "put the statement of philog aws template --format key-policy: aws kms put-key-policy",
    },
    facts.policy,
    inPolicy((statements) => seeService(statements, region, contextOf(target, wanted, arn))),
  );
  if (wanted.id !== "audit") return [...controls, rotation, service];
  const sharing = groups.filter((other) => other !== wanted && keyArnOf(keys.get(other.kmsKey)!) === arn);
  const own = judge(
    {
      id: "key-own",
      subject,
      expected: "a key that no other group has",
      evidence: "DescribeKey KeyMetadata.Arn",
      mend: "make a key of its own: philog aws template",
    },
    known(sharing),
    (found) => ({
      ok: found.length === 0,
      found: found.length === 0 ? "its own" : `that of ${found.map(({ id }) => id).join(", ")}`,
    }),
  );
  return [...controls, rotation, service, own];
}

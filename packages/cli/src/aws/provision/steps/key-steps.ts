import type { KeyFacts } from "../../facts/key-facts.ts";
import { groupKeyPolicy, sealKeyPolicy } from "../../policies/key-policies.ts";
import { type PolicyDocument, scopeOf } from "../../policies/scope.ts";
import type { Aws } from "../../sdk.ts";
import { roleNames, type Target, type WantedGroup } from "../../target/target.ts";
import { again } from "../again.ts";
import { leftAlone, type MadeKeys, nothing, type Step, unseen } from "../step.ts";

interface NewKey {
  readonly alias: string;
  readonly policy: PolicyDocument;
  readonly description: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly spec: "SYMMETRIC_DEFAULT" | "RSA_4096";
}

async function makeKey({ kms, kmsSdk }: Aws, made: MadeKeys, key: NewKey) {
  const { KeyMetadata } = await kms.send(
    new kmsSdk.CreateKeyCommand({
      Policy: JSON.stringify(key.policy),
      Description: key.description,
      KeySpec: key.spec,
      KeyUsage: "ENCRYPT_DECRYPT",
      ...(Object.keys(key.tags).length > 0 && {
        Tags: Object.entries(key.tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
      }),
    }),
  );
  const { KeyId, Arn } = KeyMetadata!;
  const notSeen = "NotFoundException";
  if (key.spec === "SYMMETRIC_DEFAULT") {
    await again(notSeen, () => kms.send(new kmsSdk.EnableKeyRotationCommand({ KeyId })));
  }
  await again(notSeen, () => kms.send(new kmsSdk.CreateAliasCommand({ AliasName: key.alias, TargetKeyId: KeyId })));
  made.set(key.alias, Arn!);
}

/** A key that is not there: `undefined` where there is nothing to say of it here. */
function absentStep(subject: string, { id, metadata }: KeyFacts, { account }: Target): Step | undefined {
  if (metadata.kind === "denied") return unseen(subject, "key", metadata.error);
  if (metadata.value !== undefined) return undefined;
  if (id.startsWith("arn:")) return leftAlone(subject, "key", "there is no key of this ARN here: correct the file");
  if (account === undefined) return leftAlone(subject, "key", "its policy needs `account` in the file");
  return undefined;
}

const isMissing = ({ metadata }: KeyFacts) => metadata.kind === "known" && metadata.value === undefined;

/** Roles of the file: KMS refuses a policy that names one that does not exist. */
const knownRoles = ({ roles }: Target) => roleNames.filter((name) => roles[name] !== undefined);

/** The key under a group. Keys that are there keep their policy: `philog aws template` prints the one that is wanted. */
export function groupKeySteps(target: Target, group: WantedGroup, facts: KeyFacts): Step[] {
  const { id: subject, kmsKey: alias, tags } = group;
  const absent = absentStep(subject, facts, target);
  if (absent !== undefined) return [absent];
  if (isMissing(facts)) {
    const policy = groupKeyPolicy(scopeOf(target, ""), alias, knownRoles(target));
    const description = `CloudWatch Logs, ${group.name}`;
    const text = `${alias}: symmetric, rotated, for CloudWatch Logs and these groups alone`;
    const key: NewKey = { alias, policy, description, tags, spec: "SYMMETRIC_DEFAULT" };
    return [{ subject, what: "key", does: "create", text, carryOut: (aws, made) => makeKey(aws, made, key) }];
  }
  const found = facts.metadata.kind === "known" ? facts.metadata.value : undefined;
  if (found?.KeyState !== "Enabled") {
    return [leftAlone(subject, "key", `${alias} is ${found?.KeyState}: aws kms enable-key`)];
  }
  const present = nothing(subject, "key", alias);
  if (facts.rotates.kind === "denied") return [present, unseen(subject, "key rotation", facts.rotates.error)];
  if (facts.rotates.value !== false) return [present, nothing(subject, "key rotation", "on")];
  const KeyId = found.Arn!;
  const rotation: Step = {
    subject,
    what: "key rotation",
    does: "change",
    text: "on, from off",
    carryOut: ({ kms, kmsSdk }) => kms.send(new kmsSdk.EnableKeyRotationCommand({ KeyId })),
  };
  return [present, rotation];
}

/** The key that values are sealed to. */
export function sealKeySteps(target: Target, facts: KeyFacts): Step[] {
  const subject = "sealKey";
  const absent = absentStep(subject, facts, target);
  if (absent !== undefined) return [absent];
  if (!isMissing(facts)) return [nothing(subject, "key", facts.id)];
  if (target.roles.unsealer === undefined) {
    return [
      leftAlone(subject, "key", "nobody could open what it seals: its policy needs `roles.unsealer` in the file"),
    ];
  }
  const policy = sealKeyPolicy(scopeOf(target, ""), knownRoles(target));
  const description = "Sealed values of the logs";
  const key: NewKey = { alias: facts.id, policy, description, tags: {}, spec: "RSA_4096" };
  const text = `${facts.id}: RSA_4096, opened by the unsealer alone`;
  return [{ subject, what: "key", does: "create", text, carryOut: (aws, made) => makeKey(aws, made, key) }];
}

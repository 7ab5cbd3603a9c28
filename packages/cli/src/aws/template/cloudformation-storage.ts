import { groupKeyPolicy, sealKeyPolicy } from "../policies/key-policies.ts";
import type { Scope } from "../policies/scope.ts";
import { protectionDocument, wantedProtection } from "../protection/document.ts";
import type { Target, WantedGroup } from "../target/target.ts";
import { type Resource, type Resources, ref, roleId } from "./cloudformation-parts.ts";
import { madeRoles, newGroupKeys, pascal, templateRoles } from "./parts.ts";

const tagsOf = (tags: Readonly<Record<string, string>>) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
/** What holds events, or opens them, outlives its stack. */
const retained = { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" };

function keyResources(scope: Scope): Resources {
  const { target } = scope;
  const roles = templateRoles(target);
  // KMS refuses a policy that names a role which is not there yet.
  const DependsOn = madeRoles(target).map(roleId);
  const resources: Resources = {};
  const add = (id: string, alias: string, Properties: Resource) => {
    resources[`${id}Key`] = { Type: "AWS::KMS::Key", ...retained, DependsOn, Properties };
    const TargetKeyId = ref(`${id}Key`);
    resources[`${id}KeyAlias`] = { Type: "AWS::KMS::Alias", Properties: { AliasName: alias, TargetKeyId } };
  };
  for (const { id, alias, groups } of newGroupKeys(target)) {
    add(pascal(id), alias, {
      Description: `CloudWatch Logs, ${groups.map(({ name }) => name).join(", ")}`,
      EnableKeyRotation: true,
      PendingWindowInDays: 30,
      KeyPolicy: groupKeyPolicy(scope, alias, roles),
      Tags: tagsOf(groups[0]!.tags),
    });
  }
  if (target.sealKey !== undefined && !target.sealKey.startsWith("arn:")) {
    add("Seal", target.sealKey, {
      Description: "Sealed values of the logs",
      KeySpec: "RSA_4096",
      KeyUsage: "ENCRYPT_DECRYPT",
      PendingWindowInDays: 30,
      KeyPolicy: sealKeyPolicy(scope, roles),
    });
  }
  return resources;
}

function groupResource(target: Target, group: WantedGroup): Resource {
  const key = newGroupKeys(target).find(({ alias }) => alias === group.kmsKey);
  return {
    Type: "AWS::Logs::LogGroup",
    ...retained,
    Properties: {
      LogGroupName: group.name,
      KmsKeyId: key === undefined ? group.kmsKey : { "Fn::GetAtt": [`${pascal(key.id)}Key`, "Arn"] },
      RetentionInDays: group.retentionDays,
      LogGroupClass: group.class,
      DeletionProtectionEnabled: group.deletionProtection,
      ...(group.dataProtection && { DataProtectionPolicy: protectionDocument(wantedProtection) }),
      Tags: tagsOf(group.tags),
    },
  };
}

/** Keys and the groups that they encrypt. */
export const storageResources = (scope: Scope): Resources => ({
  ...keyResources(scope),
  ...Object.fromEntries(
    scope.target.groups.map((group) => [`${pascal(group.id)}LogGroup`, groupResource(scope.target, group)]),
  ),
});

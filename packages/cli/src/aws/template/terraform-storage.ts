import { groupKeyPolicy, sealKeyPolicy } from "../policies/key-policies.ts";
import type { Scope } from "../policies/scope.ts";
import { protectionDocument, wantedProtection } from "../protection/document.ts";
import type { Target } from "../target/target.ts";
import { madeRoles, newGroupKeys, snake, templateRoles } from "./parts.ts";
import type { Members, Resources } from "./terraform-parts.ts";

const kept = { lifecycle: { prevent_destroy: true } };

function keyResources(scope: Scope): Resources {
  const { target } = scope;
  const roles = templateRoles(target);
  const depends_on = madeRoles(target).map((role) => `aws_iam_role.${snake(role)}`);
  const keys: Record<string, Members> = {};
  const aliases: Record<string, Members> = {};
  const add = (id: string, alias: string, members: Members) => {
    keys[id] = { deletion_window_in_days: 30, ...members, ...(depends_on.length > 0 && { depends_on }), ...kept };
    aliases[id] = { name: alias, target_key_id: `\${aws_kms_key.${id}.key_id}` };
  };
  for (const { id, alias, groups } of newGroupKeys(target)) {
    add(snake(id), alias, {
      description: `CloudWatch Logs, ${groups.map(({ name }) => name).join(", ")}`,
      enable_key_rotation: true,
      policy: JSON.stringify(groupKeyPolicy(scope, alias, roles)),
      tags: groups[0]!.tags,
    });
  }
  if (target.sealKey !== undefined && !target.sealKey.startsWith("arn:")) {
    add("seal", target.sealKey, {
      description: "Sealed values of the logs",
      customer_master_key_spec: "RSA_4096",
      key_usage: "ENCRYPT_DECRYPT",
      policy: JSON.stringify(sealKeyPolicy(scope, roles)),
    });
  }
  return { aws_kms_key: keys, aws_kms_alias: aliases };
}

function groupResources(target: Target): Resources {
  const made = newGroupKeys(target);
  const groups: Record<string, Members> = {};
  const protections: Record<string, Members> = {};
  for (const group of target.groups) {
    const id = snake(group.id);
    const key = made.find(({ alias }) => alias === group.kmsKey);
    groups[id] = {
      name: group.name,
      kms_key_id: key === undefined ? group.kmsKey : `\${aws_kms_key.${snake(key.id)}.arn}`,
      retention_in_days: group.retentionDays,
      log_group_class: group.class,
      deletion_protection_enabled: group.deletionProtection,
      tags: group.tags,
      ...kept,
    };
    if (!group.dataProtection) continue;
    protections[id] = {
      log_group_name: `\${aws_cloudwatch_log_group.${id}.name}`,
      policy_document: JSON.stringify(protectionDocument(wantedProtection)),
    };
  }
  return { aws_cloudwatch_log_group: groups, aws_cloudwatch_log_data_protection_policy: protections };
}

/** Keys and the groups that they encrypt. */
export const storageResources = (scope: Scope): Resources => ({
  ...keyResources(scope),
  ...groupResources(scope.target),
});

import { endpointPolicy } from "../policies/endpoint-policy.ts";
import { guardPolicy } from "../policies/guard-policy.ts";
import { rolePolicies } from "../policies/role-policies.ts";
import { accountArn, newRoleName, type Scope } from "../policies/scope.ts";
import type { RoleName, Target } from "../target/target.ts";
import { auditRules, endpointService, isPeople, macieIdentifiers, madeRoles, snake, templateRoles } from "./parts.ts";
import type { Members, Resources } from "./terraform-parts.ts";

/* biome-ignore-start lint/suspicious/noTemplateCurlyInString: Terraform replaces them. */
function roleResources(scope: Scope): Resources {
  const { target } = scope;
  const documents = rolePolicies(scope);
  const roles: Record<string, Members> = {};
  const policies: Record<string, Members> = {};
  const attachments: Record<string, Members> = {};
  for (const role of madeRoles(target)) {
    const people = {
      Principal: { AWS: accountArn(scope) },
      Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
    };
    const who = isPeople(role) ? people : { Principal: { Service: "${var.writer_service}" } };
    const assumed = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", ...who }] };
    roles[snake(role)] = { name: newRoleName(role), assume_role_policy: JSON.stringify(assumed) };
  }
  const nameOf = (role: RoleName) => target.roles[role]?.split("/").at(-1) ?? `\${aws_iam_role.${snake(role)}.name}`;
  for (const role of templateRoles(target)) {
    const id = snake(role);
    policies[id] = { name: newRoleName(role), policy: JSON.stringify(documents[role]) };
    attachments[id] = { role: nameOf(role), policy_arn: `\${aws_iam_policy.${id}.arn}` };
  }
  policies.guard = { name: "philog-guard", policy: JSON.stringify(guardPolicy(scope)) };
  return { aws_iam_role: roles, aws_iam_policy: policies, aws_iam_role_policy_attachment: attachments };
}

function guardResources(scope: Scope): Resources {
  return {
    aws_organizations_policy: {
      guard: {
        count: "${length(var.guard_target_ids) > 0 ? 1 : 0}",
        name: "philog-guard",
        type: "SERVICE_CONTROL_POLICY",
        content: JSON.stringify(guardPolicy(scope)),
      },
    },
    aws_organizations_policy_attachment: {
      guard: {
        count: "${length(var.guard_target_ids)}",
        policy_id: "${aws_organizations_policy.guard[0].id}",
        target_id: "${var.guard_target_ids[count.index]}",
      },
    },
  };
}

function endpointResources(scope: Scope): Resources {
  const endpoint = (service: "logs" | "kms") => ({
    count: '${var.vpc_id == "" ? 0 : 1}',
    vpc_endpoint_type: "Interface",
    service_name: endpointService(scope.target.region, service),
    vpc_id: "${var.vpc_id}",
    subnet_ids: "${var.subnet_ids}",
    security_group_ids: "${var.security_group_ids}",
    private_dns_enabled: true,
    policy: JSON.stringify(endpointPolicy(scope, service)),
  });
  return { aws_vpc_endpoint: { logs: endpoint("logs"), kms: endpoint("kms") } };
}

function watchResources(target: Target): Resources {
  const rules = auditRules(target).map(({ id, source, input }) => [
    snake(id),
    {
      count: "${var.with_config ? 1 : 0}",
      name: `philog-${snake(id).replaceAll("_", "-")}`,
      source: { owner: "AWS", source_identifier: source },
      ...(input !== undefined && { input_parameters: JSON.stringify(input) }),
    },
  ]);
  const identifiers = macieIdentifiers.map(({ id, name, description, regex }) => [
    snake(id),
    { count: "${var.with_macie ? 1 : 0}", name, description, regex },
  ]);
  return {
    aws_config_config_rule: Object.fromEntries(rules),
    aws_macie2_custom_data_identifier: Object.fromEntries(identifiers),
  };
}

/** Who may do what, by which way, and what watches over it. */
export const accessResources = (scope: Scope): Resources => ({
  ...roleResources(scope),
  ...guardResources(scope),
  ...endpointResources(scope),
  ...watchResources(scope.target),
});
/* biome-ignore-end lint/suspicious/noTemplateCurlyInString: Terraform replaces them. */

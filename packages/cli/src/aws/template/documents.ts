import { awsFailure } from "../aws-error.ts";
import { endpointPolicy } from "../policies/endpoint-policy.ts";
import { guardPolicy } from "../policies/guard-policy.ts";
import { groupKeyPolicy, sealKeyPolicy } from "../policies/key-policies.ts";
import { rolePolicies } from "../policies/role-policies.ts";
import { scopeOf } from "../policies/scope.ts";
import type { Target } from "../target/target.ts";
import { cloudFormation } from "./cloudformation.ts";
import { templateRoles } from "./parts.ts";
import { terraform } from "./terraform.ts";

/** Documents that stand by themselves hold the account: it has to be known. */
function fixedScope(target: Target) {
  if (target.account === undefined) throw awsFailure("PHILOG_AWS_OPTION", "`account` is wanted in the file");
  return scopeOf(target, target.account);
}

/** The policy of each key, by what the file calls it. */
function keyPolicies(target: Target) {
  const scope = fixedScope(target);
  const roles = templateRoles(target);
  const keys = [...new Set(target.groups.map(({ kmsKey }) => kmsKey))];
  return {
    ...Object.fromEntries(keys.map((key) => [key, groupKeyPolicy(scope, key, roles)])),
    ...(target.sealKey !== undefined && { [target.sealKey]: sealKeyPolicy(scope, roles) }),
  };
}

/** Policies of roles, the guard, and those of VPC endpoints. */
function iam(target: Target) {
  const scope = fixedScope(target);
  return {
    roles: rolePolicies(scope),
    guard: guardPolicy(scope),
    endpoints: { logs: endpointPolicy(scope, "logs"), kms: endpointPolicy(scope, "kms") },
  };
}

/** What each format prints. */
export const documents = {
  cloudformation: cloudFormation,
  terraform,
  "key-policy": keyPolicies,
  iam,
} satisfies Record<string, (target: Target) => object>;

export type TemplateFormat = keyof typeof documents;

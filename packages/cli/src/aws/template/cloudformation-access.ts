import { endpointPolicy } from "../policies/endpoint-policy.ts";
import { guardPolicy } from "../policies/guard-policy.ts";
import { rolePolicies } from "../policies/role-policies.ts";
import { accountArn, newRoleName, type Scope } from "../policies/scope.ts";
import type { Target } from "../target/target.ts";
import { type Resources, ref, roleId } from "./cloudformation-parts.ts";
import { auditRules, endpointService, isPeople, macieIdentifiers, madeRoles, pascal, templateRoles } from "./parts.ts";

function roleResources(scope: Scope): Resources {
  const { target } = scope;
  const policies = rolePolicies(scope);
  const resources: Resources = {};
  for (const role of madeRoles(target)) {
    const people = {
      Principal: { AWS: accountArn(scope) },
      Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
    };
    const who = isPeople(role) ? people : { Principal: { Service: ref("WriterService") } };
    const AssumeRolePolicyDocument = {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", ...who }],
    };
    const Properties = { RoleName: newRoleName(role), AssumeRolePolicyDocument };
    resources[roleId(role)] = { Type: "AWS::IAM::Role", Properties };
  }
  for (const role of templateRoles(target)) {
    const arn = target.roles[role];
    resources[`${pascal(role)}Policy`] = {
      Type: "AWS::IAM::ManagedPolicy",
      Properties: {
        PolicyDocument: policies[role],
        Roles: [arn === undefined ? ref(roleId(role)) : arn.split("/").at(-1)],
      },
    };
  }
  return resources;
}

function guardResources(scope: Scope): Resources {
  const document = guardPolicy(scope);
  return {
    Guard: {
      Type: "AWS::IAM::ManagedPolicy",
      Properties: {
        Description: "For the roles of people: denies to delete, loosen, read and unmask.",
        PolicyDocument: document,
      },
    },
    OrganizationGuard: {
      Type: "AWS::Organizations::Policy",
      Condition: "HasGuardTargets",
      Properties: {
        Name: "philog-guard",
        Type: "SERVICE_CONTROL_POLICY",
        Content: document,
        TargetIds: ref("GuardTargetIds"),
      },
    },
  };
}

function endpointResources(scope: Scope): Resources {
  const endpoint = (service: "logs" | "kms") => ({
    Type: "AWS::EC2::VPCEndpoint",
    Condition: "HasVpc",
    Properties: {
      VpcEndpointType: "Interface",
      ServiceName: endpointService(scope.target.region, service),
      VpcId: ref("VpcId"),
      SubnetIds: ref("SubnetIds"),
      SecurityGroupIds: ref("SecurityGroupIds"),
      PrivateDnsEnabled: true,
      PolicyDocument: endpointPolicy(scope, service),
    },
  });
  return { LogsEndpoint: endpoint("logs"), KmsEndpoint: endpoint("kms") };
}

function watchResources(target: Target): Resources {
  const rules = auditRules(target).map(({ id, source, input }) => [
    `${pascal(id)}Rule`,
    {
      Type: "AWS::Config::ConfigRule",
      Condition: "WithConfig",
      Properties: {
        Source: { Owner: "AWS", SourceIdentifier: source },
        ...(input !== undefined && { InputParameters: input }),
      },
    },
  ]);
  const identifiers = macieIdentifiers.map(({ id, name, description, regex }) => [
    `${pascal(id)}Identifier`,
    {
      Type: "AWS::Macie::CustomDataIdentifier",
      Condition: "WithMacie",
      Properties: { Name: name, Description: description, Regex: regex },
    },
  ]);
  return Object.fromEntries([...rules, ...identifiers]);
}

/** Who may do what, by which way, and what watches over it. */
export const accessResources = (scope: Scope): Resources => ({
  ...roleResources(scope),
  ...guardResources(scope),
  ...endpointResources(scope),
  ...watchResources(scope.target),
});

import { scopeOf } from "../policies/scope.ts";
import { isObject } from "../target/checks.ts";
import type { Target } from "../target/target.ts";
import { accessResources } from "./cloudformation-access.ts";
import { type Resources, ref } from "./cloudformation-parts.ts";
import { storageResources } from "./cloudformation-storage.ts";

/** Strings that hold `${AWS::AccountId}` become `Fn::Sub`. */
function substituted(value: unknown): unknown {
  if (typeof value === "string") return value.includes("${AWS::") ? { "Fn::Sub": value } : value;
  if (Array.isArray(value)) return value.map(substituted);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, substituted(member)]));
}

const given = (parameter: string) => ({ "Fn::Not": [{ "Fn::Equals": [ref(parameter), ""] }] });
const listed = (parameter: string) => ({ "Fn::Not": [{ "Fn::Equals": [{ "Fn::Join": ["", ref(parameter)] }, ""] }] });
const chosen = (parameter: string) => ({ "Fn::Equals": [ref(parameter), "true"] });
const choice = (Description: string) => ({
  Type: "String",
  AllowedValues: ["true", "false"],
  Default: "false",
  Description,
});
const optionalList = (Description: string) => ({ Type: "CommaDelimitedList", Default: "", Description });

/** The template of everything in the file. Parameters switch on what an account may have already. */
export function cloudFormation(target: Target) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation replaces it.
  const scope = scopeOf(target, "${AWS::AccountId}");
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: "Log groups, their keys and who may use them, from philog.aws.json.",
    Parameters: {
      WriterService: {
        Type: "String",
        Default: "ecs-tasks.amazonaws.com",
        Description: "The service whose tasks write, where the file names no writer.",
      },
      VpcId: {
        Type: "String",
        Default: "",
        Description: "The VPC that gets endpoints for logs and kms; empty for none.",
      },
      SubnetIds: optionalList("Their subnets."),
      SecurityGroupIds: optionalList("Their security groups."),
      GuardTargetIds: optionalList("Accounts and units that get the guard; in the organization's own account only."),
      WithConfig: choice("Whether AWS Config is on and gets rules."),
      WithMacie: choice("Whether Macie is on and gets identifiers."),
    },
    Conditions: {
      HasVpc: given("VpcId"),
      HasGuardTargets: listed("GuardTargetIds"),
      WithConfig: chosen("WithConfig"),
      WithMacie: chosen("WithMacie"),
    },
    Resources: substituted({ ...storageResources(scope), ...accessResources(scope) }) as Resources,
  };
}

import type { RoleName } from "../target/target.ts";
import { keyAdminActions } from "./key-policies.ts";
import { groupArnIn, keyResource, type PolicyDocument, policyDocument, type Scope } from "./scope.ts";

const arnsOf = (scope: Scope, suffix: string) => scope.target.groups.map((group) => groupArnIn(scope, group) + suffix);

/** Of calls that know no resource. Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html */
const any = "*";

/** The process that logs: it appends, and looks whether the group is as it should be. */
const writer = (scope: Scope) =>
  policyDocument([
    { Sid: "AppendEvents", Effect: "Allow", Action: ["logs:PutLogEvents"], Resource: arnsOf(scope, ":log-stream:*") },
    { Sid: "OpenStreams", Effect: "Allow", Action: ["logs:CreateLogStream"], Resource: arnsOf(scope, ":*") },
    { Sid: "LookAtGroups", Effect: "Allow", Action: ["logs:DescribeLogGroups"], Resource: any },
    {
      Sid: "LookAtTags",
      Effect: "Allow",
      Action: ["logs:ListTagsForResource"],
      Resource: [...arnsOf(scope, ""), ...arnsOf(scope, ":*")],
    },
  ]);

/** Who reads: what is masked stays masked. */
const reader = (scope: Scope) =>
  policyDocument([
    {
      Sid: "ReadEvents",
      Effect: "Allow",
      Action: [
        "logs:DescribeLogStreams",
        "logs:FilterLogEvents",
        "logs:GetLogEvents",
        "logs:GetLogGroupFields",
        "logs:GetQueryResults",
        "logs:StartQuery",
      ],
      Resource: [...arnsOf(scope, ":*"), ...arnsOf(scope, ":log-stream:*")],
    },
    { Sid: "LookAtGroups", Effect: "Allow", Action: ["logs:DescribeLogGroups", "logs:StopQuery"], Resource: any },
    { Sid: "NeverUnmask", Effect: "Deny", Action: ["logs:Unmask"], Resource: any },
  ]);

/** Who opens sealed values: CloudTrail records each call. */
const unsealer = (scope: Scope) =>
  policyDocument(
    keyResource(scope, [scope.target.sealKey!]).map((key) => ({
      Effect: "Allow",
      Action: ["kms:Decrypt"],
      ...key,
    })),
  );

/** Who keeps the keys in order; it reads no event and opens no value. */
const keyAdmin = (scope: Scope) => {
  const { partition, target, account } = scope;
  const { groups, sealKey, region } = target;
  const keys = [...new Set([...groups.map(({ kmsKey }) => kmsKey), ...(sealKey === undefined ? [] : [sealKey])])];
  const aliases = keys.filter((key) => key.startsWith("alias/"));
  const statements: PolicyDocument["Statement"] = keyResource(scope, keys).map((key) => ({
    Effect: "Allow",
    Action: keyAdminActions,
    ...key,
  }));
  if (aliases.length === 0) return policyDocument(statements);
  // An alias is a resource of its own beside the key behind it.
  const Resource = aliases.map((alias) => `arn:${partition}:kms:${region}:${account}:${alias}`);
  return policyDocument([...statements, { Effect: "Allow", Action: ["kms:CreateAlias", "kms:UpdateAlias"], Resource }]);
};

/** Who carries `philog aws provision` out: it makes and tightens, and neither reads nor deletes. */
const provisioner = (scope: Scope) => {
  const { partition, target, account } = scope;
  const keys = `arn:${partition}:kms:${target.region}:${account}`;
  return policyDocument([
    {
      Sid: "MakeGroups",
      Effect: "Allow",
      Action: [
        "logs:AssociateKmsKey",
        "logs:CreateLogGroup",
        "logs:DescribeSubscriptionFilters",
        "logs:GetDataProtectionPolicy",
        "logs:ListTagsForResource",
        "logs:PutDataProtectionPolicy",
        "logs:PutLogGroupDeletionProtection",
        "logs:PutRetentionPolicy",
        "logs:TagResource",
      ],
      Resource: [...arnsOf(scope, ""), ...arnsOf(scope, ":*")],
    },
    {
      Sid: "LookAtGroups",
      Effect: "Allow",
      Action: ["logs:DescribeAccountPolicies", "logs:DescribeLogGroups"],
      Resource: any,
    },
    { Sid: "MakeKeys", Effect: "Allow", Action: ["kms:CreateKey"], Resource: any },
    {
      Sid: "NameKeys",
      Effect: "Allow",
      Action: [
        "kms:CreateAlias",
        "kms:DescribeKey",
        "kms:EnableKeyRotation",
        "kms:GetKeyPolicy",
        "kms:GetKeyRotationStatus",
        "kms:ListGrants",
        "kms:TagResource",
      ],
      Resource: [`${keys}:key/*`, `${keys}:alias/*`],
    },
  ]);
};

/** The policy of each role, with no more than it needs. */
export function rolePolicies(scope: Scope): Partial<Record<RoleName, PolicyDocument>> {
  return {
    writer: writer(scope),
    reader: reader(scope),
    ...(scope.target.sealKey !== undefined && { unsealer: unsealer(scope) }),
    keyAdmin: keyAdmin(scope),
    ...(scope.target.roles.provisioner !== undefined && { provisioner: provisioner(scope) }),
  };
}

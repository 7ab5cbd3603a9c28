import { logsPrincipal } from "../partition.ts";
import type { RoleName } from "../target/target.ts";
import { accountArn, groupArnIn, type PolicyDocument, policyDocument, roleArn, type Scope } from "./scope.ts";

/** What keeps a key in order. None of it reads, and none of it grants: `kms:CreateGrant` is left out. */
export const keyAdminActions: readonly string[] = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DescribeKey",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:GetPublicKey",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
];

/** The account's own statement lets no IAM policy read: it keeps the key from having no administrator at all. */
function administration(scope: Scope, roles: readonly RoleName[]) {
  const account = {
    Sid: "AccountKeepsTheKeyInOrder",
    Effect: "Allow",
    Principal: { AWS: accountArn(scope) },
    Action: keyAdminActions,
    Resource: "*",
  };
  if (!roles.includes("keyAdmin")) return [account];
  const Principal = { AWS: roleArn(scope, "keyAdmin") };
  return [account, { Sid: "KeyAdmin", Effect: "Allow", Principal, Action: keyAdminActions, Resource: "*" }];
}

/** The policy of the key under groups. `roles` are those that exist: KMS refuses a principal that does not. */
export function groupKeyPolicy(scope: Scope, kmsKey: string, roles: readonly RoleName[]): PolicyDocument {
  const { region, allGroups } = scope.target;
  const groups = allGroups.filter((group) => group.kmsKey === kmsKey);
  const context = { "kms:EncryptionContext:aws:logs:arn": groups.map((group) => groupArnIn(scope, group)) };
  // Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
  const service = {
    Sid: "CloudWatchLogsForTheseGroups",
    Effect: "Allow",
    Principal: { Service: logsPrincipal(region) },
    Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
    Resource: "*",
    Condition: { ArnEquals: context },
  };
  const callers = (["writer", "reader"] as const).filter((role) => roles.includes(role));
  const through = {
    Sid: "CallersThroughCloudWatchLogs",
    Effect: "Allow",
    Principal: { AWS: callers.map((role) => roleArn(scope, role)) },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Resource: "*",
    Condition: { StringEquals: { "kms:ViaService": logsPrincipal(region) }, ArnEquals: context },
  };
  return policyDocument([...administration(scope, roles), service, ...(callers.length === 0 ? [] : [through])]);
}

/** The policy of the seal key: whoever may log seals with its public part, and the unsealer alone opens. */
export function sealKeyPolicy(scope: Scope, roles: readonly RoleName[]): PolicyDocument {
  const unsealer = {
    Sid: "UnsealerAlone",
    Effect: "Allow",
    Principal: { AWS: roleArn(scope, "unsealer") },
    Action: ["kms:Decrypt"],
    Resource: "*",
    Condition: { StringEquals: { "kms:EncryptionAlgorithm": "RSAES_OAEP_SHA_256" } },
  };
  return policyDocument([...administration(scope, roles), ...(roles.includes("unsealer") ? [unsealer] : [])]);
}

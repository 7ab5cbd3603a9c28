import { groupArnIn, keyResource, type PolicyDocument, policyDocument, roleArn, type Scope } from "./scope.ts";

/** What would take a group's protection away. */
const undoing = [
  "logs:DeleteDataProtectionPolicy",
  "logs:DeleteLogGroup",
  "logs:DeleteLogStream",
  "logs:DeleteRetentionPolicy",
  "logs:DisassociateKmsKey",
];

/** What may take it away, and is how it is put: a provisioner is left out, where the file names one. */
const changing = [
  "logs:AssociateKmsKey",
  "logs:PutDataProtectionPolicy",
  "logs:PutLogGroupDeletionProtection",
  "logs:PutRetentionPolicy",
  "logs:PutSubscriptionFilter",
];

const reading = [
  "logs:CreateExportTask",
  "logs:FilterLogEvents",
  "logs:GetLogEvents",
  "logs:GetLogRecord",
  "logs:StartLiveTail",
  "logs:StartQuery",
];

/**
 * Denies what nobody should do, for an organisation (SCP) or as a policy of people's roles: to delete and loosen, to
 * read events past the reader, to unmask.
 */
export function guardPolicy(scope: Scope): PolicyDocument {
  const { groups, sealKey, roles } = scope.target;
  const Resource = groups.flatMap((group) => [groupArnIn(scope, group), `${groupArnIn(scope, group)}:*`]);
  const keys = [...new Set([...groups.map(({ kmsKey }) => kmsKey), ...(sealKey === undefined ? [] : [sealKey])])];
  const butFor = (arns: readonly string[]) => ({ Condition: { ArnNotLike: { "aws:PrincipalArn": arns } } });
  return policyDocument([
    { Sid: "NobodyDeletes", Effect: "Deny", Action: undoing, Resource },
    {
      Sid: "NobodyLoosens",
      Effect: "Deny",
      Action: changing,
      Resource,
      ...(roles.provisioner !== undefined && butFor([roles.provisioner])),
    },
    { Sid: "OnlyTheReaderReads", Effect: "Deny", Action: reading, Resource, ...butFor([roleArn(scope, "reader")]) },
    { Sid: "NobodyUnmasks", Effect: "Deny", Action: ["logs:Unmask"], Resource },
    ...keyResource(scope, keys).map((key, index) => ({
      Sid: `KeysStay${index + 1}`,
      Effect: "Deny",
      Action: ["kms:DisableKey", "kms:DisableKeyRotation", "kms:ScheduleKeyDeletion"],
      ...key,
    })),
  ]);
}

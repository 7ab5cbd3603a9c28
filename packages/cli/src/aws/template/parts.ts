import { ownIdentifiers } from "../protection/own-identifiers.ts";
import { type RoleName, roleNames, type Target, type WantedGroup } from "../target/target.ts";

/** A key that a template makes: an alias of the file. A key that the file gives an ARN of is there. */
export interface NewKey {
  /** Such as `operations` or `seal`. */
  readonly id: string;
  readonly alias: string;
  readonly groups: readonly WantedGroup[];
}

/** The keys under the groups that a template makes, each once, and named after the first group that has it. */
export function newGroupKeys({ groups }: Target): NewKey[] {
  const aliases = [...new Set(groups.map(({ kmsKey }) => kmsKey))].filter((key) => !key.startsWith("arn:"));
  return aliases.map((alias) => {
    const sharing = groups.filter(({ kmsKey }) => kmsKey === alias);
    return { id: sharing[0]!.id, alias, groups: sharing };
  });
}

/** The roles that a template gives a policy to. */
export function templateRoles({ sealKey, roles }: Target): RoleName[] {
  return roleNames.filter((role) => {
    if (role === "unsealer") return sealKey !== undefined;
    return role !== "provisioner" || roles.provisioner !== undefined;
  });
}

/** Roles that the file names none for: the template makes them. */
export const madeRoles = (target: Target) => templateRoles(target).filter((role) => target.roles[role] === undefined);

/** Who may take a role that is made: a service for the writer, people with a second factor for the others. */
export const isPeople = (role: RoleName) => role !== "writer";

/** AWS Config's managed rules. Source: https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html */
export function auditRules({ groups }: Target) {
  const days = [...new Set(groups.map(({ retentionDays }) => retentionDays))];
  return [
    { id: "encrypted", source: "CLOUDWATCH_LOG_GROUP_ENCRYPTED", input: undefined },
    { id: "keyRotation", source: "CMK_BACKING_KEY_ROTATION_ENABLED", input: undefined },
    { id: "keyDeletion", source: "KMS_CMK_NOT_SCHEDULED_FOR_DELETION", input: undefined },
    ...days.map((count) => ({
      id: `retention${count}`,
      source: "CW_LOGGROUP_RETENTION_PERIOD_CHECK",
      input: {
        MinRetentionTime: String(count),
        LogGroupNames: groups
          .filter(({ retentionDays }) => retentionDays === count)
          .map(({ name }) => name)
          .join(","),
      },
    })),
  ];
}

/** Macie's own identifiers for exports of logs in S3: our detectors' written forms. */
export const macieIdentifiers = ownIdentifiers.map(({ name, classification, regex }) => ({
  id: name.replace("philog-", ""),
  name,
  description: `${classification}, as Philog's detectors know it`,
  regex,
}));

/** `medical-record` as `MedicalRecord`. */
export const pascal = (id: string) =>
  id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()).replace(/[^A-Za-z0-9]/g, "");

/** `medicalRecord` and `medical-record` as `medical_record`. */
export const snake = (id: string) => id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/-/g, "_");

/** The service's name in a VPC. */
export const endpointService = (region: string, service: string) =>
  `${region.startsWith("cn-") ? "cn." : ""}com.amazonaws.${region}.${service}`;

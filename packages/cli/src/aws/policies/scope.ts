import { partitionOf } from "../partition.ts";
import type { RoleName, Target, WantedGroup } from "../target/target.ts";

/** A policy of IAM, KMS or an organisation. */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Record<string, unknown>[];
}

export const policyDocument = (Statement: PolicyDocument["Statement"]): PolicyDocument => ({
  Version: "2012-10-17",
  Statement,
});

/** Where the ARNs of a policy stand. The account may be an expression of a template, such as `${AWS::AccountId}`. */
export interface Scope {
  readonly target: Target;
  readonly partition: string;
  readonly account: string;
}

/** A target without an account takes the expression. */
export const scopeOf = (target: Target, account: string): Scope => ({
  target,
  partition: partitionOf(target.region),
  account: target.account ?? account,
});

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The name that a role gets where the file names none. */
export const newRoleName = (role: RoleName) => `philog-${kebab(role)}`;

/** The ARN of a role: the file's, or that of the one that the template makes. */
export const roleArn = ({ target, partition, account }: Scope, role: RoleName) =>
  target.roles[role] ?? `arn:${partition}:iam::${account}:role/${newRoleName(role)}`;

export const accountArn = ({ partition, account }: Scope) => `arn:${partition}:iam::${account}:root`;

export const groupArnIn = ({ target, partition, account }: Scope, { name }: WantedGroup) =>
  `arn:${partition}:logs:${target.region}:${account}:log-group:${name}`;

/** Which key a statement is about: its ARN, or every key of the account that has the alias. */
export function keyResource({ target, partition, account }: Scope, keys: readonly string[]) {
  const aliases = keys.filter((key) => key.startsWith("alias/"));
  const arns = keys.filter((key) => !key.startsWith("alias/"));
  return [
    ...(arns.length === 0 ? [] : [{ Resource: arns }]),
    ...(aliases.length === 0
      ? []
      : [
          {
            Resource: `arn:${partition}:kms:${target.region}:${account}:key/*`,
            Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": aliases } },
          },
        ]),
  ];
}

import { roleNames } from "../target/target.ts";
import { rolePolicies } from "./role-policies.ts";
import { type PolicyDocument, policyDocument, roleArn, type Scope } from "./scope.ts";

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).map(String);

/**
 * The policy of a VPC endpoint: each role may do through it what its own policy allows, and nobody else anything. A
 * writer has keys of its own beside those of the file, for tokens and for its spool.
 */
export function endpointPolicy(scope: Scope, service: "logs" | "kms"): PolicyDocument {
  const policies = rolePolicies(scope);
  const { partition, target, account } = scope;
  const own = {
    Sid: "WriterKeys",
    Effect: "Allow",
    Principal: { AWS: roleArn(scope, "writer") },
    Action: ["kms:Decrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext"],
    Resource: `arn:${partition}:kms:${target.region}:${account}:key/*`,
  };
  const statements = roleNames.flatMap((role) =>
    (policies[role]?.Statement ?? [])
      .filter(({ Effect, Action }) => Effect === "Allow" && listOf(Action).some((one) => one.startsWith(`${service}:`)))
      .map(({ Sid: _, ...statement }, index) => ({
        Sid: `${role}${index + 1}`,
        ...statement,
        Principal: { AWS: roleArn(scope, role) },
      })),
  );
  return policyDocument(service === "kms" ? [own, ...statements] : statements);
}

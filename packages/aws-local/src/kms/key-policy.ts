import type { Input, Operation } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import { fields, keyIdOf } from "./fields.ts";
import type { Keyring, LocalKey } from "./keyring.ts";

const largest = 32_768;

/** The policy that KMS gives a key that is made without one: IAM of the account decides. */
export const defaultPolicy = (account: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Id: "key-default-1",
    Statement: [
      {
        Sid: "Enable IAM User Permissions",
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: "kms:*",
        Resource: "*",
      },
    ],
  });

/** The policy of a request, which has to be JSON with statements; it is kept, and not evaluated. */
export function readPolicy(input: Input, name = "Policy"): string | undefined {
  const text = fields.optionalText(input, name, { max: largest });
  if (text === undefined) return undefined;
  try {
    const { Statement } = JSON.parse(text);
    if (Array.isArray(Statement) && Statement.length > 0) return text;
  } catch {
    // Refused below, as a policy without statements is.
  }
  throw new ServiceError("MalformedPolicyDocumentException", "The new key policy is not valid.");
}

function named(input: Input) {
  const name = fields.optionalText(input, "PolicyName", { max: 128 }) ?? "default";
  if (name !== "default") throw new ServiceError("NotFoundException", `No such policy exists: ${name}`);
}

/** Key policies and rotation. */
export function policyOperations(keyring: Keyring): Record<string, Operation> {
  const symmetric = (key: LocalKey) => {
    if (key.spec === "SYMMETRIC_DEFAULT") return key;
    throw new ServiceError("UnsupportedOperationException", `${key.arn} is no symmetric key.`);
  };
  const rotation = (enabled: boolean): Operation => {
    return (input) => {
      symmetric(keyring.enabled(keyIdOf(input))).rotates = enabled;
      return {};
    };
  };

  return {
    GetKeyPolicy(input) {
      named(input);
      return { Policy: keyring.find(keyIdOf(input)).policy, PolicyName: "default" };
    },
    PutKeyPolicy(input) {
      named(input);
      const policy = readPolicy(input) ?? fields.refuse("Policy", null, "not be null");
      keyring.find(keyIdOf(input)).policy = policy;
      return {};
    },
    EnableKeyRotation: rotation(true),
    DisableKeyRotation: rotation(false),
    GetKeyRotationStatus(input) {
      const key = symmetric(keyring.find(keyIdOf(input)));
      return { KeyId: key.arn, KeyRotationEnabled: key.rotates, ...(key.rotates && { RotationPeriodInDays: 365 }) };
    },
  };
}

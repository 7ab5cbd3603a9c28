import type { Input, Operation } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import { paddings } from "./ciphertext.ts";
import { fields, keyIdOf } from "./fields.ts";
import { defaultPolicy, readPolicy } from "./key-policy.ts";
import { type Keyring, type KeySpec, keySpecs, type LocalKey } from "./keyring.ts";

const daySeconds = 86_400;

const algorithmsOf = ({ spec, usage }: LocalKey) => {
  const made = keySpecs[spec];
  if ("mac" in made) return { MacAlgorithms: [made.mac] };
  const EncryptionAlgorithms = "bits" in made ? Object.keys(paddings) : ["SYMMETRIC_DEFAULT"];
  return usage === "ENCRYPT_DECRYPT" ? { EncryptionAlgorithms } : {};
};

const metadataOf = (key: LocalKey) => ({
  AWSAccountId: key.arn.split(":")[4],
  KeyId: key.id,
  Arn: key.arn,
  CreationDate: key.creationDate,
  Enabled: key.state === "Enabled",
  Description: key.description,
  KeyUsage: key.usage,
  KeyState: key.state,
  DeletionDate: key.deletionDate,
  Origin: "AWS_KMS",
  KeyManager: "CUSTOMER",
  KeySpec: key.spec,
  CustomerMasterKeySpec: key.spec,
  MultiRegion: false,
  ...algorithmsOf(key),
});

function specOf(input: Input): KeySpec {
  const spec = String(input.KeySpec ?? input.CustomerMasterKeySpec ?? "SYMMETRIC_DEFAULT") as KeySpec;
  if (!Object.hasOwn(keySpecs, spec)) throw new ServiceError("UnsupportedOperationException", "No such KeySpec here.");
  const usage = input.KeyUsage ?? "ENCRYPT_DECRYPT";
  if (usage !== keySpecs[spec].usage) {
    throw new ServiceError("ValidationException", `KeyUsage ${usage} is not compatible with KeySpec ${spec}`);
  }
  return spec;
}

/** Keys and their states. */
export function keyOperations(keyring: Keyring, account: string): Record<string, Operation> {
  const notPending = (input: Input) => {
    const key = keyring.find(keyIdOf(input));
    if (key.state !== "PendingDeletion") return key;
    throw new ServiceError("KMSInvalidStateException", `${key.arn} is pending deletion.`);
  };

  return {
    async CreateKey(input, { now }) {
      const description = fields.optionalText(input, "Description", { min: 0, max: 8192 }) ?? "";
      const policy = readPolicy(input) ?? defaultPolicy(account);
      return { KeyMetadata: metadataOf(await keyring.create(specOf(input), { description, policy }, now)) };
    },
    CreateAlias(input) {
      const name = fields.text(input, "AliasName", { pattern: /^alias\/[\w/-]+$/, max: 256 });
      keyring.alias(name, keyIdOf(input, "TargetKeyId"));
      return {};
    },
    ListAliases(input) {
      const target = fields.optionalText(input, "KeyId", { max: 2048 });
      const of = target === undefined ? undefined : keyring.find(target);
      const Aliases = keyring
        .aliases()
        .filter(({ key }) => (of ?? key) === key)
        .map(({ name, key }) => ({ AliasName: name, AliasArn: key.arn.replace(/key\/.*/, name), TargetKeyId: key.id }));
      return { Aliases, Truncated: false };
    },
    DescribeKey: (input) => ({ KeyMetadata: metadataOf(keyring.find(keyIdOf(input))) }),
    EnableKey(input) {
      notPending(input).state = "Enabled";
      return {};
    },
    DisableKey(input) {
      notPending(input).state = "Disabled";
      return {};
    },
    ScheduleKeyDeletion(input, { now }) {
      const days = fields.integer(input, "PendingWindowInDays", 7, 30, 30);
      const key = notPending(input);
      key.state = "PendingDeletion";
      key.deletionDate = now / 1000 + days * daySeconds;
      return { KeyId: key.arn, DeletionDate: key.deletionDate, KeyState: key.state, PendingWindowInDays: days };
    },
    CancelKeyDeletion(input) {
      const key = keyring.find(keyIdOf(input));
      if (key.state !== "PendingDeletion") {
        throw new ServiceError("KMSInvalidStateException", `${key.arn} is not pending deletion.`);
      }
      key.state = "Disabled";
      key.deletionDate = undefined;
      return { KeyId: key.arn };
    },
    GetPublicKey(input) {
      const key = keyring.enabled(keyIdOf(input));
      if (key.publicKey === undefined) {
        throw new ServiceError("UnsupportedOperationException", `${key.arn} is no asymmetric key.`);
      }
      return {
        KeyId: key.arn,
        PublicKey: key.publicKey.export({ format: "der", type: "spki" }).toString("base64"),
        KeySpec: key.spec,
        CustomerMasterKeySpec: key.spec,
        KeyUsage: key.usage,
        ...algorithmsOf(key),
      };
    },
  };
}

export {
  type CreateEncryptedKeysOptions,
  createEncryptedKeys,
  rotateEncryptedKeys,
} from "./create-encrypted-keys.ts";
export type { EncryptedKey, EncryptedKeys, EncryptedKeysSource } from "./encrypted-keys.ts";
export type { KmsOptions } from "./kms-calls.ts";
export { type KmsDataKeys, type KmsDataKeysOptions, type KmsDataKeysStats, kmsDataKeys } from "./kms-data-keys.ts";
export {
  type KmsTokenKeys,
  type KmsTokenKeysOptions,
  type KmsTokenKeysStats,
  kmsTokenKeys,
} from "./kms-token-keys.ts";

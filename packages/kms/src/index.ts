export {
  type CheckEncryptedKeysOptions,
  checkEncryptedKeys,
  type EncryptedKeyCheck,
} from "./check-encrypted-keys.ts";
export {
  type CreateEncryptedKeysOptions,
  createEncryptedKeys,
  rotateEncryptedKeys,
} from "./create-encrypted-keys.ts";
export {
  type EncryptedKey,
  type EncryptedKeys,
  type EncryptedKeysSource,
  readEncryptedKeys,
} from "./encrypted-keys.ts";
export type { KmsOptions } from "./kms-calls.ts";
export { type KmsDataKeys, type KmsDataKeysOptions, type KmsDataKeysStats, kmsDataKeys } from "./kms-data-keys.ts";
export {
  type KmsTokenKeys,
  type KmsTokenKeysOptions,
  type KmsTokenKeysStats,
  kmsTokenKeys,
} from "./kms-token-keys.ts";
export { type KmsUnsealKey, kmsUnsealKey } from "./kms-unseal-key.ts";

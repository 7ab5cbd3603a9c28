import type { RedactionError } from "@philog/core";
import { checkOptions } from "@philog/core/host";
import { type EncryptedKey, type EncryptedKeysSource, readEncryptedKeys } from "./encrypted-keys.ts";
import { createKmsCalls, type KmsOptions, kmsOptionNames } from "./kms-calls.ts";
import { kmsError } from "./kms-error.ts";
import { openKey } from "./unwrap-key.ts";

export interface CheckEncryptedKeysOptions extends KmsOptions {
  /** Where the encrypted keys are: an object, the path of a file, or a function that fetches them. */
  encryptedKeys: EncryptedKeysSource;
  /** The tenant that they were made for. @default the one that each key says */
  tenant?: string;
  /** KMS keys that were in use before: they open, too. @default none */
  previousKeyIds?: readonly string[];
}

/** Whether one key opens. */
export interface EncryptedKeyCheck {
  id: string;
  /** Why it does not; none where it does. */
  failure: RedactionError | undefined;
}

const names = [...kmsOptionNames, "encryptedKeys", "tenant", "previousKeyIds"];

/**
 * Lets KMS open each key, and zeroes it at once: what is found out is whether it opens, the current one first.
 * Needs `kms:Decrypt`. Rejects with a coded error where the keys cannot be read.
 */
export async function checkEncryptedKeys(options: CheckEncryptedKeysOptions): Promise<EncryptedKeyCheck[]> {
  checkOptions(options, names, "checkEncryptedKeys");
  const calls = createKmsCalls(options, options.previousKeyIds);
  const { current, previous } = await readEncryptedKeys(options.encryptedKeys);
  const check = (key: EncryptedKey): Promise<EncryptedKeyCheck> =>
    openKey(calls, key, options.tenant ?? key.tenant, () => undefined).then(
      () => ({ id: key.id, failure: undefined }),
      (error: unknown) => ({ id: key.id, failure: kmsError(error) }),
    );
  return Promise.all([current, ...previous].map(check));
}

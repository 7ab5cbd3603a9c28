import { RedactionError } from "@philog/core";
import { checkOptions } from "@philog/core/host";
import { checkEncryptedKeys, type EncryptedKey, type EncryptedKeys } from "./encrypted-keys.ts";
import { createKmsCalls, type KmsOptions, kmsOptionNames } from "./kms-calls.ts";
import { tokenKeyContext } from "./token-key-context.ts";

export interface CreateEncryptedKeysOptions extends KmsOptions {
  /** Of the new key: at most 32 lower-case letters, digits and hyphens. It stands in every token. */
  id: string;
  /** Whose key it is; it opens for this tenant alone. @default none */
  tenant?: string;
}

const names = [...kmsOptionNames, "id", "tenant"];
const idForm = /^[a-z0-9][a-z0-9-]{0,31}$/;

async function makeKey(options: CreateEncryptedKeysOptions, where: string): Promise<EncryptedKey> {
  checkOptions(options, names, where);
  const { id, tenant } = options;
  if (typeof id !== "string" || !idForm.test(id)) {
    throw new RedactionError("PHILOG_KEY_BAD", 'id: it has to be a short code such as "k1"');
  }
  const wrapped = await createKmsCalls(options).generateWrapped(tokenKeyContext(id, tenant));
  return { id, wrapped: Buffer.from(wrapped).toString("base64") };
}

/**
 * Makes a token key inside KMS: it leaves it encrypted, and is in clear nowhere until a process unwraps it.
 * Needs `kms:GenerateDataKeyWithoutPlaintext`. Rejects with a coded error.
 */
export async function createEncryptedKeys(options: CreateEncryptedKeysOptions): Promise<EncryptedKeys> {
  return { current: await makeKey(options, "createEncryptedKeys") };
}

/** Puts a new current key before those that there are; the current one becomes the first of `previous`. */
export async function rotateEncryptedKeys(
  keys: EncryptedKeys,
  options: CreateEncryptedKeysOptions,
): Promise<Required<EncryptedKeys>> {
  const { current, previous } = checkEncryptedKeys(keys);
  if ([current, ...previous].some(({ id }) => id === options.id)) {
    throw new RedactionError("PHILOG_KEY_BAD", "keys: two of them have the same id");
  }
  return { current: await makeKey(options, "rotateEncryptedKeys"), previous: [current, ...previous] };
}

import { RedactionError } from "@philog/core";
import { checkOptions } from "@philog/core/host";
import { checkForm, type EncryptedKey, type EncryptedKeys, readKeyId } from "./encrypted-keys.ts";
import { createKmsCalls, type KmsOptions, kmsOptionNames } from "./kms-calls.ts";
import { tokenKeyContext } from "./token-key-context.ts";

export interface CreateEncryptedKeysOptions extends KmsOptions {
  /** Of the new key: at most 32 lower-case letters, digits and hyphens. It stands in every token. */
  id: string;
  /** Whose key it is; it opens for this tenant alone. @default none */
  tenant?: string;
}

const names = [...kmsOptionNames, "id", "tenant"];

async function makeKey(options: CreateEncryptedKeysOptions): Promise<EncryptedKey> {
  const { id, tenant } = options;
  const context = tokenKeyContext(readKeyId(id, "id"), tenant);
  const { wrapped, kmsKey } = await createKmsCalls(options).generateWrapped(context);
  return {
    id,
    ...(tenant !== undefined && { tenant }),
    created: new Date().toISOString(),
    kmsKey,
    wrapped: Buffer.from(wrapped).toString("base64"),
  };
}

/**
 * Makes a token key inside KMS: it leaves it encrypted, and is in clear nowhere until a process unwraps it.
 * Needs `kms:GenerateDataKeyWithoutPlaintext`. Rejects with a coded error.
 */
export async function createEncryptedKeys(options: CreateEncryptedKeysOptions): Promise<EncryptedKeys> {
  checkOptions(options, names, "createEncryptedKeys");
  return { current: await makeKey(options) };
}

/**
 * Puts a new current key before those that there are; the current one becomes the first of `previous`.
 * A file of one tenant stays one: the new key has to be for the tenant of the current one.
 */
export async function rotateEncryptedKeys(
  keys: EncryptedKeys,
  options: CreateEncryptedKeysOptions,
): Promise<Required<EncryptedKeys>> {
  checkOptions(options, names, "rotateEncryptedKeys");
  const { current, previous } = checkForm(keys);
  const bad = (detail: string) => new RedactionError("PHILOG_KEY_BAD", detail);
  if ([current, ...previous].some(({ id }) => id === options.id)) throw bad("keys: two of them have the same id");
  // A key that says no KMS key was put together elsewhere, and says no tenant, either.
  if (current.kmsKey !== undefined && current.tenant !== options.tenant) {
    throw bad("tenant: the current key is for another one, or for none");
  }
  return { current: await makeKey(options), previous: [current, ...previous] };
}

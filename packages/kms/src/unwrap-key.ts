import { createSecretKey, type KeyObject } from "node:crypto";
import type { KeyMaterial } from "@philog/core";
import type { EncryptedKey } from "./encrypted-keys.ts";
import type { KmsCalls } from "./kms-calls.ts";
import { tokenKeyContext } from "./token-key-context.ts";

export interface UnwrappedKey extends KeyMaterial {
  secret: KeyObject;
}

/** Lets KMS open a token key; `take` is given its bytes, which are zeroed after that. */
export async function openKey<T>(
  calls: Pick<KmsCalls, "decrypt">,
  { id, wrapped }: EncryptedKey,
  tenant: string | undefined,
  take: (plain: Uint8Array) => T,
): Promise<T> {
  const plain = await calls.decrypt(Buffer.from(wrapped, "base64"), tokenKeyContext(id, tenant));
  try {
    return take(plain);
  } finally {
    plain.fill(0);
  }
}

/** A token key that KMS opened: it prints nowhere. */
export function unwrapKey(calls: KmsCalls, key: EncryptedKey, tenant: string | undefined): Promise<UnwrappedKey> {
  return openKey(calls, key, tenant, (plain) => ({ id: key.id, secret: createSecretKey(plain) }));
}

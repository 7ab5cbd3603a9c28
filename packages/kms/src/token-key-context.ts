import { contextEntries } from "@philog/core/host";

/** The purpose in the encryption context of every token key: a key policy can hold a role to it. */
export const tokenKeyPurpose = "philog-token-key";

/**
 * The encryption context of a token key. With the key's id in it, two wrapped keys cannot be exchanged.
 * It stands in CloudTrail in clear: a tenant's name is no PHI. Throws `PHILOG_OPTION_BAD`.
 */
export function tokenKeyContext(id: string, tenant: string | undefined): Record<string, string> {
  const context = { purpose: tokenKeyPurpose, "key-id": id, ...(tenant !== undefined && { tenant }) };
  return Object.fromEntries(contextEntries(context));
}

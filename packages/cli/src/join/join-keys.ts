import { fileKeys, type TokenKeys } from "@philog/core";
import { readEncryptedFile, refuseEncrypted } from "../keys/encrypted-file.ts";
import { type KmsFlags, readReach, withKms } from "../keys/kms-reach.ts";

/**
 * The current and previous keys of a file; with `--kms`, KMS opens them for the tenant that they say they are for.
 * Throws `Failure`, and coded errors of keys and of KMS.
 */
export async function joinKeys(file: string, flags: KmsFlags): Promise<TokenKeys> {
  const reach = readReach(flags);
  if (reach === undefined) {
    refuseEncrypted(file);
    return fileKeys(file);
  }
  const encryptedKeys = await readEncryptedFile(file);
  const { tenant } = encryptedKeys.current;
  return withKms(({ kmsTokenKeys }) =>
    kmsTokenKeys({ ...reach, encryptedKeys, ...(tenant !== undefined && { tenant }), previous: true, refreshMs: 0 })(),
  );
}

import { privateKeyFile, type UnsealKey } from "@philog/core/unseal";
import { exit } from "../exit.ts";
import { type KmsFlags, loadKms, readReach } from "../keys/kms-reach.ts";
import { Failure } from "../prompt/failure.ts";

export interface KeyOptions extends KmsFlags {
  privateKey: readonly string[];
}

/** The keys that are named on the command line. Throws a Failure where there is none, or one that is bad. */
export async function unsealKeys(options: KeyOptions): Promise<UnsealKey[]> {
  const keys = options.privateKey.map((file) => privateKeyFile(file));
  const reach = readReach(options);
  if (reach !== undefined) {
    const { kmsUnsealKey } = await loadKms();
    const { keyId: first, previousKeyIds, client } = reach;
    for (const keyId of [first, ...previousKeyIds]) keys.push(kmsUnsealKey({ keyId, client }));
  }
  if (keys.length === 0) throw new Failure(exit.usage, "give the key with --kms ARN or --private-key FILE");
  return keys;
}

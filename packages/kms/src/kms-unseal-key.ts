import { types } from "node:util";
import { RedactionError } from "@philog/core";
import { checkOptions } from "@philog/core/host";
import { createKmsCalls, type KmsOptions, kmsOptionNames } from "./kms-calls.ts";

/** What `createUnseal` of @philog/core/unseal opens sealed values with. */
export interface KmsUnsealKey {
  readonly keyId: string;
  /** The plain bytes of a segment's wrapped key. Rejects with a coded error that holds nothing of it. */
  open(wrapped: Uint8Array): Promise<Uint8Array>;
}

/** RSA with 8,192 bits, of which KMS has none. */
const largestBlob = 1024;

/**
 * The private half of an RSA key that never leaves KMS. `keyId` is the ARN as key records name it. Each segment is one
 * call of `kms:Decrypt`, and so one record of CloudTrail: that is the evidence of who opened what.
 * Throws `PHILOG_OPTION_BAD` and `PHILOG_OPTION_UNKNOWN`.
 */
export function kmsUnsealKey(options: KmsOptions): KmsUnsealKey {
  checkOptions(options, kmsOptionNames, "kmsUnsealKey");
  const calls = createKmsCalls(options);
  const { keyId } = options;
  return Object.freeze({
    keyId,
    async open(wrapped: Uint8Array) {
      if (!types.isUint8Array(wrapped) || wrapped.length === 0 || wrapped.length > largestBlob) {
        throw new RedactionError("PHILOG_WRAPPED_KEY", "it has to be bytes, at most 1024");
      }
      return calls.decryptSealed(wrapped);
    },
  });
}

import type { Service } from "../service.ts";
import { cryptoOperations } from "./cryptography.ts";
import { grantOperations } from "./grants.ts";
import { policyOperations } from "./key-policy.ts";
import { createKeyring, type Keyring } from "./keyring.ts";
import { keyOperations } from "./keys.ts";

export interface Kms {
  readonly service: Service;
  readonly keyring: Keyring;
}

/** KMS of one account in one Region. */
export function createKms({ region, account }: { region: string; account: string }): Kms {
  const keyring = createKeyring(region, account);
  return {
    service: {
      signingName: "kms",
      operations: {
        ...keyOperations(keyring, account),
        ...policyOperations(keyring),
        ...grantOperations(keyring),
        ...cryptoOperations(keyring),
      },
    },
    keyring,
  };
}

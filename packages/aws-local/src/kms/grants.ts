import { randomBytes, randomUUID } from "node:crypto";
import type { Operation } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import { fields, keyIdOf } from "./fields.ts";
import type { Keyring } from "./keyring.ts";

/** A grant as it is listed. */
interface Grant {
  readonly KeyId: string;
  readonly GrantId: string;
  readonly GranteePrincipal: string;
  readonly Operations: readonly string[];
  /** Seconds since 1970. */
  readonly CreationDate: number;
}

/** Grants of keys; they are kept, and not evaluated. */
export function grantOperations(keyring: Keyring): Record<string, Operation> {
  const grants = new Map<string, Grant>();
  return {
    CreateGrant(input, { now }) {
      const { arn } = keyring.enabled(keyIdOf(input));
      const GranteePrincipal = fields.text(input, "GranteePrincipal", { max: 256 });
      const { Operations } = input;
      if (!Array.isArray(Operations) || Operations.length === 0) fields.refuse("operations", Operations, "not be null");
      const GrantId = randomUUID().replaceAll("-", "");
      const names = (Operations as unknown[]).map(String);
      grants.set(GrantId, { KeyId: arn, GrantId, GranteePrincipal, Operations: names, CreationDate: now / 1000 });
      return { GrantId, GrantToken: randomBytes(32).toString("base64url") };
    },
    ListGrants(input) {
      const { arn } = keyring.find(keyIdOf(input));
      return { Grants: [...grants.values()].filter(({ KeyId }) => KeyId === arn), Truncated: false };
    },
    RevokeGrant(input) {
      const id = fields.text(input, "GrantId", { max: 128 });
      if (grants.get(id)?.KeyId !== keyring.find(keyIdOf(input)).arn) {
        throw new ServiceError("NotFoundException", `Grant ID ${id} not found`);
      }
      grants.delete(id);
      return {};
    },
  };
}

import type { KeyMetadata } from "@aws-sdk/client-kms";
import type { Aws } from "../sdk.ts";
import { ask, type Fact } from "./ask.ts";

/** What KMS says of a key. Of one that is not there nothing more is asked. */
export interface KeyFacts {
  /** As the file names it. */
  readonly id: string;
  readonly metadata: Fact<KeyMetadata | undefined>;
  readonly rotates: Fact<boolean | undefined>;
  /** The key policy's JSON. */
  readonly policy: Fact<string | undefined>;
  /** Who holds a grant, which goes past the policy; asked for the seal key alone. */
  readonly grants: Fact<readonly string[]>;
}

// A key of another Region or account can be named, and not be looked at from here.
const absent = ["NotFoundException", "InvalidArnException"];
const nothing = { kind: "known", value: undefined } as const;
const none = { kind: "known", value: [] } as const;

/** Looks at a key. */
export async function lookAtKey({ kms, kmsSdk }: Aws, id: string, isSealKey: boolean): Promise<KeyFacts> {
  const metadata = await ask<KeyMetadata | undefined>(
    "DescribeKey",
    async () => (await kms.send(new kmsSdk.DescribeKeyCommand({ KeyId: id }))).KeyMetadata,
    { names: absent, value: undefined },
  );
  if (metadata.kind === "known" && metadata.value === undefined) {
    return { id, metadata, rotates: nothing, policy: nothing, grants: none };
  }
  const KeyId = (metadata.kind === "known" && metadata.value?.KeyId) || id;
  const [rotates, policy, grants] = await Promise.all([
    ask<boolean | undefined>(
      "GetKeyRotationStatus",
      async () => (await kms.send(new kmsSdk.GetKeyRotationStatusCommand({ KeyId }))).KeyRotationEnabled ?? false,
      // Keys that are pending deletion and asymmetric keys have no rotation; their state is a control of its own.
      { names: [...absent, "UnsupportedOperationException", "KMSInvalidStateException"], value: undefined },
    ),
    ask<string | undefined>(
      "GetKeyPolicy",
      async () => (await kms.send(new kmsSdk.GetKeyPolicyCommand({ KeyId, PolicyName: "default" }))).Policy,
      { names: absent, value: undefined },
    ),
    isSealKey
      ? ask<readonly string[]>("ListGrants", async () => {
          const { Grants = [] } = await kms.send(new kmsSdk.ListGrantsCommand({ KeyId }));
          return Grants.map(({ GranteePrincipal = "somebody" }) => GranteePrincipal);
        })
      : none,
  ]);
  return { id, metadata, rotates, policy, grants };
}

import { CreateAliasCommand, DisableKeyCommand, type KMSClient } from "@aws-sdk/client-kms";
import { describe, expect, it } from "vitest";
import { checkEncryptedKeys } from "./check-encrypted-keys.ts";
import { createEncryptedKeys, rotateEncryptedKeys } from "./create-encrypted-keys.ts";
import { codedError, createBench } from "./kms.test-data.ts";

const { open } = createBench();
const codes = (checks: Awaited<ReturnType<typeof checkEncryptedKeys>>) =>
  checks.map(({ id, failure }) => [id, failure?.code]);

describe("checking encrypted keys", () => {
  it("says of each whether it opens, the current one first, for the tenant that it says", async () => {
    const { reach, kms, keyId, createKey, encrypted } = await open();
    const next = await createKey();
    const encryptedKeys = await rotateEncryptedKeys(await encrypted("k1", "north"), {
      ...reach,
      keyId: next,
      id: "k2",
      tenant: "north",
    });
    const both = { ...reach, keyId: next, previousKeyIds: [keyId], encryptedKeys };
    expect(codes(await checkEncryptedKeys(both))).toEqual([
      ["k2", undefined],
      ["k1", undefined],
    ]);
    expect(codes(await checkEncryptedKeys({ ...both, previousKeyIds: [] }))[1]).toEqual(["k1", "PHILOG_WRAPPED_KEY"]);
    expect(codes(await checkEncryptedKeys({ ...both, tenant: "south" }))[0]).toEqual(["k2", "PHILOG_WRAPPED_KEY"]);
    await kms.send(new DisableKeyCommand({ KeyId: next }));
    expect(codes(await checkEncryptedKeys(both))[0]).toEqual(["k2", "PHILOG_KMS_KEY"]);
  });

  it("zeroes each key that was opened, and gives none of it", async () => {
    const { reach, encrypted } = await open();
    const plain = new Uint8Array(32).fill(7);
    const client = { send: async () => ({ Plaintext: plain }) } as unknown as KMSClient;
    const checks = await checkEncryptedKeys({ ...reach, client, encryptedKeys: await encrypted() });
    expect(checks).toEqual([{ id: "k1", failure: undefined }]);
    expect(plain).toEqual(new Uint8Array(32));
  });

  it("rejects where the keys cannot be read", async () => {
    const { reach } = await open();
    expect((await codedError(checkEncryptedKeys({ ...reach, encryptedKeys: "/none" }))).code).toBe("PHILOG_KEY_FILE");
  });
});

describe("what is written beside an encrypted key", () => {
  it("is the ARN of the KMS key, also where an alias was named, the tenant and the instant", async () => {
    const { reach, keyId, kms } = await open();
    await kms.send(new CreateAliasCommand({ AliasName: "alias/philog", TargetKeyId: keyId }));
    const { current } = await createEncryptedKeys({ ...reach, keyId: "alias/philog", id: "k1", tenant: "north" });
    expect(current).toEqual({
      id: "k1",
      tenant: "north",
      created: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      kmsKey: keyId,
      wrapped: expect.any(String),
    });
    expect("tenant" in (await createEncryptedKeys({ ...reach, id: "k1" })).current).toBe(false);
  });

  it("is kept by a rotation, which is for the same tenant", async () => {
    const { reach, encrypted } = await open();
    const keys = await encrypted("k1", "north");
    for (const tenant of ["south", undefined]) {
      const error = await codedError(rotateEncryptedKeys(keys, { ...reach, id: "k2", tenant }));
      expect(error.message).toContain("tenant: the current key is for another one, or for none");
    }
    const rotated = await rotateEncryptedKeys(keys, { ...reach, id: "k2", tenant: "north" });
    expect(rotated.previous).toEqual([keys.current]);
  });

  it("may be missing: keys that were put together elsewhere have an id and a wrapped key alone", async () => {
    const { reach, encrypted } = await open();
    const { id, wrapped } = (await encrypted("k1", "north")).current;
    const rotated = await rotateEncryptedKeys({ current: { id, wrapped } }, { ...reach, id: "k2", tenant: "north" });
    expect(rotated.previous).toEqual([{ id, wrapped }]);
  });

  it("is not trusted: a tenant that was written over does not open the key", async () => {
    const { reach, encrypted } = await open();
    const { current } = await encrypted("k1", "north");
    const encryptedKeys = { current: { ...current, tenant: "south" } };
    expect(codes(await checkEncryptedKeys({ ...reach, encryptedKeys }))).toEqual([["k1", "PHILOG_WRAPPED_KEY"]]);
  });
});

import { constants, createPublicKey, publicEncrypt } from "node:crypto";
import {
  CancelKeyDeletionCommand,
  CreateAliasCommand,
  CreateKeyCommand,
  DecryptCommand,
  type DecryptCommandInput,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  GenerateMacCommand,
  GetPublicKeyCommand,
  ReEncryptCommand,
  ScheduleKeyDeletionCommand,
  VerifyMacCommand,
} from "@aws-sdk/client-kms";
import { describe, expect, it } from "vitest";
import { createBench, refusal } from "../local.test-data.ts";

const { start, kmsOf } = createBench();

const open = async () => {
  const local = await start();
  const kms = kmsOf(local);
  const create = async (input: ConstructorParameters<typeof CreateKeyCommand>[0] = {}) =>
    (await kms.send(new CreateKeyCommand(input))).KeyMetadata!;
  const decrypt = (input: DecryptCommandInput) => kms.send(new DecryptCommand(input));
  return { local, kms, create, decrypt };
};

const context = { tenant: "north", purpose: "spool" };

describe("data keys", () => {
  it("are given in clear and encrypted, and open with the same context in any order", async () => {
    const { kms, create, decrypt } = await open();
    const { KeyId, Arn } = await create();
    const made = await kms.send(new GenerateDataKeyCommand({ KeyId, KeySpec: "AES_256", EncryptionContext: context }));
    expect(made.Plaintext).toHaveLength(32);
    expect(made.KeyId).toBe(Arn);
    const opened = await decrypt({
      CiphertextBlob: made.CiphertextBlob,
      EncryptionContext: { purpose: "spool", tenant: "north" },
    });
    expect(Buffer.from(opened.Plaintext!).equals(made.Plaintext!)).toBe(true);
    expect(opened).toMatchObject({ KeyId: Arn, EncryptionAlgorithm: "SYMMETRIC_DEFAULT" });
  });

  it("do not open with another context, and no reason is given", async () => {
    const { kms, create, decrypt } = await open();
    const { KeyId } = await create();
    const { CiphertextBlob } = await kms.send(
      new GenerateDataKeyCommand({ KeyId, KeySpec: "AES_256", EncryptionContext: context }),
    );
    for (const EncryptionContext of [undefined, {}, { ...context, tenant: "south" }, { ...context, more: "1" }]) {
      expect((await refusal(decrypt({ CiphertextBlob, EncryptionContext }))).name).toBe("InvalidCiphertextException");
    }
  });

  it("do not open where a byte was changed or left out", async () => {
    const { kms, create, decrypt } = await open();
    const { KeyId } = await create();
    const { CiphertextBlob } = await kms.send(new GenerateDataKeyCommand({ KeyId, NumberOfBytes: 64 }));
    for (let i = 0; i < CiphertextBlob!.length; i += 7) {
      const changed = Buffer.from(CiphertextBlob!);
      changed[i]! ^= 1;
      expect((await refusal(decrypt({ CiphertextBlob: changed }))).name).toBe("InvalidCiphertextException");
    }
    const cut = decrypt({ CiphertextBlob: CiphertextBlob!.subarray(0, 20) });
    expect((await refusal(cut)).name).toBe("InvalidCiphertextException");
  });

  it("have the length that is asked for, once", async () => {
    const { kms, create, decrypt } = await open();
    const { KeyId } = await create();
    const without = new GenerateDataKeyWithoutPlaintextCommand({ KeyId, KeySpec: "AES_128" });
    const { CiphertextBlob } = await kms.send(without);
    expect((await decrypt({ CiphertextBlob })).Plaintext).toHaveLength(16);
    for (const size of [{}, { KeySpec: "AES_256" as const, NumberOfBytes: 32 }, { NumberOfBytes: 1025 }]) {
      expect((await refusal(kms.send(new GenerateDataKeyCommand({ KeyId, ...size })))).name).toBe(
        "ValidationException",
      );
    }
  });

  it("are not made by keys of another kind", async () => {
    const { kms, create } = await open();
    const rsa = await create({ KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" });
    const mac = await create({ KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" });
    for (const { KeyId } of [rsa, mac]) {
      const call = kms.send(new GenerateDataKeyCommand({ KeyId, KeySpec: "AES_256" }));
      expect((await refusal(call)).name).toBe("InvalidKeyUsageException");
    }
  });
});

describe("a key", () => {
  it("is found by id, ARN, alias and the alias's ARN", async () => {
    const { kms, create } = await open();
    const { KeyId, Arn } = await create({ Description: "for tests" });
    await kms.send(new CreateAliasCommand({ AliasName: "alias/clinic", TargetKeyId: KeyId }));
    for (const name of [KeyId, Arn, "alias/clinic", Arn!.replace(/key\/.*/, "alias/clinic")]) {
      const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: name }));
      expect(KeyMetadata).toMatchObject({
        Arn,
        KeyId,
        Description: "for tests",
        KeyState: "Enabled",
        Enabled: true,
        EncryptionAlgorithms: ["SYMMETRIC_DEFAULT"],
      });
      expect(KeyMetadata!.CreationDate!.getTime()).toBeGreaterThan(Date.now() - 60_000);
    }
  });

  it("is not found where there is none, or in another Region", async () => {
    const { kms, create } = await open();
    const { Arn } = await create();
    const find = (KeyId: string) => refusal(kms.send(new DescribeKeyCommand({ KeyId })));
    const other = Arn!.replace("us-east-1", "us-west-2");
    expect(await find(other)).toMatchObject({ name: "NotFoundException", message: "Invalid arn us-west-2" });
    expect((await find("alias/none")).message).toContain("alias/none is not found.");
    expect((await find("none")).message).toMatch(/^Key 'arn:aws:kms:.*none' does not exist$/);
  });

  it("does nothing while it is disabled", async () => {
    const { kms, create, decrypt } = await open();
    const { KeyId, Arn } = await create();
    const { CiphertextBlob } = await kms.send(new EncryptCommand({ KeyId, Plaintext: Buffer.from("text") }));
    await kms.send(new DisableKeyCommand({ KeyId }));
    expect(await refusal(decrypt({ CiphertextBlob }))).toMatchObject({
      name: "DisabledException",
      message: `${Arn} is disabled.`,
    });
    const call = kms.send(new GenerateDataKeyCommand({ KeyId, KeySpec: "AES_256" }));
    expect((await refusal(call)).name).toBe("DisabledException");
    await kms.send(new EnableKeyCommand({ KeyId }));
    expect(Buffer.from((await decrypt({ CiphertextBlob })).Plaintext!).toString()).toBe("text");
  });

  it("that waits for its deletion can be saved", async () => {
    const { kms, create, decrypt } = await open();
    const { KeyId } = await create();
    const { CiphertextBlob } = await kms.send(new EncryptCommand({ KeyId, Plaintext: Buffer.from("text") }));
    const early = kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 6 }));
    expect((await refusal(early)).name).toBe("ValidationException");
    const scheduled = await kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
    expect(scheduled.KeyState).toBe("PendingDeletion");
    const days = (scheduled.DeletionDate!.getTime() - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(7);
    expect((await refusal(decrypt({ CiphertextBlob }))).name).toBe("KMSInvalidStateException");
    expect((await refusal(kms.send(new EnableKeyCommand({ KeyId })))).name).toBe("KMSInvalidStateException");
    await kms.send(new CancelKeyDeletionCommand({ KeyId }));
    expect((await refusal(kms.send(new CancelKeyDeletionCommand({ KeyId })))).name).toBe("KMSInvalidStateException");
    await kms.send(new EnableKeyCommand({ KeyId }));
    await decrypt({ CiphertextBlob });
  });

  it("is not made of a spec that is not here or does not fit its usage", async () => {
    const { create } = await open();
    expect((await refusal(create({ KeySpec: "ECC_NIST_P256" }))).name).toBe("UnsupportedOperationException");
    expect((await refusal(create({ KeySpec: "HMAC_256" }))).name).toBe("ValidationException");
  });
});

describe("ciphertexts", () => {
  it("are bound to the key that the request names", async () => {
    const { kms, create, decrypt } = await open();
    const [one, other] = [await create(), await create()];
    const { CiphertextBlob } = await kms.send(
      new EncryptCommand({ KeyId: one.KeyId, Plaintext: Buffer.from("text"), EncryptionContext: context }),
    );
    const call = decrypt({ CiphertextBlob, KeyId: other.KeyId, EncryptionContext: context });
    expect((await refusal(call)).name).toBe("IncorrectKeyException");
    const moved = await kms.send(
      new ReEncryptCommand({
        CiphertextBlob,
        SourceEncryptionContext: context,
        DestinationKeyId: other.KeyId,
        DestinationEncryptionContext: { tenant: "south" },
      }),
    );
    expect(moved).toMatchObject({ SourceKeyId: one.Arn, KeyId: other.Arn });
    const opened = await decrypt({ CiphertextBlob: moved.CiphertextBlob, EncryptionContext: { tenant: "south" } });
    expect(Buffer.from(opened.Plaintext!).toString()).toBe("text");
  });

  it("have at most 4,096 bytes of text, and some", async () => {
    const { kms, create } = await open();
    const { KeyId } = await create();
    const encrypt = (bytes: number) => kms.send(new EncryptCommand({ KeyId, Plaintext: Buffer.alloc(bytes, 1) }));
    await encrypt(4096);
    for (const bytes of [0, 4097]) expect((await refusal(encrypt(bytes))).name).toBe("ValidationException");
    const large = { k: "v".repeat(8192) };
    const call = kms.send(new EncryptCommand({ KeyId, Plaintext: Buffer.from("t"), EncryptionContext: large }));
    expect((await refusal(call)).message).toContain("too large");
  });
});

describe("an RSA key", () => {
  it("opens what was encrypted with its public part, outside of KMS", async () => {
    const { kms, create, decrypt } = await open();
    const { KeyId } = await create({ KeySpec: "RSA_4096" });
    const { PublicKey, EncryptionAlgorithms } = await kms.send(new GetPublicKeyCommand({ KeyId }));
    expect(EncryptionAlgorithms).toEqual(["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"]);
    const key = createPublicKey({ key: Buffer.from(PublicKey!), format: "der", type: "spki" });
    const CiphertextBlob = publicEncrypt(
      { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" },
      Buffer.from("a sealed key"),
    );
    const input = { CiphertextBlob, KeyId, EncryptionAlgorithm: "RSAES_OAEP_SHA_256" } as const;
    expect(Buffer.from((await decrypt(input)).Plaintext!).toString()).toBe("a sealed key");
    const wrong = decrypt({ ...input, EncryptionAlgorithm: "RSAES_OAEP_SHA_1" });
    expect((await refusal(wrong)).name).toBe("InvalidCiphertextException");
    expect((await refusal(decrypt({ CiphertextBlob, KeyId }))).name).toBe("InvalidKeyUsageException");
    const bound = decrypt({ ...input, EncryptionContext: context });
    expect((await refusal(bound)).name).toBe("ValidationException");
  });

  it("encrypts as much as its padding leaves", async () => {
    const { kms, create, decrypt } = await open();
    const { KeyId } = await create({ KeySpec: "RSA_2048" });
    const encrypt = (bytes: number) =>
      kms.send(
        new EncryptCommand({ KeyId, Plaintext: Buffer.alloc(bytes, 1), EncryptionAlgorithm: "RSAES_OAEP_SHA_256" }),
      );
    const { CiphertextBlob, EncryptionAlgorithm } = await encrypt(190);
    expect((await decrypt({ CiphertextBlob, KeyId, EncryptionAlgorithm })).Plaintext).toHaveLength(190);
    expect((await refusal(encrypt(191))).name).toBe("ValidationException");
  });

  it("is asked for its public part, and no other key is", async () => {
    const { kms, create } = await open();
    const { KeyId } = await create();
    const call = kms.send(new GetPublicKeyCommand({ KeyId }));
    expect((await refusal(call)).name).toBe("UnsupportedOperationException");
  });
});

describe("an HMAC key", () => {
  it.each(["256", "384", "512"] as const)(
    "of %s bits gives the same MAC for the same message, and checks it",
    async (bits) => {
      const { kms, create } = await open();
      const { KeyId } = await create({ KeySpec: `HMAC_${bits}`, KeyUsage: "GENERATE_VERIFY_MAC" });
      const input = { KeyId, MacAlgorithm: `HMAC_SHA_${bits}`, Message: Buffer.from("philog") } as const;
      const [one, other] = await Promise.all([
        kms.send(new GenerateMacCommand(input)),
        kms.send(new GenerateMacCommand(input)),
      ]);
      expect(one.Mac).toHaveLength(Number(bits) / 8);
      expect(Buffer.from(one.Mac!).equals(other.Mac!)).toBe(true);
      expect((await kms.send(new VerifyMacCommand({ ...input, Mac: one.Mac }))).MacValid).toBe(true);
      for (const Mac of [Buffer.alloc(Number(bits) / 8, 1), Buffer.alloc(1, 1)]) {
        expect((await refusal(kms.send(new VerifyMacCommand({ ...input, Mac })))).name).toBe("KMSInvalidMacException");
      }
    },
  );

  it("encrypts nothing, and no other key makes a MAC", async () => {
    const { kms, create, decrypt } = await open();
    const mac = await create({ KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" });
    const plain = await create();
    const encrypt = (KeyId?: string) => kms.send(new EncryptCommand({ KeyId, Plaintext: Buffer.from("text") }));
    expect((await refusal(encrypt(mac.KeyId))).name).toBe("InvalidKeyUsageException");
    const { CiphertextBlob } = await encrypt(plain.KeyId);
    const call = decrypt({ CiphertextBlob, KeyId: mac.KeyId });
    expect((await refusal(call)).name).toBe("InvalidKeyUsageException");
    const Message = Buffer.from("m");
    const generate = kms.send(new GenerateMacCommand({ KeyId: plain.KeyId, MacAlgorithm: "HMAC_SHA_256", Message }));
    expect((await refusal(generate)).name).toBe("InvalidKeyUsageException");
  });
});

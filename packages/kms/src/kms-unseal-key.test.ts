import { CreateKeyCommand, DisableKeyCommand, GetPublicKeyCommand } from "@aws-sdk/client-kms";
import { createRedactor, publicSealKey } from "@philog/core";
import { createUnseal } from "@philog/core/unseal";
import { describe, expect, it } from "vitest";
import { codedError, createBench } from "./kms.test-data.ts";
import { kmsUnsealKey } from "./kms-unseal-key.ts";

const { open } = createBench();

/** KMS on loopback with an RSA key, whose public half seals a line. A shorter key is made in a third of the time. */
const start = async (KeySpec: "RSA_3072" | "RSA_4096" = "RSA_3072") => {
  const bench = await open();
  const { kms, reach } = bench;
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({ KeySpec, KeyUsage: "ENCRYPT_DECRYPT" }));
  const keyId = KeyMetadata!.Arn!;
  const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId: keyId }));
  const sealKey = publicSealKey({ publicKey: Buffer.from(PublicKey!).toString("base64"), keyId });
  const redactor = createRedactor({ version: 1, rules: { mrn: "mrn" }, actions: { mrn: "seal" } }, { sealKey });
  const line = redactor.json({ mrn: "00123456" });
  const { philogKeys, mrn } = JSON.parse(line);
  return {
    ...bench,
    keyId,
    sealed: mrn as string,
    record: philogKeys[0],
    line,
    key: kmsUnsealKey({ ...reach, keyId }),
  };
};

describe("a key of KMS that unseals", () => {
  it("opens what was sealed to its public half, as GetPublicKey gives it", async () => {
    const { line, key } = await start("RSA_4096");
    const unseal = createUnseal({ key });
    expect(JSON.parse(await unseal.line(line)).mrn).toBe("00123456");
    await unseal.line(line);
    expect(unseal.stats()).toMatchObject({ opened: 2, asked: 1 });
  });

  it("opens nothing of another key, of a changed wrapped key, or once it is disabled", async () => {
    const { kms, local, keyId, record, reach, sealed, key } = await start();
    const wrapped = Buffer.from(record.wrapped, "base64url");
    for (const at of [0, 100, 383]) {
      const changed = Buffer.from(wrapped);
      changed[at]! ^= 1;
      expect((await codedError(key.open(changed), local)).code).toBe("PHILOG_WRAPPED_KEY");
    }
    const other = await kms.send(new CreateKeyCommand({ KeySpec: "RSA_3072", KeyUsage: "ENCRYPT_DECRYPT" }));
    const wrongKey = kmsUnsealKey({ ...reach, keyId: other.KeyMetadata!.Arn! });
    expect((await codedError(wrongKey.open(wrapped), local)).code).toBe("PHILOG_WRAPPED_KEY");
    const unseal = createUnseal({ key: wrongKey, keyRecords: [record] });
    expect((await codedError(unseal.value(sealed), local)).code).toBe("PHILOG_WRAPPED_KEY");
    expect(unseal.stats().asked).toBe(0);
    await kms.send(new DisableKeyCommand({ KeyId: keyId }));
    expect((await codedError(key.open(wrapped), local)).code).toBe("PHILOG_KMS_KEY");
  });

  it("refuses what is no wrapped key, and options that it does not know", async () => {
    const { key, keyId } = await start();
    for (const bytes of [Buffer.alloc(0), Buffer.alloc(1025), "text" as unknown as Uint8Array]) {
      expect((await codedError(key.open(bytes))).code).toBe("PHILOG_WRAPPED_KEY");
    }
    expect(() => kmsUnsealKey({ keyId, key: 1 } as never)).toThrow("PHILOG_OPTION_UNKNOWN");
    expect(() => kmsUnsealKey({ keyId: "" })).toThrow("PHILOG_OPTION_BAD");
  });

  it("denied, leaves values sealed, and asks again where KMS could not be reached", async () => {
    const { line, key, local } = await start();
    local.fault({ kind: "denied" });
    const denied = createUnseal({ key });
    expect(await denied.line(line)).toBe(line);
    expect(denied.stats().left).toEqual({ norecord: 0, refused: 1, changed: 0 });
    const { close } = local;
    const gone = createUnseal({ key });
    await close();
    const rejection = gone.line(line);
    expect((await codedError(rejection, local)).code).toBe("PHILOG_KMS_UNAVAILABLE");
    await codedError(gone.line(line), local);
    expect(gone.stats().asked).toBe(2);
  });
});

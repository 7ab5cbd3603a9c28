import {
  CreateAliasCommand,
  CreateKeyCommand,
  DisableKeyCommand,
  DisableKeyRotationCommand,
  EnableKeyRotationCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  ListAliasesCommand,
  PutKeyPolicyCommand,
} from "@aws-sdk/client-kms";
import { describe, expect, it } from "vitest";
import { createBench, refusal } from "../local.test-data.ts";

const { start, kmsOf } = createBench();

async function open() {
  const kms = kmsOf(await start());
  const create = async (input = {}) => (await kms.send(new CreateKeyCommand(input))).KeyMetadata!;
  const policyOf = async (KeyId?: string) => (await kms.send(new GetKeyPolicyCommand({ KeyId }))).Policy;
  return { kms, create, policyOf };
}

const statement = { Sid: "admin", Effect: "Allow", Principal: { AWS: "arn:aws:iam::111122223333:role/keys" } };
const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });

describe("a key policy", () => {
  it("lets IAM of the account decide unless one is given, and is replaced as a whole", async () => {
    const { kms, create, policyOf } = await open();
    const { KeyId } = await create();
    expect(JSON.parse((await policyOf(KeyId))!).Statement[0].Principal).toEqual({
      AWS: "arn:aws:iam::111122223333:root",
    });
    await kms.send(new PutKeyPolicyCommand({ KeyId, Policy, PolicyName: "default" }));
    expect(await policyOf(KeyId)).toBe(Policy);
    expect(await policyOf((await create({ Policy })).KeyId)).toBe(Policy);
  });

  it.each([
    ["that is not JSON", "{"],
    ["without statements", "{}"],
    ["with none", '{"Statement":[]}'],
  ])("is refused %s", async (_, text) => {
    const { kms, create } = await open();
    const { KeyId } = await create();
    const call = kms.send(new PutKeyPolicyCommand({ KeyId, Policy: text }));
    expect((await refusal(call)).name).toBe("MalformedPolicyDocumentException");
    expect((await refusal(create({ Policy: text }))).name).toBe("MalformedPolicyDocumentException");
  });

  it("has the name default alone", async () => {
    const { kms, create } = await open();
    const { KeyId } = await create();
    const call = kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: "other" }));
    expect((await refusal(call)).name).toBe("NotFoundException");
    const empty = kms.send(new PutKeyPolicyCommand({ KeyId, Policy: undefined }));
    expect((await refusal(empty)).name).toBe("ValidationException");
  });
});

describe("the rotation of a key", () => {
  it("is off until it is switched on, and told", async () => {
    const { kms, create } = await open();
    const { KeyId } = await create();
    const rotates = async () => (await kms.send(new GetKeyRotationStatusCommand({ KeyId }))).KeyRotationEnabled;
    expect(await rotates()).toBe(false);
    await kms.send(new EnableKeyRotationCommand({ KeyId }));
    expect(await rotates()).toBe(true);
    await kms.send(new DisableKeyRotationCommand({ KeyId }));
    expect(await rotates()).toBe(false);
  });

  it("is not there for an asymmetric key, and not switched on for a disabled one", async () => {
    const { kms, create } = await open();
    const rsa = await create({ KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" });
    const status = kms.send(new GetKeyRotationStatusCommand({ KeyId: rsa.KeyId }));
    expect((await refusal(status)).name).toBe("UnsupportedOperationException");
    const { KeyId } = await create();
    await kms.send(new DisableKeyCommand({ KeyId }));
    const call = kms.send(new EnableKeyRotationCommand({ KeyId }));
    expect((await refusal(call)).name).toBe("DisabledException");
  });
});

describe("aliases", () => {
  it("are listed, all or those of a key, and belong to one key", async () => {
    const { kms, create } = await open();
    const [one, other] = [await create(), await create()];
    await kms.send(new CreateAliasCommand({ AliasName: "alias/clinic", TargetKeyId: one.KeyId }));
    const again = kms.send(new CreateAliasCommand({ AliasName: "alias/clinic", TargetKeyId: other.KeyId }));
    expect((await refusal(again)).name).toBe("AlreadyExistsException");
    const list = async (KeyId?: string) => (await kms.send(new ListAliasesCommand({ KeyId }))).Aliases;
    expect(await list()).toEqual([
      {
        AliasName: "alias/clinic",
        AliasArn: "arn:aws:kms:us-east-1:111122223333:alias/clinic",
        TargetKeyId: one.KeyId,
      },
    ]);
    expect(await list(one.KeyId)).toHaveLength(1);
    expect(await list(other.KeyId)).toEqual([]);
  });
});

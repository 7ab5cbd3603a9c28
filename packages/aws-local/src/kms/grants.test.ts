import { CreateGrantCommand, CreateKeyCommand, ListGrantsCommand, RevokeGrantCommand } from "@aws-sdk/client-kms";
import { expect, it } from "vitest";
import { createBench, refusal } from "../local.test-data.ts";

const { start, kmsOf } = createBench();

it("a key's grants are kept, listed with it alone, and revoked", async () => {
  const kms = kmsOf(await start());
  const create = async () => (await kms.send(new CreateKeyCommand({}))).KeyMetadata!;
  const [one, other] = [await create(), await create()];
  const GranteePrincipal = "arn:aws:iam::111122223333:role/archive";
  const grant = { KeyId: one.KeyId, GranteePrincipal, Operations: ["Decrypt" as const] };
  const { GrantId } = await kms.send(new CreateGrantCommand(grant));
  const list = async (KeyId?: string) => (await kms.send(new ListGrantsCommand({ KeyId }))).Grants;
  expect(await list(one.KeyId)).toMatchObject([{ KeyId: one.Arn, GrantId, GranteePrincipal, Operations: ["Decrypt"] }]);
  expect(await list(other.KeyId)).toEqual([]);
  const wrong = kms.send(new RevokeGrantCommand({ KeyId: other.KeyId, GrantId }));
  expect((await refusal(wrong)).name).toBe("NotFoundException");
  await kms.send(new RevokeGrantCommand({ KeyId: one.KeyId, GrantId }));
  expect(await list(one.KeyId)).toEqual([]);
  const nothing = kms.send(new CreateGrantCommand({ ...grant, Operations: [] }));
  expect((await refusal(nothing)).name).toBe("ValidationException");
});

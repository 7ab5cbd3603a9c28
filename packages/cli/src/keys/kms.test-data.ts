import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { type AwsLocal, startAwsLocal } from "@philog/aws-local";
import { vi } from "vitest";

/** KMS on loopback, and the options by which the command reaches it. `close` after the test. */
export async function openKms() {
  const local: AwsLocal = await startAwsLocal();
  const kms = new KMSClient({ ...local.client, maxAttempts: 1 });
  const createKey = async () => (await kms.send(new CreateKeyCommand({}))).KeyMetadata!.Arn!;
  // As the SDK finds credentials by itself.
  vi.stubEnv("AWS_ACCESS_KEY_ID", local.credentials.accessKeyId);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", local.credentials.secretAccessKey);
  vi.stubEnv("AWS_MAX_ATTEMPTS", "1");
  const keyId = await createKey();
  /** Options for these KMS keys. */
  const reach = (...keyIds: string[]) => [...keyIds.flatMap((id) => ["--kms", id]), "--endpoint", local.url];
  return {
    local,
    kms,
    keyId,
    createKey,
    reach,
    async close() {
      vi.unstubAllEnvs();
      kms.destroy();
      await local.close();
    },
  };
}

import {
  DecryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  KMSClient,
  type KMSClientConfig,
} from "@aws-sdk/client-kms";
import { RedactionError } from "@philog/core";
import { kmsError } from "./kms-error.ts";

/** Which KMS key, and how it is reached. */
export interface KmsOptions {
  /** The KMS key's ARN (a key id or an alias also does): a symmetric key. */
  keyId: string;
  /** A client, or what one is made of. @default a client for the Region of the ARN */
  client?: KMSClient | KMSClientConfig;
  /** Milliseconds that one call may take, its retries by the SDK included. @default 10000 */
  timeoutMs?: number;
}

export const kmsOptionNames = ["keyId", "client", "timeoutMs"] as const;

type Context = Record<string, string>;

/** The calls that are made of KMS; what they throw is coded. Whoever gets plain bytes zeroes them. */
export interface KmsCalls {
  /** The 32 plain bytes of a wrapped key. With several key ids, the first one that it was wrapped under opens it. */
  decrypt(wrapped: Uint8Array, context: Context): Promise<Uint8Array>;
  /** The 32 plain bytes of a segment's key that was wrapped with the public half of an RSA key. */
  decryptSealed(wrapped: Uint8Array): Promise<Uint8Array>;
  /** A new key of 32 bytes. */
  generate(context: Context): Promise<{ plain: Uint8Array; wrapped: Uint8Array }>;
  /** A new key of 32 bytes that KMS alone has in clear, and the ARN of the KMS key that wrapped it. */
  generateWrapped(context: Context): Promise<{ wrapped: Uint8Array; kmsKey: string }>;
}

const keyBytes = 32;
const arn = /^arn:[a-z-]+:kms:([a-z0-9-]+):/;

const bad = (detail: string) => new RedactionError("PHILOG_OPTION_BAD", detail);

function clientOf({ client = {}, keyId }: KmsOptions): KMSClient {
  if ("send" in client) return client;
  const region = arn.exec(keyId)?.[1];
  return new KMSClient({ ...(region !== undefined && { region }), ...client });
}

/** Without a Region every call fails, with an error that has no name. */
async function needRegion({ config }: Pick<KMSClient, "config">): Promise<void> {
  try {
    await config?.region();
  } catch {
    throw bad("client: it has no Region, and keyId is no ARN that names one");
  }
}

function text(value: unknown, name: string): string {
  if (typeof value !== "string" || value === "") throw bad(`${name}: it has to be the ARN of a KMS key`);
  return value;
}

/** Reads a number of milliseconds or of uses. */
export function readCount(value: unknown, name: string, least: number): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= least) return value;
  throw bad(`${name}: it has to be a whole number, ${least} or more`);
}

/** Throws `PHILOG_OPTION_BAD`. `previousKeyIds` decrypt, too. */
export function createKmsCalls(options: KmsOptions, previousKeyIds: readonly string[] = []): KmsCalls {
  const KeyId = text(options.keyId, "keyId");
  const keyIds = [KeyId, ...previousKeyIds.map((id) => text(id, "previousKeyIds"))];
  const timeoutMs = readCount(options.timeoutMs ?? 10_000, "timeoutMs", 1);
  let client: KMSClient | undefined;

  const send = async <T>(
    call: (client: KMSClient, settings: { abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<T> => {
    try {
      client ??= clientOf(options);
      await needRegion(client);
      return await call(client, { abortSignal: AbortSignal.timeout(timeoutMs) });
    } catch (error) {
      throw kmsError(error);
    }
  };

  const whole = (bytes: Uint8Array | undefined): Uint8Array => {
    if (bytes?.length === keyBytes) return bytes;
    throw new RedactionError("PHILOG_WRAPPED_KEY", "it is no key of 32 bytes");
  };

  return {
    async decrypt(CiphertextBlob, EncryptionContext) {
      let refused: unknown;
      for (const KeyId of keyIds) {
        const input = { KeyId, CiphertextBlob, EncryptionContext };
        try {
          const { Plaintext } = await send((kms, settings) => kms.send(new DecryptCommand(input), settings));
          return whole(Plaintext);
        } catch (error) {
          refused ??= error;
          if ((error as RedactionError).code !== "PHILOG_WRAPPED_KEY") throw error;
        }
      }
      throw refused;
    },
    async decryptSealed(CiphertextBlob) {
      const input = { KeyId, CiphertextBlob, EncryptionAlgorithm: "RSAES_OAEP_SHA_256" } as const;
      return whole((await send((kms, settings) => kms.send(new DecryptCommand(input), settings))).Plaintext);
    },
    async generate(EncryptionContext) {
      const input = { KeyId, KeySpec: "AES_256", EncryptionContext } as const;
      const made = await send((kms, settings) => kms.send(new GenerateDataKeyCommand(input), settings));
      return { plain: whole(made.Plaintext), wrapped: made.CiphertextBlob! };
    },
    async generateWrapped(EncryptionContext) {
      const input = { KeyId, KeySpec: "AES_256", EncryptionContext } as const;
      const command = new GenerateDataKeyWithoutPlaintextCommand(input);
      const made = await send((kms, settings) => kms.send(command, settings));
      return { wrapped: made.CiphertextBlob!, kmsKey: made.KeyId! };
    },
  };
}

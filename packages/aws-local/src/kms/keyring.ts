import { createSecretKey, generateKeyPair, type KeyObject, randomBytes, randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { ServiceError } from "../service-error.ts";

export type KeyState = "Enabled" | "Disabled" | "PendingDeletion";
export type KeyUsage = "ENCRYPT_DECRYPT" | "GENERATE_VERIFY_MAC";

export interface LocalKey {
  readonly id: string;
  readonly arn: string;
  readonly spec: KeySpec;
  readonly usage: KeyUsage;
  readonly description: string;
  /** Seconds since 1970. */
  readonly creationDate: number;
  /** A secret key, or the private key of RSA. */
  readonly material: KeyObject;
  readonly publicKey: KeyObject | undefined;
  state: KeyState;
  /** Seconds since 1970. */
  deletionDate: number | undefined;
  /** The key policy's JSON. */
  policy: string;
  rotates: boolean;
}

/** The key specs that can be made here; secret keys by their bytes, RSA keys by their bits. */
export const keySpecs = {
  SYMMETRIC_DEFAULT: { usage: "ENCRYPT_DECRYPT", bytes: 32 },
  RSA_2048: { usage: "ENCRYPT_DECRYPT", bits: 2048 },
  RSA_3072: { usage: "ENCRYPT_DECRYPT", bits: 3072 },
  RSA_4096: { usage: "ENCRYPT_DECRYPT", bits: 4096 },
  HMAC_256: { usage: "GENERATE_VERIFY_MAC", bytes: 32, mac: "HMAC_SHA_256" },
  HMAC_384: { usage: "GENERATE_VERIFY_MAC", bytes: 48, mac: "HMAC_SHA_384" },
  HMAC_512: { usage: "GENERATE_VERIFY_MAC", bytes: 64, mac: "HMAC_SHA_512" },
} as const;

export type KeySpec = keyof typeof keySpecs;

export interface Keyring {
  create(spec: KeySpec, made: { description: string; policy: string }, now: number): Promise<LocalKey>;
  /** By key id, key ARN, alias name or alias ARN; throws `NotFoundException`. */
  find(keyId: string): LocalKey;
  /** The key, where it is enabled. */
  enabled(keyId: string): LocalKey;
  alias(name: string, target: string): void;
  /** Every alias with the key that it stands for. */
  aliases(): { name: string; key: LocalKey }[];
  /** Whether CloudWatch Logs can encrypt with the key of this ARN. */
  encryptsFor(arn: string): boolean;
}

const generate = promisify(generateKeyPair);

async function materialOf(spec: KeySpec): Promise<Pick<LocalKey, "material" | "publicKey">> {
  const made = keySpecs[spec];
  if ("bytes" in made) return { material: createSecretKey(randomBytes(made.bytes)), publicKey: undefined };
  const { privateKey, publicKey } = await generate("rsa", { modulusLength: made.bits });
  return { material: privateKey, publicKey };
}

export function createKeyring(region: string, account: string): Keyring {
  const keys = new Map<string, LocalKey>();
  const aliases = new Map<string, string>();
  const start = `arn:aws:kms:${region}:${account}:`;

  const find = (keyId: string): LocalKey => {
    if (keyId.startsWith("arn:") && !keyId.startsWith(start)) {
      throw new ServiceError("NotFoundException", `Invalid arn ${keyId.split(":")[3]}`);
    }
    const name = keyId.replace(start, "").replace(/^key\//, "");
    const target = name.startsWith("alias/") ? aliases.get(name) : name;
    if (target === undefined) throw new ServiceError("NotFoundException", `Alias ${start}${name} is not found.`);
    const key = keys.get(target);
    if (key === undefined) throw new ServiceError("NotFoundException", `Key '${start}key/${target}' does not exist`);
    return key;
  };

  return {
    find,
    async create(spec, { description, policy }, now) {
      const id = randomUUID();
      const key: LocalKey = {
        id,
        arn: `${start}key/${id}`,
        spec,
        usage: keySpecs[spec].usage,
        description,
        creationDate: now / 1000,
        ...(await materialOf(spec)),
        state: "Enabled",
        deletionDate: undefined,
        policy,
        rotates: false,
      };
      keys.set(id, key);
      return key;
    },
    enabled(keyId) {
      const key = find(keyId);
      if (key.state === "Disabled") throw new ServiceError("DisabledException", `${key.arn} is disabled.`);
      if (key.state !== "Enabled")
        throw new ServiceError("KMSInvalidStateException", `${key.arn} is pending deletion.`);
      return key;
    },
    alias(name, target) {
      const { id } = find(target);
      if (aliases.has(name)) {
        throw new ServiceError("AlreadyExistsException", `An alias with the name ${start}${name} already exists`);
      }
      aliases.set(name, id);
    },
    aliases: () => [...aliases].map(([name, id]) => ({ name, key: keys.get(id)! })),
    encryptsFor(arn) {
      const key = [...keys.values()].find((one) => one.arn === arn);
      return key?.state === "Enabled" && key.spec === "SYMMETRIC_DEFAULT";
    },
  };
}

import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Input, Operation } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import { decrypt, decryptRsa, encrypt, encryptRsa, keyOf, type Padding, paddings } from "./ciphertext.ts";
import { contextOf, fields, keyIdOf, readBytes } from "./fields.ts";
import { type Keyring, type KeyUsage, keySpecs, type LocalKey } from "./keyring.ts";

const largestPlain = 4096;
const largestBlob = 6144;

function usable(key: LocalKey, usage: KeyUsage, operation: string): LocalKey {
  if (key.usage === usage) return key;
  const message = `${key.arn} key usage is ${key.usage} which is not valid for ${operation}.`;
  throw new ServiceError("InvalidKeyUsageException", message);
}

function algorithmOf(key: LocalKey, input: Input, name: string): string {
  const allowed = key.publicKey === undefined ? ["SYMMETRIC_DEFAULT"] : Object.keys(paddings);
  const algorithm = input[name] ?? "SYMMETRIC_DEFAULT";
  if (allowed.includes(String(algorithm))) return String(algorithm);
  throw new ServiceError(
    "InvalidKeyUsageException",
    `Algorithm ${algorithm} and key spec ${key.spec} are incompatible.`,
  );
}

interface Names {
  key: string;
  context: string;
  algorithm: string;
}

const plainNames = { key: "KeyId", context: "EncryptionContext", algorithm: "EncryptionAlgorithm" };
const sideOf = (side: "Source" | "Destination"): Names => ({
  key: `${side}KeyId`,
  context: `${side}EncryptionContext`,
  algorithm: `${side}EncryptionAlgorithm`,
});

function noContext(input: Input, { context }: Names): void {
  if (Object.keys(fields.texts(input, context)).length > 0) {
    throw new ServiceError("ValidationException", "EncryptionContext is not supported with asymmetric keys.");
  }
}

function encryptAs(key: LocalKey, plain: Buffer, input: Input, names: Names) {
  const algorithm = algorithmOf(key, input, names.algorithm);
  if (key.publicKey === undefined) return { algorithm, blob: encrypt(key, plain, contextOf(input, names.context)) };
  noContext(input, names);
  const { bits } = keySpecs[key.spec as "RSA_4096"];
  const most = bits / 8 - paddings[algorithm as Padding].bytes;
  if (plain.length > most) throw new ServiceError("ValidationException", `Plaintext has more than ${most} bytes.`);
  return { algorithm, blob: encryptRsa(key, plain, algorithm as Padding) };
}

/** Under a symmetric key the ciphertext says which; the request may say which it has to be. */
function decryptAs(keyring: Keyring, blob: Buffer, input: Input, names: Names, operation: string) {
  const wanted = input[names.key] == null ? undefined : keyring.enabled(keyIdOf(input, names.key));
  if (wanted?.publicKey !== undefined) {
    noContext(input, names);
    const algorithm = algorithmOf(wanted, input, names.algorithm);
    return { key: wanted, algorithm, plain: decryptRsa(wanted, blob, algorithm as Padding) };
  }
  const key = keyOf(keyring, blob);
  if (wanted !== undefined && usable(wanted, "ENCRYPT_DECRYPT", operation) !== key) {
    const message = "The key ID in the request does not identify a CMK that can perform this operation.";
    throw new ServiceError("IncorrectKeyException", message);
  }
  const algorithm = algorithmOf(key, input, names.algorithm);
  return { key, algorithm, plain: decrypt(key, blob, contextOf(input, names.context)) };
}

function dataKey(keyring: Keyring, input: Input, operation: string) {
  const key = usable(keyring.enabled(keyIdOf(input)), "ENCRYPT_DECRYPT", operation);
  if (key.publicKey !== undefined) {
    throw new ServiceError("InvalidKeyUsageException", `${key.arn} is asymmetric and makes no data keys.`);
  }
  if ((input.KeySpec == null) === (input.NumberOfBytes == null)) {
    throw new ServiceError("ValidationException", "Please specify either number of bytes or key spec.");
  }
  const bytes =
    input.KeySpec == null
      ? fields.integer(input, "NumberOfBytes", 1, 1024, 32)
      : fields.oneOf(input, "KeySpec", ["AES_256", "AES_128"]) === "AES_256"
        ? 32
        : 16;
  const plain = randomBytes(bytes);
  return { key, plain, blob: encrypt(key, plain, contextOf(input)) };
}

/** What keys do. */
export function cryptoOperations(keyring: Keyring): Record<string, Operation> {
  const macOf = (input: Input, operation: string) => {
    const key = usable(keyring.enabled(keyIdOf(input)), "GENERATE_VERIFY_MAC", operation);
    const { mac } = keySpecs[key.spec as "HMAC_256"];
    fields.oneOf(input, "MacAlgorithm", [mac]);
    const bytes = createHmac(mac.slice(5).replace("_", ""), key.material)
      .update(readBytes(input, "Message", largestPlain))
      .digest();
    return { bytes, KeyId: key.arn, MacAlgorithm: mac };
  };

  return {
    Encrypt(input) {
      const key = usable(keyring.enabled(keyIdOf(input)), "ENCRYPT_DECRYPT", "Encrypt");
      const { algorithm, blob } = encryptAs(key, readBytes(input, "Plaintext", largestPlain), input, plainNames);
      return { KeyId: key.arn, CiphertextBlob: blob.toString("base64"), EncryptionAlgorithm: algorithm };
    },
    Decrypt(input) {
      const blob = readBytes(input, "CiphertextBlob", largestBlob);
      const { key, algorithm, plain } = decryptAs(keyring, blob, input, plainNames, "Decrypt");
      return { KeyId: key.arn, Plaintext: plain.toString("base64"), EncryptionAlgorithm: algorithm };
    },
    ReEncrypt(input) {
      const blob = readBytes(input, "CiphertextBlob", largestBlob);
      const from = decryptAs(keyring, blob, input, sideOf("Source"), "ReEncrypt");
      const to = usable(keyring.enabled(keyIdOf(input, "DestinationKeyId")), "ENCRYPT_DECRYPT", "ReEncrypt");
      const made = encryptAs(to, from.plain, input, sideOf("Destination"));
      return {
        CiphertextBlob: made.blob.toString("base64"),
        SourceKeyId: from.key.arn,
        KeyId: to.arn,
        SourceEncryptionAlgorithm: from.algorithm,
        DestinationEncryptionAlgorithm: made.algorithm,
      };
    },
    GenerateDataKey(input) {
      const { key, plain, blob } = dataKey(keyring, input, "GenerateDataKey");
      return { KeyId: key.arn, Plaintext: plain.toString("base64"), CiphertextBlob: blob.toString("base64") };
    },
    GenerateDataKeyWithoutPlaintext(input) {
      const { key, blob } = dataKey(keyring, input, "GenerateDataKeyWithoutPlaintext");
      return { KeyId: key.arn, CiphertextBlob: blob.toString("base64") };
    },
    GenerateMac(input) {
      const { bytes, ...rest } = macOf(input, "GenerateMac");
      return { Mac: bytes.toString("base64"), ...rest };
    },
    VerifyMac(input) {
      const { bytes, ...rest } = macOf(input, "VerifyMac");
      const given = readBytes(input, "Mac", largestBlob);
      if (given.length !== bytes.length || !timingSafeEqual(given, bytes)) {
        throw new ServiceError("KMSInvalidMacException", "");
      }
      return { MacValid: true, ...rest };
    },
  };
}

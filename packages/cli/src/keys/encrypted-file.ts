import { existsSync, readFileSync, statSync } from "node:fs";
import { RedactionError } from "@philog/core";
import type { EncryptedKey, EncryptedKeyCheck, EncryptedKeys } from "@philog/kms";
import { exit } from "../exit.ts";
import { Failure, systemCode } from "../prompt/failure.ts";
import { type KmsReach, loadKms, withKms } from "./kms-reach.ts";
import { createFile, fileExists, replaceFile, writeJson } from "./new-file.ts";

/** Keys of a file that KMS alone can open. */
export type EncryptedFile = Required<EncryptedKeys>;

const largestFile = 65_536;

/** The text of a file of keys. Throws `PHILOG_KEY_FILE`. */
function readText(path: string): string {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) throw new RedactionError("PHILOG_KEY_FILE", "it is not a file");
    if (stats.size > largestFile) throw new RedactionError("PHILOG_KEY_FILE", "it is larger than 64 KiB");
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof RedactionError) throw error;
    throw new RedactionError("PHILOG_KEY_FILE", systemCode(error));
  }
}

/** Whether a file holds keys that KMS encrypted; `false` for what cannot be read. */
export function isEncryptedFile(path: string): boolean {
  try {
    return typeof JSON.parse(readText(path)).current.wrapped === "string";
  } catch {
    return false;
  }
}

/** Refuses keys that KMS encrypted where none is named, and says what to do. Throws `Failure`. */
export function refuseEncrypted(path: string, remedy = "say with --kms ARN which key opens them"): void {
  if (isEncryptedFile(path)) {
    throw new Failure(exit.usage, `the keys of this file are encrypted by KMS: ${remedy}`);
  }
}

/** Options for one new key: of two KMS keys it could not be told which wraps it. */
function making({ keyId, previousKeyIds, client }: KmsReach, id: string, tenant: string | undefined) {
  if (previousKeyIds.length > 0) throw new Failure(exit.usage, "--kms: one KMS key makes the new key");
  return { keyId, client, id, ...(tenant !== undefined && { tenant }) };
}

/**
 * Makes a file with a key that KMS made and encrypted: it is nowhere in clear. Refuses to overwrite.
 * Throws `Failure`, coded errors of `@philog/kms`, and errors of the file system.
 */
export function createEncryptedFile(
  path: string,
  id: string,
  reach: KmsReach,
  tenant: string | undefined,
): Promise<EncryptedFile> {
  const options = making(reach, id, tenant);
  return withKms(async ({ createEncryptedKeys }) => {
    // Asked before KMS is, and held to once more when the file is made.
    if (existsSync(path)) throw fileExists();
    const keys = await createEncryptedKeys(options);
    createFile(path, 0o644, (file) => writeJson(file, keys));
    return { ...keys, previous: [] };
  });
}

/** The keys of a file; KMS is not asked. */
export async function readEncryptedFile(path: string): Promise<EncryptedFile> {
  const { readEncryptedKeys } = await loadKms();
  const text = readText(path);
  return readEncryptedKeys(() => text);
}

/**
 * Puts a new key that KMS made before those of a file, in one step. `idFor` is given the ids that are taken.
 * Throws as `createEncryptedFile` does.
 */
export function rotateEncryptedFile(
  path: string,
  idFor: (taken: readonly string[]) => string,
  reach: KmsReach,
  tenant: string | undefined,
): Promise<EncryptedFile> {
  return withKms(async ({ readEncryptedKeys, rotateEncryptedKeys }) => {
    const before = readText(path);
    const { current, previous } = await readEncryptedKeys(() => before);
    const id = idFor([current, ...previous].map((key) => key.id));
    const keys = await rotateEncryptedKeys({ current, previous }, making(reach, id, tenant ?? current.tenant));
    replaceFile(path, 0o777, ({ file, target }) => {
      // KMS took its time: what another rotation has put in since would be lost.
      if (readText(target) !== before) throw new Failure(exit.usage, "the file was changed meanwhile: rotate it again");
      writeJson(file, keys);
    });
    return keys;
  });
}

/** A key of a file, and whether it opens where that was asked. */
export interface ListedKey extends Omit<EncryptedKey, "wrapped"> {
  current: boolean;
  check?: EncryptedKeyCheck;
}

/** The keys of a file, the current one first. With `reach`, KMS opens each, and it is zeroed at once. */
export async function listEncryptedFile(path: string, reach: KmsReach | undefined): Promise<ListedKey[]> {
  const encryptedKeys = await readEncryptedFile(path);
  const { current, previous } = encryptedKeys;
  const checks = reach && (await withKms(({ checkEncryptedKeys }) => checkEncryptedKeys({ ...reach, encryptedKeys })));
  return [current, ...previous].map(({ wrapped: _, ...key }, place) => ({
    ...key,
    current: place === 0,
    ...(checks && { check: checks[place]! }),
  }));
}

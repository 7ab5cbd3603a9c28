import { exit } from "../exit.ts";
import { Failure } from "../prompt/failure.ts";
import {
  createEncryptedFile,
  isEncryptedFile,
  type ListedKey,
  listEncryptedFile,
  refuseEncrypted,
  rotateEncryptedFile,
} from "./encrypted-file.ts";
import {
  createdEncryptedText,
  listedEncryptedJson,
  listedEncryptedText,
  rotatedEncryptedText,
} from "./encrypted-text.ts";
import { createKeyFile, listKeyFile, rotateKeyFile } from "./key-file.ts";
import { keyIdFor } from "./key-id.ts";
import { type KmsFlags, readReach } from "./kms-reach.ts";
import { createdText, listedText, rotatedText } from "./text.ts";

export interface KeyOptions extends KmsFlags {
  file: string;
  id?: string;
  tenant?: string;
  json?: boolean;
  check?: boolean;
}

/** What a subcommand prints, and how it ends. */
export interface Done {
  text: string;
  code: number;
}

const done = (text: string): Done => ({ text, code: exit.done });
const bad = (message: string) => new Failure(exit.usage, message);

/** The work of `keys create`. Throws `Failure` and coded errors. */
export async function create({ file, id = keyIdFor(new Date(), []), tenant, ...flags }: KeyOptions): Promise<Done> {
  const reach = readReach(flags);
  if (reach !== undefined) return done(createdEncryptedText(file, await createEncryptedFile(file, id, reach, tenant)));
  if (tenant !== undefined) throw bad("--tenant needs --kms: a key of a local file is bound to no tenant");
  return done(createdText(file, createKeyFile(file, id)));
}

/** The work of `keys rotate`. Throws `Failure` and coded errors. */
export async function rotate({ file, id, tenant, ...flags }: KeyOptions): Promise<Done> {
  const reach = readReach(flags);
  const idFor = (taken: readonly string[]) => id ?? keyIdFor(new Date(), taken);
  if (reach !== undefined) {
    return done(rotatedEncryptedText(file, await rotateEncryptedFile(file, idFor, reach, tenant)));
  }
  refuseEncrypted(file);
  if (tenant !== undefined) throw bad("--tenant needs --kms: a key of a local file is bound to no tenant");
  return done(rotatedText(file, rotateKeyFile(file, idFor)));
}

/** As the exit code of `list --check`: a key that does not open is a finding, KMS that is away is none. */
function codeOf(keys: readonly ListedKey[]): number {
  const failures = keys.flatMap(({ check }) => (check?.failure ? [check.failure] : []));
  if (failures.some(({ code }) => code !== "PHILOG_KMS_UNAVAILABLE")) return exit.found;
  return failures.length > 0 ? exit.failed : exit.done;
}

/** The work of `keys list`. Throws `Failure` and coded errors. */
export async function list({ file, json, check, ...flags }: KeyOptions): Promise<Done> {
  const reach = readReach(flags);
  if (check && reach === undefined) throw bad("--check needs --kms: the file does not decide which KMS key is asked");
  if (reach !== undefined || isEncryptedFile(file)) {
    const keys = await listEncryptedFile(file, check ? reach : undefined);
    return { text: json ? listedEncryptedJson(keys) : listedEncryptedText(keys), code: codeOf(keys) };
  }
  return done(json ? `${JSON.stringify(listKeyFile(file))}\n` : listedText(listKeyFile(file)));
}

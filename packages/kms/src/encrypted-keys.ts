import { readFile, stat } from "node:fs/promises";
import { RedactionError } from "@philog/core";

/** A token key that only KMS can open. */
export interface EncryptedKey {
  /** As in `TokenKeys`: it stands in every token. */
  id: string;
  /** The key, encrypted by KMS, in base64. */
  wrapped: string;
  /** ARN of the KMS key that wrapped it. Says so, and is not trusted: `keyId` says which KMS key may open it. */
  kmsKey?: string;
  /** The tenant that it was made for. Says so, and is not trusted: the encryption context holds it. */
  tenant?: string;
  /** When it was made, as an ISO 8601 instant in UTC. */
  created?: string;
}

/** What `createEncryptedKeys` makes: no secret, so it can stand in a repository, a parameter or an image. */
export interface EncryptedKeys {
  current: EncryptedKey;
  previous?: EncryptedKey[];
}

/** Encrypted keys, the path of a JSON file of them, or a function that fetches them or their JSON. */
export type EncryptedKeysSource =
  | EncryptedKeys
  | string
  | (() => EncryptedKeys | string | PromiseLike<EncryptedKeys | string>);

const largestFile = 65_536;
const base64 = /^[A-Za-z0-9+/]{4,8192}={0,2}$/;
/** As in a token: what is checked here stands in listings, too. */
const idForm = /^[a-z0-9][a-z0-9-]{0,31}$/;
const arnForm = /^arn:[\w:/.-]{1,500}$/;
const instant = /^\d{4}-\d\d-\d\dT[\d:.]{1,12}Z$/;

const errorName = (name: unknown) => (typeof name === "string" && /^[A-Za-z]\w{1,60}$/.test(name) ? `: ${name}` : "");
const bad = (detail: string) => new RedactionError("PHILOG_KEY_BAD", detail);

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw bad("the encrypted keys are not JSON");
  }
}

async function readPath(path: string): Promise<string> {
  try {
    if ((await stat(path)).size > largestFile) throw new RedactionError("PHILOG_KEY_FILE", "it is larger than 64 KiB");
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof RedactionError) throw error;
    throw new RedactionError("PHILOG_KEY_FILE", (error as NodeJS.ErrnoException).code);
  }
}

/** The id of a token key. Throws `PHILOG_KEY_BAD`. */
export function readKeyId(id: unknown, where: string): string {
  if (typeof id === "string" && idForm.test(id)) return id;
  throw bad(`${where}: it has to be a short code such as "k1"`);
}

function readKey(key: unknown, where: string): EncryptedKey {
  if (typeof key !== "object" || key === null) throw bad(`${where}: it has to be { id, wrapped }`);
  if ("secret" in key) throw bad(`${where}: it holds a key in clear, which belongs into no such file`);
  const { id, wrapped, kmsKey, tenant, created } = key as Record<keyof EncryptedKey, unknown>;
  const noted = (value: unknown, name: string, isGood: (text: string) => boolean, what: string) => {
    if (value === undefined) return {};
    if (typeof value === "string" && isGood(value)) return { [name]: value };
    throw bad(`${where}.${name}: it has to be ${what}`);
  };
  if (typeof wrapped !== "string" || !base64.test(wrapped)) throw bad(`${where}.wrapped: it has to be base64`);
  return {
    id: readKeyId(id, `${where}.id`),
    ...noted(tenant, "tenant", (text) => text !== "" && text.length <= 128, "text of 1 to 128 characters"),
    ...noted(created, "created", (text) => instant.test(text), "an instant in UTC"),
    ...noted(kmsKey, "kmsKey", (text) => arnForm.test(text), "the ARN of a KMS key"),
    wrapped,
  };
}

/** Checks encrypted keys. Throws `PHILOG_KEY_BAD`, which names the member and never the value. */
export function checkForm(keys: unknown): Required<EncryptedKeys> {
  if (typeof keys !== "object" || keys === null)
    throw bad("the encrypted keys have to be { current: { id, wrapped } }");
  const { current, previous = [] } = keys as Partial<EncryptedKeys>;
  if (!Array.isArray(previous)) throw bad("previous: it has to be an array");
  const read = {
    current: readKey(current, "current"),
    previous: previous.map((key, i) => readKey(key, `previous[${i}]`)),
  };
  const ids = [read.current, ...read.previous].map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw bad("keys: two of them have the same id");
  return read;
}

async function fetchKeys(source: Extract<EncryptedKeysSource, () => unknown>): Promise<unknown> {
  try {
    return await source();
  } catch (error) {
    // Not its message: what the application's function throws may quote what it has read.
    const { name } = (error ?? {}) as { name?: unknown };
    throw new RedactionError("PHILOG_KEY_FILE", `the function that fetches it failed${errorName(name)}`);
  }
}

/** Reads encrypted keys from where they are, each time anew. Rejects with `PHILOG_KEY_FILE` and `PHILOG_KEY_BAD`. */
export async function readEncryptedKeys(source: EncryptedKeysSource): Promise<Required<EncryptedKeys>> {
  if (typeof source === "string") return checkForm(parse(await readPath(source)));
  const keys = typeof source === "function" ? await fetchKeys(source) : source;
  return checkForm(typeof keys === "string" ? parse(keys) : keys);
}
